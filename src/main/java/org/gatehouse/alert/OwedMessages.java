package org.gatehouse.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Messages that are owed by one of the ways, a row each, so that a crash forgets none. Whoever
/// sends one claims it first: two nodes don't both send it, and what a crash left claimed is free
/// again after a while.
///
/// @param table `push_message` or `text_message`
/// @param to the column that says to whom
record OwedMessages(String table, String to) {
    static final OwedMessages PUSHES = new OwedMessages("push_message", "device_id");
    static final OwedMessages TEXTS = new OwedMessages("text_message", "registrant_id");

    private static final Logger LOG = LoggerFactory.getLogger(OwedMessages.class);
    private static final int CLAIMED_AT_ONCE = 64;

    /// For so long nobody else sends what somebody has claimed; longer than any call takes.
    static final Duration CLAIM = Duration.ofMinutes(2);

    /// Afterwards people have gone home.
    private static final Duration EVENING = Duration.ofHours(3);

    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /// One of them.
    ///
    /// @param attempts how often it was tried before
    /// @param pressed when the meeting began to be set afresh
    record Owed(UUID rotation, UUID to, UUID meeting, int attempts, Instant pressed) {}

    /// Owes one to each of those that `concerned` selects: SQL from `FROM` on, in which `:meeting`
    /// is the meeting.
    void owe(Tx tx, UUID meeting, UUID rotation, String column, String concerned) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO <table> (rotation_id, <to>, words, attempts, due_at, at)
                        SELECT :rotation, <column>, '', 0, :at, :at <concerned>
                        ON CONFLICT DO NOTHING
                        """)
                .define("table", table)
                .define("to", to)
                .define("column", column)
                .define("concerned", concerned)
                .bind("rotation", rotation)
                .bind("meeting", meeting)
                .bind("at", tx.now())
                .execute();
    }

    /// Has `send` send all that is due, so many at once, and waits for the end. Each is settled or
    /// put off by `send`; one that it fails at is free again after [#CLAIM].
    ///
    /// @param hands they end early where it is shut down
    void sendAll(Database database, ExecutorService hands, int atOnce, Consumer<Owed> send)
            throws InterruptedException {
        Semaphore few = new Semaphore(atOnce);
        List<Owed> some = database.write(this::claim);
        while (!some.isEmpty() && !hands.isShutdown()) {
            for (Owed one : some) {
                few.acquire();
                hands.execute(() -> carefully(hands, one, send, few));
            }
            some = database.write(this::claim);
        }
        few.acquire(atOnce);
    }

    private void carefully(ExecutorService hands, Owed one, Consumer<Owed> send, Semaphore few) {
        try {
            send.accept(one);
        } catch (RuntimeException e) {
            if (!hands.isShutdown()) {
                LOG.warn("A message could not be sent ({}); it is tried again", table, e);
            }
        } finally {
            few.release();
        }
    }

    /// Whether anything is due at `now`.
    boolean isAnyDue(Handle handle, Instant now) {
        return !due(handle, now, 1).isEmpty();
    }

    private List<Owed> claim(Tx tx) {
        Instant now = tx.now();
        return due(tx.handle(), now, CLAIMED_AT_ONCE).stream()
                .filter(one -> claim(tx, one, now))
                .toList();
    }

    /// Those of a rotation that a later one followed are left alone for ever.
    private List<Owed> due(Handle handle, Instant now, int most) {
        return handle.createQuery(
                        """
                        SELECT m.rotation_id, m.<to>, t.meeting_id, m.attempts, t.at AS pressed
                        FROM <table> m JOIN rotation t ON t.id = m.rotation_id
                        WHERE m.outcome IS NULL AND :now >= m.due_at AND t.at > :since
                          AND NOT EXISTS (SELECT 1 FROM rotation later
                                          WHERE later.meeting_id = t.meeting_id
                                            AND later.generation > t.generation)
                        ORDER BY m.attempts, m.rotation_id, m.<to> LIMIT :most
                        """)
                .define("table", table)
                .define("to", to)
                .bind("now", now)
                .bind("since", now.minus(EVENING))
                .bind("most", most)
                .map(
                        row ->
                                new Owed(
                                        row.getColumn("rotation_id", UUID.class),
                                        row.getColumn(to, UUID.class),
                                        row.getColumn("meeting_id", UUID.class),
                                        row.getColumn("attempts", Integer.class),
                                        row.getColumn("pressed", Instant.class)))
                .list();
    }

    private boolean claim(Tx tx, Owed one, Instant now) {
        return tx.handle()
                        .createUpdate(
                                """
                                UPDATE <table> SET attempts = attempts + 1, due_at = :until
                                WHERE rotation_id = :rotation AND <to> = :to
                                  AND outcome IS NULL AND :now >= due_at
                                """)
                        .define("table", table)
                        .define("to", to)
                        .bind("until", now.plus(CLAIM))
                        .bind("now", now)
                        .bind("rotation", one.rotation())
                        .bind("to", one.to())
                        .execute()
                == 1;
    }

    /// How it ended, for good.
    void settle(Tx tx, Owed one, String outcome, String words) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE <table> SET outcome = :outcome, words = :words, at = :now
                        WHERE rotation_id = :rotation AND <to> = :to AND outcome IS NULL
                        """)
                .define("table", table)
                .define("to", to)
                .bind("outcome", outcome)
                .bind("words", words)
                .bind("now", tx.now())
                .bind("rotation", one.rotation())
                .bind("to", one.to())
                .execute();
    }

    /// It is tried again, ever more patiently, and no sooner than `least` from now.
    void putOff(Tx tx, Owed one, Duration least, String words) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE <table> SET due_at = :due, words = :words
                        WHERE rotation_id = :rotation AND <to> = :to AND outcome IS NULL
                        """)
                .define("table", table)
                .define("to", to)
                .bind("due", tx.now().plus(longer(least, pause(one.attempts()))))
                .bind("words", words)
                .bind("rotation", one.rotation())
                .bind("to", one.to())
                .execute();
    }

    private static Duration pause(int attempts) {
        return shorter(SHORTEST.multipliedBy(1L << Math.min(attempts, 10)), LONGEST);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
