package org.gatehouse.sighting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// The answers that leaks were given.
public final class Leaks {
    private Leaks() {}

    /// A leak that waits for somebody to do something about it.
    ///
    /// @param sighting the latest post in which it stands
    public record Open(UUID leak, UUID meeting, Optional<UUID> pass, UUID sighting, Instant at) {}

    /// Notes an answer; whether it is news.
    static boolean answer(Tx tx, UUID leak, Answer answer) {
        return tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO leak_answer (leak_id, answer, at)
                                VALUES (:leak, :answer, :now) ON CONFLICT DO NOTHING
                                """)
                        .bind("leak", leak)
                        .bind("answer", answer.name())
                        .bind("now", tx.now())
                        .execute()
                == 1;
    }

    /// Notes that `rotation` answers `leak`.
    static void rotated(Tx tx, UUID leak, UUID rotation) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO leak_rotation (leak_id, rotation_id, at)
                        VALUES (:leak, :rotation, :now) ON CONFLICT DO NOTHING
                        """)
                .bind("leak", leak)
                .bind("rotation", rotation)
                .bind("now", tx.now())
                .execute();
    }

    /// How often `meeting` has been set up afresh because of a leak, by rule.
    static int byRule(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT COUNT(DISTINCT r.rotation_id)
                        FROM leak_rotation r JOIN leak l ON l.id = r.leak_id
                        WHERE l.meeting_id = :meeting
                        """)
                .bind("meeting", meeting)
                .mapTo(Integer.class)
                .one();
    }

    /// Leaks that were to be answered by setting afresh, and were not before the program ended.
    static List<UUID> unanswered(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT a.leak_id FROM leak_answer a JOIN leak l ON l.id = a.leak_id
                        WHERE a.answer = 'ACT' AND l.meeting_id = :meeting
                          AND NOT EXISTS (SELECT 1 FROM leak_rotation r
                                          WHERE r.leak_id = a.leak_id)
                        """)
                .bind("meeting", meeting)
                .mapTo(UUID.class)
                .list();
    }

    /// The meetings that have such leaks.
    static List<UUID> meetingsUnanswered(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT DISTINCT l.meeting_id
                        FROM leak_answer a JOIN leak l ON l.id = a.leak_id
                        WHERE a.answer = 'ACT'
                          AND NOT EXISTS (SELECT 1 FROM leak_rotation r
                                          WHERE r.leak_id = a.leak_id)
                        """)
                .mapTo(UUID.class)
                .list();
    }

    /// The passes among `leaks`.
    static Set<UUID> passes(Handle handle, List<UUID> leaks) {
        return leaks.isEmpty()
                ? Set.of()
                : handle.createQuery(
                                """
                                SELECT pass_id FROM leak
                                WHERE id IN (<leaks>) AND pass_id IS NOT NULL
                                """)
                        .bindList("leaks", leaks.stream().map(UUID::toString).toList())
                        .mapTo(UUID.class)
                        .set();
    }

    /// The passes of `meeting` that stand in a sighting.
    public static Set<UUID> passesIn(Handle handle, UUID sighting, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT l.pass_id FROM exposure e JOIN leak l ON l.id = e.leak_id
                        WHERE e.sighting_id = :sighting AND l.meeting_id = :meeting
                          AND l.pass_id IS NOT NULL
                        """)
                .bind("sighting", sighting)
                .bind("meeting", meeting)
                .mapTo(UUID.class)
                .set();
    }

    /// What of `meeting` was seen in public, still leads somewhere, and was not called harmless by
    /// anybody: what its desk should know of.
    public static List<Open> open(Handle handle, UUID meeting) {
        return handle
                .createQuery(
                        """
                        SELECT l.id, l.subject, l.pass_id, s.id AS sighting, s.seen_at
                        FROM leak l
                        JOIN exposure e ON e.leak_id = l.id
                        JOIN sighting s ON s.id = e.sighting_id
                        WHERE l.meeting_id = :meeting
                          AND EXISTS (SELECT 1 FROM leak_answer a
                                      WHERE a.leak_id = l.id AND a.answer <> 'LIST')
                          AND COALESCE((SELECT j.is_leak FROM sighting_judgement j
                                        WHERE j.sighting_id = s.id
                                        ORDER BY j.id DESC LIMIT 1), TRUE)
                        ORDER BY s.seen_at DESC, s.id DESC
                        """)
                .bind("meeting", meeting)
                .map(
                        (row, _) ->
                                SightingRows.works(handle, Subject.parse(row.getString("subject")))
                                        ? Optional.of(
                                                new Open(
                                                        UUID.fromString(row.getString("id")),
                                                        meeting,
                                                        Optional.ofNullable(
                                                                        row.getString("pass_id"))
                                                                .map(UUID::fromString),
                                                        UUID.fromString(row.getString("sighting")),
                                                        Instant.ofEpochMilli(
                                                                row.getLong("seen_at"))))
                                        : Optional.<Open>empty())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
