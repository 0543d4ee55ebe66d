package org.gatehouse.registration;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// People known from before, by the keyed hash of their mailbox: it outlives the erasure of their
/// registrations for a period of its own, and tells nobody who has it who they are.
public final class Acquaintances {
    /// On what ground somebody is known.
    public enum Ground {
        /// They were at a meeting and nothing was held against them.
        ATTENDED,
        /// Somebody on the staff knows them.
        VOUCHED,
        /// They were banned.
        BANNED
    }

    private final Ledger ledger;
    private final Period period;

    /// @param period for how long being known is kept
    public Acquaintances(Ledger ledger, Period period) {
        this.ledger = ledger;
        this.period = period;
    }

    /// Remembers the owner of `mailbox` until the period is over.
    public void remember(Tx tx, String mailbox, Ground ground, UUID meeting, Actor by) {
        Instant until = tx.now().atOffset(ZoneOffset.UTC).plus(period).toInstant();
        rememberUntil(tx, mailbox, ground, meeting, by, until);
    }

    /// Remembers the owner of `mailbox` until a time that was named, as a ban is.
    public void rememberUntil(
            Tx tx, String mailbox, Ground ground, UUID meeting, Actor by, Instant until) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO acquaintance
                                    (mailbox, ground, meeting_id, at, by_whom, until)
                                VALUES (:mailbox, :ground, :meeting, :at, :by, :until)
                                ON CONFLICT (mailbox, ground, meeting_id)
                                DO UPDATE SET until = excluded.until
                                """)
                        .bind("mailbox", mailbox)
                        .bind("ground", ground)
                        .bind("meeting", meeting)
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .bind("until", until)
                        .execute();
        if (rows > 0) {
            ledger.append(
                    tx,
                    Entry.of("acquaintance.remembered", by)
                            .in(meeting)
                            .with("ground", ground)
                            .with("until", until));
        }
    }

    /// Forgets one ground on which the owner of `mailbox` is known.
    public void forget(Tx tx, String mailbox, Ground ground, UUID meeting, Actor by) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                DELETE FROM acquaintance WHERE mailbox = :mailbox
                                  AND ground = :ground AND meeting_id = :meeting
                                """)
                        .bind("mailbox", mailbox)
                        .bind("ground", ground)
                        .bind("meeting", meeting)
                        .execute();
        if (rows > 0) {
            ledger.append(
                    tx, Entry.of("acquaintance.forgotten", by).in(meeting).with("ground", ground));
        }
    }

    /// Forgets on every ground that the owner of `mailbox` was ever known.
    public void forgetAll(Tx tx, String mailbox, Actor by) {
        int rows =
                tx.handle()
                        .createUpdate("DELETE FROM acquaintance WHERE mailbox = :mailbox")
                        .bind("mailbox", mailbox)
                        .execute();
        if (rows > 0) {
            ledger.append(tx, Entry.of("acquaintance.forgotten", by).with("grounds", rows));
        }
    }

    /// How the owner of `mailbox` is known.
    ///
    /// @param attended at how many meetings they were
    public record Known(int attended, boolean vouched, boolean banned) {
        /// Known from before, and nothing against them.
        public boolean isNeighbour() {
            return !banned && (attended > 0 || vouched);
        }
    }

    public Known known(Handle handle, String mailbox, Instant now) {
        Map<Ground, Integer> counts = new EnumMap<>(Ground.class);
        handle.createQuery(
                        """
                        SELECT ground, COUNT(*) AS times FROM acquaintance
                        WHERE mailbox = :mailbox AND until > :now GROUP BY ground
                        """)
                .bind("mailbox", mailbox)
                .bind("now", now)
                .map(
                        row ->
                                Map.entry(
                                        row.getColumn("ground", Ground.class),
                                        row.getColumn("times", Integer.class)))
                .forEach(ground -> counts.put(ground.getKey(), ground.getValue()));
        return new Known(
                counts.getOrDefault(Ground.ATTENDED, 0),
                counts.containsKey(Ground.VOUCHED),
                counts.containsKey(Ground.BANNED));
    }
}
