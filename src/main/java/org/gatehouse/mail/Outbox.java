package org.gatehouse.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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
        Map<String, Integer> standings = OutboxRows.standings(tx.handle(), Set.of(mailbox(letter)));
        int fresh = OutboxRows.add(tx, List.of(row(letter, standings, tx)));
        tx.afterCommit(this::wake);
        return fresh == 1;
    }

    private OutboxRows.Fresh row(Letter letter, Map<String, Integer> standings, Tx tx) {
        String mailbox = mailbox(letter);
        return row(letter, mailbox, standings, firstAttempt(tx, letter, mailbox));
    }

    /// Letters sealed and ready to be put into the outbox.
    public record Sealed(List<OutboxRows.Fresh> rows) {
        public Sealed {
            rows = List.copyOf(rows);
        }

        /// Those of them that go to people of whom `wanted` holds.
        public Sealed only(Predicate<UUID> wanted) {
            return new Sealed(
                    rows.stream().filter(row -> wanted.test(row.letter().person())).toList());
        }

        /// How many, and nothing of what is in them.
        @Override
        public String toString() {
            return rows.size() + " sealed letters";
        }
    }

    /// Seals many urgent letters ahead of the transaction that enqueues them, so that nobody else's
    /// write has to wait for it.
    public Sealed seal(Handle handle, List<Letter> letters) {
        List<String> mailboxes = letters.stream().map(this::mailbox).toList();
        Map<String, Integer> standings = OutboxRows.standings(handle, Set.copyOf(mailboxes));
        List<OutboxRows.Fresh> rows = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            rows.add(row(letters.get(i), mailboxes.get(i), standings, null));
        }
        return new Sealed(rows);
    }

    /// Enqueues what was sealed, as [#enqueue] does one letter, and drops what waits for the same
    /// people about older rooms.
    ///
    /// @return how many are new
    public int enqueue(Tx tx, Sealed sealed) {
        int fresh = OutboxRows.add(tx, sealed.rows());
        if (OutboxRows.supersede(tx, sealed.rows().stream().map(row -> row.letter()).toList())) {
            tx.afterCommit(drops::incrementAndGet);
        }
        tx.afterCommit(this::wake);
        return fresh;
    }

    private OutboxRows.Fresh row(
            Letter letter,
            String mailbox,
            Map<String, Integer> standings,
            @Nullable Instant first) {
        return new OutboxRows.Fresh(
                ids.next(),
                letter,
                new Place(letter.priority(), standings.getOrDefault(mailbox, Place.UNKNOWN)),
                mailbox,
                SealedFacts.seal(keys, letter.recipient(), letter.facts()),
                first);
    }

    private String mailbox(Letter letter) {
        return keys.hash(Purpose.MAILBOX_ADDRESS, letter.recipient().address().key());
    }

    /// At once, but for a mailbox that has been sent a great many letters within the hour: that one
    /// has to wait, unless the letter never does.
    private static Instant firstAttempt(Tx tx, Letter letter, String mailbox) {
        if (letter.isNeverHeldBack()) {
            return tx.now();
        }
        Instant hourAgo = tx.now().minus(CAP_TIME);
        int lately = OutboxRows.countSince(tx.handle(), mailbox, hourAgo);
        return lately < CAP ? tx.now() : tx.now().plus(CAP_TIME);
    }

    /// Drops everything that waits to be sent to `person`, as when their data are erased or they
    /// are banned.
    public void withdraw(Tx tx, UUID person) {
        OutboxRows.withdraw(tx, person);
        tx.afterCommit(drops::incrementAndGet);
    }

    /// Drops what waits to be sent to `person` and tells how to get into `meeting`: the pass in it
    /// is about to be replaced.
    public void withdrawWaysIn(Tx tx, UUID meeting, UUID person) {
        OutboxRows.withdrawWaysIn(tx, meeting, person);
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
