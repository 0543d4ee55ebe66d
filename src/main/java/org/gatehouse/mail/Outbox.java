package org.gatehouse.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;

/// Where letters wait to be sent. A letter is enqueued in the transaction of what causes it, so
/// that neither is ever there without the other; it is written out only when it is sent.
public final class Outbox {
    /// More letters than this to one mailbox within an hour help nobody but a mischief-maker.
    private static final int CAP = 20;

    private static final Duration CAP_TIME = Duration.ofHours(1);

    private final Keys keys;
    private final Ids ids;
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong drops = new AtomicLong();

    public Outbox(Keys keys, Ids ids) {
        this.keys = keys;
        this.ids = ids;
    }

    /// Enqueues `letter` as a part of `tx`; one that was enqueued before is left as it is.
    ///
    /// @return whether it is new
    public boolean enqueue(Tx tx, Letter letter) {
        MailAddress address = letter.recipient().address();
        String mailbox = keys.hash(Purpose.MAILBOX_ADDRESS, address.key());
        Place place = new Place(letter.priority(), OutboxRows.standing(tx.handle(), mailbox));
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO letter (id, kind, meeting_id, generation, person_id,
                                    distinct_by, priority, mailbox_hash, domain, sealed,
                                    enqueued_at, expires_at, next_attempt_at)
                                VALUES (:id, :kind, :meeting, :generation, :person,
                                    :distinct, :priority, :mailbox, :domain, :sealed,
                                    :now, :expires, :first)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("id", ids.next())
                        .bind("kind", letter.kind().wireName())
                        .bind("meeting", letter.meeting())
                        .bind("generation", letter.generation())
                        .bind("person", letter.person())
                        .bind("distinct", letter.distinct())
                        .bind("priority", place.number())
                        .bind("mailbox", mailbox)
                        .bind("domain", address.domain())
                        .bind("sealed", SealedFacts.seal(keys, letter.recipient(), letter.facts()))
                        .bind("now", tx.now())
                        .bind("first", firstAttempt(tx, letter, mailbox))
                        .bind("expires", letter.expires())
                        .execute();
        tx.afterCommit(this::wake);
        return rows == 1;
    }

    /// At once, but for a mailbox that has been sent a great many letters within the hour: that one
    /// has to wait, unless it is an emergency.
    private static Instant firstAttempt(Tx tx, Letter letter, String mailbox) {
        if (letter.priority().isEmergency()) {
            return tx.now();
        }
        Instant hourAgo = tx.now().minus(CAP_TIME);
        int lately = OutboxRows.countSince(tx.handle(), mailbox, hourAgo);
        return lately < CAP ? tx.now() : tx.now().plus(CAP_TIME);
    }

    /// Drops what waits for people who have been written to about `generation` of `meeting`:
    /// letters that tell them how to get into an older room. Whoever got no newer letter keeps the
    /// old one. Call it behind enqueueing the newer letters, in the same transaction.
    public void supersede(Tx tx, UUID meeting, int generation) {
        OutboxRows.supersede(tx, meeting, generation);
        tx.afterCommit(drops::incrementAndGet);
    }

    /// Drops everything that waits to be sent to `person`, as when their data are erased or they
    /// are banned.
    public void withdraw(Tx tx, UUID person) {
        OutboxRows.withdraw(tx, person);
        tx.afterCommit(drops::incrementAndGet);
    }

    /// How often waiting letters have been dropped: while it stands still, what was taken from the
    /// outbox is still to be sent.
    long drops() {
        return drops.get();
    }

    /// Calls `listener` after each commit that enqueued something.
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    private void wake() {
        listeners.forEach(Runnable::run);
    }
}
