package org.gatehouse.rooms;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// What platforms reported of their own accord, kept sealed as it came: it is evidence, it tells
/// duplicates apart, and after a restart it says again who is inside.
public final class RoomReports {
    private final Keys keys;
    private final Ids ids;

    public RoomReports(Keys keys, Ids ids) {
        this.keys = keys;
        this.ids = ids;
    }

    /// Keeps `body`; false where a report with the same key is there already.
    ///
    /// @param duplicateKey the same for every delivery of one report
    public boolean keep(Tx tx, String provider, String duplicateKey, String body) {
        return tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO room_report
                                    (id, provider, duplicate_key, received_at, sealed_body)
                                VALUES (:id, :provider, :key, :at, :body)
                                ON CONFLICT (duplicate_key) DO NOTHING
                                """)
                        .bind("id", ids.next())
                        .bind("provider", provider)
                        .bind("key", provider + ":" + duplicateKey)
                        .bind("at", tx.now())
                        .bind("body", keys.seal(Purpose.ROOM_SECRET, body))
                        .execute()
                == 1;
    }

    /// The reports of `provider` received since `from`, in their order.
    public List<String> since(Handle handle, String provider, Instant from) {
        return handle.createQuery(
                        """
                        SELECT sealed_body FROM room_report
                        WHERE provider = :provider AND received_at >= :from ORDER BY id
                        """)
                .bind("provider", provider)
                .bind("from", from)
                .map(
                        (row, _) ->
                                keys.open(
                                        Purpose.ROOM_SECRET,
                                        Objects.requireNonNull(row.getBytes("sealed_body"))))
                .list();
    }

    /// All reports received from `from` to `to`, whoever sent them, in their order.
    public List<String> between(Handle handle, Instant from, Instant to) {
        return handle.createQuery(
                        """
                        SELECT sealed_body FROM room_report
                        WHERE received_at >= :from AND received_at <= :to ORDER BY id
                        """)
                .bind("from", from)
                .bind("to", to)
                .map(
                        (row, _) ->
                                keys.open(
                                        Purpose.ROOM_SECRET,
                                        Objects.requireNonNull(row.getBytes("sealed_body"))))
                .list();
    }

    /// When `provider` last reported anything.
    public Optional<Instant> last(Handle handle, String provider) {
        return handle.createQuery(
                        """
                        SELECT received_at FROM room_report
                        WHERE provider = :provider ORDER BY received_at DESC LIMIT 1
                        """)
                .bind("provider", provider)
                .mapTo(Instant.class)
                .findOne();
    }

    /// Erases what was received before `time`; returns how many reports that were.
    public int eraseBefore(Tx tx, Instant time) {
        return tx.handle()
                .createUpdate("DELETE FROM room_report WHERE received_at < :time")
                .bind("time", time)
                .execute();
    }
}
