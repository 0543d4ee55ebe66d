package org.gatehouse.sighting;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How each source stands: when it was last heard, since when it is blind, and where it goes on
/// reading. That it was heard is written down every few seconds only, since a stream is heard fifty
/// times a second.
public final class SourceBook {
    private static final long EVERY_MILLIS = 5_000;

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;
    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    public SourceBook(Database database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /// How one source stands.
    ///
    /// @param heardAt when it was last heard; empty where it never was
    /// @param blindSince since when it has not been heard; empty while it is
    /// @param trouble why, in words
    /// @param gaps stretches of time of which nothing can be known any more, the latest first
    public record State(
            String source,
            Optional<Instant> heardAt,
            Optional<Instant> blindSince,
            Optional<String> trouble,
            List<Gap> gaps) {
        public State {
            gaps = List.copyOf(gaps);
        }
    }

    /// A stretch of time in which a source was not heard, and that was not made good afterwards.
    public record Gap(Instant from, Instant until) {}

    /// The source answers.
    void alive(String source) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        heard.put(source, now);
        Instant last = written.get(source);
        if (last == null || Math.abs(now.toEpochMilli() - last.toEpochMilli()) >= EVERY_MILLIS) {
            written.put(source, now);
            database.write(tx -> heard(tx, source, now));
        }
    }

    private static int heard(Tx tx, String source, Instant at) {
        return tx.handle()
                .createUpdate(
                        """
                        INSERT INTO watch_state (source, heard_at) VALUES (:source, :at)
                        ON CONFLICT (source) DO UPDATE
                        SET heard_at = excluded.heard_at, blind_since = NULL, trouble = NULL
                        """)
                .bind("source", source)
                .bind("at", at)
                .execute();
    }

    /// The source can't be heard; it is blind since it last was.
    void blind(String source, String trouble) {
        Instant last = heard.get(source);
        written.remove(source);
        database.write(
                tx -> {
                    Optional<Instant> known = state(tx.handle(), source).heardAt();
                    Instant since = last != null ? last : known.orElse(tx.now());
                    return blind(tx, source, since, trouble);
                });
    }

    private static int blind(Tx tx, String source, Instant since, String trouble) {
        return tx.handle()
                .createUpdate(
                        """
                        INSERT INTO watch_state (source, blind_since, trouble)
                        VALUES (:source, :since, :trouble)
                        ON CONFLICT (source) DO UPDATE
                        SET blind_since = COALESCE(watch_state.blind_since, excluded.blind_since),
                            trouble = excluded.trouble
                        """)
                .bind("source", source)
                .bind("since", since)
                .bind("trouble", trouble)
                .execute();
    }

    /// What was posted since `source` was last heard can't be had any more.
    void missed(String source) {
        database.write(
                tx -> {
                    Optional<Instant> from = state(tx.handle(), source).heardAt();
                    from.ifPresent(at -> gap(tx, source, at));
                    return source;
                });
    }

    private void gap(Tx tx, String source, Instant from) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO watch_gap (id, source, from_at, until_at)
                        VALUES (:id, :source, :from, :now)
                        """)
                .bind("id", ids.next())
                .bind("source", source)
                .bind("from", from)
                .bind("now", tx.now())
                .execute();
    }

    Optional<String> kept(String source, String name) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT value FROM watch_kept
                                        WHERE source = :source AND name = :name
                                        """)
                                .bind("source", source)
                                .bind("name", name)
                                .mapTo(String.class)
                                .findOne());
    }

    /// What a source counted under `name`; 0 where it has not.
    public long count(String source, String name) {
        return kept(source, name)
                .filter(text -> text.matches("[0-9]{1,15}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    void keep(String source, String name, String value) {
        database.write(
                tx ->
                        tx.handle()
                                .createUpdate(
                                        """
                                        INSERT INTO watch_kept (source, name, value, at)
                                        VALUES (:source, :name, :value, :now)
                                        ON CONFLICT (source, name) DO UPDATE
                                        SET value = excluded.value, at = excluded.at
                                        """)
                                .bind("source", source)
                                .bind("name", name)
                                .bind("value", value)
                                .bind("now", tx.now())
                                .execute());
    }

    /// How `source` stands.
    public State state(Handle handle, String source) {
        List<Gap> gaps =
                handle.createQuery(
                                """
                                SELECT from_at, until_at FROM watch_gap
                                WHERE source = :source ORDER BY until_at DESC LIMIT 5
                                """)
                        .bind("source", source)
                        .map(
                                (row, _) ->
                                        new Gap(
                                                Instant.ofEpochMilli(row.getLong("from_at")),
                                                Instant.ofEpochMilli(row.getLong("until_at"))))
                        .list();
        return handle.createQuery(
                        """
                        SELECT heard_at, blind_since, trouble FROM watch_state
                        WHERE source = :source
                        """)
                .bind("source", source)
                .map(
                        row ->
                                new State(
                                        source,
                                        later(
                                                row.getColumn("heard_at", Instant.class),
                                                heard.get(source)),
                                        Optional.ofNullable(
                                                row.getColumn("blind_since", Instant.class)),
                                        Optional.ofNullable(row.getColumn("trouble", String.class)),
                                        gaps))
                .findOne()
                .orElseGet(
                        () ->
                                new State(
                                        source,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        gaps));
    }

    private static Optional<Instant> later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return Optional.ofNullable(one == null ? other : one);
        }
        return Optional.of(one.isAfter(other) ? one : other);
    }
}
