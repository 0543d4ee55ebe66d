package org.gatehouse.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Dialect;
import org.gatehouse.sql.KeptStatement;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The outbox's rows as sending sees them: taken, put off, settled. A row without an outcome waits.
final class OutboxRows {
    /// How long a node that died keeps its letters from the others.
    static final Duration LEASE = Duration.ofMinutes(2);

    private static final String DUE =
            """
            FROM letter
            WHERE outcome IS NULL AND next_attempt_at <= :now AND leased_until <= :now
              AND priority < :below
            ORDER BY priority, next_attempt_at, id
            LIMIT :limit
            """;

    private static final String ADD =
            """
            INSERT INTO letter (id, kind, meeting_id, generation, person_id, distinct_by, priority,
                mailbox_hash, domain, sealed, enqueued_at, expires_at, next_attempt_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    /// How many mailboxes are asked for in one statement.
    private static final int AT_ONCE = 500;

    /// Nothing that was settled keeps what it was about.
    private static final String SETTLE =
            "sealed = NULL, domain = '', settled_at = :now, leased_by = NULL, leased_until = 0 ";

    private static final String SETTLE_OPEN =
            """
            UPDATE letter
            SET outcome = ?, words = ?, relay = ?, settled_at = ?,
                sealed = NULL, domain = '', leased_by = NULL, leased_until = 0
            WHERE id = ? AND outcome IS NULL
            """;

    private static final String SETTLE_ACCEPTED =
            SETTLE_OPEN.replace(
                    "outcome IS NULL",
                    "(outcome IS NULL OR outcome IN ('superseded', 'withdrawn'))");

    private OutboxRows() {}

    /// A letter as it is enqueued.
    ///
    /// @param first when it is tried first; null for at once
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Fresh(
            UUID id,
            Letter letter,
            Place place,
            String mailbox,
            byte[] sealed,
            @Nullable Instant first) {}

    /// Adds `rows`, but for letters that are there already; returns how many are new.
    static int add(Tx tx, List<Fresh> rows) {
        KeptStatement statement = tx.kept(ADD);
        for (Fresh row : rows) {
            bind(statement, row, tx.now());
            statement.add();
        }
        return statement.changeAll();
    }

    private static void bind(KeptStatement statement, Fresh row, Instant now) {
        Letter letter = row.letter();
        UUID meeting = letter.meeting();
        statement
                .bind(1, row.id().toString())
                .bind(2, letter.kind().wireName())
                .bind(3, meeting == null ? null : meeting.toString())
                .bind(4, letter.generation())
                .bind(5, letter.person().toString())
                .bind(6, letter.distinct())
                .bind(7, row.place().number())
                .bind(8, row.mailbox())
                .bind(9, letter.recipient().address().domain())
                .bind(10, row.sealed())
                .bind(11, now)
                .bind(12, letter.expires())
                .bind(13, row.first() == null ? now : row.first());
    }

    /// What is known of `mailboxes` from the last letter to each that was settled, see [Place];
    /// nothing where it is nothing.
    static Map<String, Integer> standings(Handle handle, Set<String> mailboxes) {
        Map<String, Integer> standings = new HashMap<>();
        List<String> all = List.copyOf(mailboxes);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            handle.createQuery(
                            """
                            SELECT mailbox_hash, outcome FROM letter
                            WHERE mailbox_hash IN (<mailboxes>)
                              AND outcome IN ('accepted', 'failed', 'bounced')
                            ORDER BY settled_at
                            """)
                    .bindList("mailboxes", some)
                    .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                    .forEach(last -> standings.put(last.getKey(), standing(last.getValue())));
        }
        return standings;
    }

    private static int standing(String outcome) {
        return outcome.equals("accepted") ? Place.PROVEN : Place.BAD;
    }

    /// How many letters have been enqueued for a mailbox since `since`.
    static int countSince(Handle handle, String mailbox, Instant since) {
        return handle.createQuery(
                        """
                        SELECT COUNT(*) FROM letter
                        WHERE mailbox_hash = :mailbox AND enqueued_at > :since
                        """)
                .bind("mailbox", mailbox)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }

    /// What a server put off before a restart may be tried at once.
    static void reopen(Database database) {
        database.write(
                tx ->
                        tx.handle()
                                .createUpdate(
                                        """
                                        UPDATE letter SET next_attempt_at = :now
                                        WHERE outcome IS NULL AND attempts > 0
                                          AND next_attempt_at > :now
                                        """)
                                .bind("now", tx.now())
                                .execute());
    }

    /// How many letters to take, at which moment.
    ///
    /// @param held how many letters are held already; a lease keeps them out, a single node must
    ///   read past them
    /// @param below only letters in a place before this one
    /// @param drops the outbox's count of drops at that moment
    record Claim(Instant now, int limit, int held, int below, long drops) {}

    /// Letters that are due, the most urgent first. With several nodes on one database they are
    /// leased to `node`; a single one needs no note of what it holds in memory.
    static List<QueuedLetter> claim(Database database, String node, Claim claim) {
        return switch (database.dialect()) {
            case Dialect.Sqlite _ ->
                    database.read(
                            handle ->
                                    handle.createQuery("SELECT * " + DUE)
                                            .bind("now", claim.now())
                                            .bind("limit", claim.limit() + claim.held())
                                            .bind("below", claim.below())
                                            .map(QueuedLetter.mapper(claim.drops()))
                                            .list());
            case Dialect.Postgres postgres ->
                    database.write(tx -> lease(tx, postgres, node, claim));
        };
    }

    private static List<QueuedLetter> lease(Tx tx, Dialect dialect, String node, Claim claim) {
        String sql =
                """
                UPDATE letter SET leased_by = :node, leased_until = :until
                WHERE id IN (SELECT id %s %s)
                RETURNING *
                """
                        .formatted(DUE, dialect.skipLocked());
        return tx
                .handle()
                .createQuery(sql)
                .bind("node", node)
                .bind("until", claim.now().plus(LEASE))
                .bind("now", claim.now())
                .bind("limit", claim.limit())
                .bind("below", claim.below())
                .map(QueuedLetter.mapper(claim.drops()))
                .stream()
                .sorted(Comparator.comparing(QueuedLetter::place).thenComparing(QueuedLetter::id))
                .toList();
    }

    /// Gives letters back that were taken and are not held any more.
    static void release(Database database, List<QueuedLetter> letters) {
        if (letters.isEmpty() || database.dialect() instanceof Dialect.Sqlite) {
            return;
        }
        database.write(
                tx ->
                        tx.handle()
                                .createUpdate(
                                        """
                                        UPDATE letter SET leased_by = NULL, leased_until = 0
                                        WHERE id IN (<ids>)
                                        """)
                                .bindList("ids", letters.stream().map(QueuedLetter::id).toList())
                                .execute());
    }

    /// Gives back all that `node` took and did not send.
    static void release(Database database, String node) {
        database.write(
                tx ->
                        tx.handle()
                                .createUpdate(
                                        """
                                        UPDATE letter SET leased_by = NULL, leased_until = 0
                                        WHERE leased_by = :node AND outcome IS NULL
                                        """)
                                .bind("node", node)
                                .execute());
    }

    /// When the next letter falls due that is not due at `now`, if there is any.
    static @Nullable Instant nextDue(Handle handle, Instant now) {
        return handle.createQuery(
                        """
                        SELECT MIN(next_attempt_at) FROM letter
                        WHERE outcome IS NULL AND next_attempt_at > :now
                        """)
                .bind("now", now)
                .mapTo(Instant.class)
                .findOne()
                .orElse(null);
    }

    /// Settles a letter, and tells whether that is news: it is settled once. One that was dropped
    /// while a server was taking it has been accepted all the same.
    ///
    /// @param relay the mail server that took or refused it
    static boolean settle(
            Tx tx, UUID letter, DeliveryState state, String words, @Nullable String relay) {
        return tx.kept(state == DeliveryState.ACCEPTED ? SETTLE_ACCEPTED : SETTLE_OPEN)
                        .bind(1, state.wireName())
                        .bind(2, words)
                        .bind(3, relay)
                        .bind(4, tx.now())
                        .bind(5, letter.toString())
                        .change()
                == 1;
    }

    /// When `relay` took letters since `since`, the oldest first.
    static List<Instant> handedOver(Handle handle, String relay, Instant since) {
        return handle.createQuery(
                        """
                        SELECT settled_at FROM letter
                        WHERE relay = :relay AND settled_at > :since
                          AND outcome IN ('accepted', 'bounced')
                        ORDER BY settled_at
                        """)
                .bind("relay", relay)
                .bind("since", since)
                .mapTo(Instant.class)
                .list();
    }

    static void putOff(Tx tx, UUID letter, Instant until, String words) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE letter
                        SET attempts = attempts + 1, next_attempt_at = :until, words = :words,
                            leased_by = NULL, leased_until = 0
                        WHERE id = :id AND outcome IS NULL
                        """)
                .bind("until", until)
                .bind("words", words)
                .bind("id", letter)
                .execute();
    }

    /// Drops what waits for the people of `newer`, which are all of one meeting and generation, and
    /// tells how to get into older rooms of it; whether there was any.
    static boolean supersede(Tx tx, List<Letter> newer) {
        int dropped = 0;
        for (int from = 0; from < newer.size(); from += AT_ONCE) {
            List<Letter> some = newer.subList(from, Math.min(newer.size(), from + AT_ONCE));
            dropped +=
                    tx.handle()
                            .createUpdate(
                                    "UPDATE letter SET outcome = 'superseded', "
                                            + SETTLE
                                            + """
                                            WHERE outcome IS NULL AND meeting_id = :meeting
                                              AND generation < :generation
                                              AND kind IN (<kinds>) AND person_id IN (<people>)
                                            """)
                            .bindList("kinds", leadingIn())
                            .bindList("people", some.stream().map(Letter::person).toList())
                            .bind("meeting", some.getFirst().meeting())
                            .bind("generation", some.getFirst().generation())
                            .bind("now", tx.now())
                            .execute();
        }
        return dropped > 0;
    }

    private static List<String> leadingIn() {
        return Arrays.stream(LetterKind.values())
                .filter(LetterKind::leadsIn)
                .map(LetterKind::wireName)
                .toList();
    }

    static void withdrawWaysIn(Tx tx, UUID meeting, UUID person) {
        tx.handle()
                .createUpdate(
                        "UPDATE letter SET outcome = 'withdrawn', "
                                + SETTLE
                                + """
                                WHERE outcome IS NULL AND person_id = :person
                                  AND meeting_id = :meeting AND kind IN (<kinds>)
                                """)
                .bindList("kinds", leadingIn())
                .bind("person", person)
                .bind("meeting", meeting)
                .bind("now", tx.now())
                .execute();
    }

    static void withdraw(Tx tx, UUID person) {
        tx.handle()
                .createUpdate(
                        "UPDATE letter SET outcome = 'withdrawn', "
                                + SETTLE
                                + "WHERE outcome IS NULL AND person_id = :person")
                .bind("person", person)
                .bind("now", tx.now())
                .execute();
    }

    /// Whether `letter` still waits: it may have been superseded since it was taken.
    static boolean isOpen(Handle handle, UUID letter) {
        return handle.createQuery("SELECT 1 FROM letter WHERE id = :id AND outcome IS NULL")
                .bind("id", letter)
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }
}
