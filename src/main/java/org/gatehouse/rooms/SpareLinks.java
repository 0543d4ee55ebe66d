package org.gatehouse.rooms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// Links that an organiser made by hand and left ready, sealed, to be used one after the other: the
/// first for the meeting itself, the others for when it has to be set up afresh.
public final class SpareLinks {
    private final Keys keys;
    private final Ledger ledger;

    public SpareLinks(Keys keys, Ledger ledger) {
        this.keys = keys;
        this.ledger = ledger;
    }

    /// Puts `link` behind the spares that `meeting` has, and returns its position, from 1. Check it
    /// first: what is stored here is handed to people as it is.
    public int add(Tx tx, UUID meeting, String link, Actor by) {
        int position = last(tx.handle(), meeting) + 1;
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO room_spare (meeting_id, position, sealed_link)
                        VALUES (:meeting, :position, :link)
                        """)
                .bind("meeting", meeting)
                .bind("position", position)
                .bind("link", keys.seal(Purpose.ROOM_SECRET, link))
                .execute();
        ledger.append(tx, Entry.of("room.spare-added", by).in(meeting).with("position", position));
        return position;
    }

    /// Takes the first unused link of `meeting` for the request with `key`. The same request gets
    /// the same link again; empty where none is left.
    public Optional<String> next(Tx tx, UUID meeting, String key) {
        Optional<String> taken = usedBy(tx.handle(), key);
        if (taken.isPresent()) {
            return taken;
        }
        tx.handle()
                .createUpdate(
                        """
                        UPDATE room_spare SET used_by = :key
                        WHERE meeting_id = :meeting AND used_by IS NULL AND position = (
                            SELECT MIN(position) FROM room_spare
                            WHERE meeting_id = :meeting AND used_by IS NULL)
                        """)
                .bind("key", key)
                .bind("meeting", meeting)
                .execute();
        return usedBy(tx.handle(), key);
    }

    /// The link that the request with `key` took.
    public Optional<String> usedBy(Handle handle, String key) {
        return handle.createQuery("SELECT sealed_link FROM room_spare WHERE used_by = :key")
                .bind("key", key)
                .mapTo(byte[].class)
                .findOne()
                .map(link -> keys.open(Purpose.ROOM_SECRET, link));
    }

    /// The unused links of `meeting` by their positions: secrets that must not be seen in public.
    public Map<Integer, String> unused(Handle handle, UUID meeting) {
        Map<Integer, String> links = new TreeMap<>();
        handle.createQuery(
                        """
                        SELECT position, sealed_link FROM room_spare
                        WHERE meeting_id = :meeting AND used_by IS NULL
                        """)
                .bind("meeting", meeting)
                .map((row, _) -> Map.entry(row.getInt("position"), row.getBytes("sealed_link")))
                .forEach(
                        spare ->
                                links.put(
                                        spare.getKey(),
                                        keys.open(Purpose.ROOM_SECRET, spare.getValue())));
        return links;
    }

    /// Every link that was ever left ready, of any meeting: what must not be seen in public.
    public List<String> all(Handle handle) {
        return handle.createQuery("SELECT sealed_link FROM room_spare").mapTo(byte[].class).stream()
                .map(link -> keys.open(Purpose.ROOM_SECRET, link))
                .toList();
    }

    /// How many unused links `meeting` has.
    public int left(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT COUNT(*) FROM room_spare
                        WHERE meeting_id = :meeting AND used_by IS NULL
                        """)
                .bind("meeting", meeting)
                .mapTo(Integer.class)
                .one();
    }

    /// Throws an unused link away: the organiser mistyped it, or it was seen in public.
    public void discard(Tx tx, UUID meeting, int position, Actor by) {
        int gone =
                tx.handle()
                        .createUpdate(
                                """
                                UPDATE room_spare SET used_by = :nobody
                                WHERE meeting_id = :meeting AND position = :position
                                    AND used_by IS NULL
                                """)
                        .bind("nobody", "discarded-" + meeting + "-" + position)
                        .bind("meeting", meeting)
                        .bind("position", position)
                        .execute();
        if (gone == 1) {
            ledger.append(
                    tx,
                    Entry.of("room.spare-discarded", by).in(meeting).with("position", position));
        }
    }

    private static int last(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT COALESCE(MAX(position), 0) FROM room_spare
                        WHERE meeting_id = :meeting
                        """)
                .bind("meeting", meeting)
                .mapTo(Integer.class)
                .one();
    }
}
