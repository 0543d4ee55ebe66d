package org.gatehouse.practice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The rows of practice evenings and of who plays in them.
final class PracticeRows {
    private static final String SELECT =
            "SELECT meeting_id, staff_id, started_at, ended_at FROM practice_evening ";

    private PracticeRows() {}

    static void add(Tx tx, UUID meeting, UUID staff) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO practice_evening (meeting_id, staff_id, started_at)
                        VALUES (:meeting, :staff, :at)
                        """)
                .bind("meeting", meeting)
                .bind("staff", staff)
                .bind("at", tx.now())
                .execute();
    }

    static boolean end(Tx tx, UUID meeting) {
        return tx.handle()
                        .createUpdate(
                                """
                                UPDATE practice_evening SET ended_at = :at
                                WHERE meeting_id = :meeting AND ended_at IS NULL
                                """)
                        .bind("meeting", meeting)
                        .bind("at", tx.now())
                        .execute()
                == 1;
    }

    static Optional<Practice> find(Handle handle, UUID meeting) {
        return handle.createQuery(SELECT + "WHERE meeting_id = :meeting")
                .bind("meeting", meeting)
                .map(ConstructorMapper.of(Practice.class))
                .findOne();
    }

    static List<Practice> running(Handle handle) {
        return handle.createQuery(SELECT + "WHERE ended_at IS NULL")
                .map(ConstructorMapper.of(Practice.class))
                .list();
    }

    /// Somebody who plays.
    ///
    /// @param browser the hash that stands for their device
    record Actor(Part part, UUID registrantId, String browser) {}

    static void addActor(Tx tx, UUID meeting, Actor actor) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO practice_actor (meeting_id, part, registrant_id, browser)
                        VALUES (:meeting, :part, :registrant, :browser)
                        """)
                .bind("meeting", meeting)
                .bind("part", actor.part())
                .bind("registrant", actor.registrantId())
                .bind("browser", actor.browser())
                .execute();
    }

    static Map<Part, Actor> actors(Handle handle, UUID meeting) {
        return handle
                .createQuery(
                        """
                        SELECT part, registrant_id, browser FROM practice_actor
                        WHERE meeting_id = :meeting
                        """)
                .bind("meeting", meeting)
                .map(ConstructorMapper.of(Actor.class))
                .stream()
                .collect(Collectors.toMap(Actor::part, actor -> actor));
    }

    /// When Stop now was first pressed at or after `from`.
    static Optional<Instant> stopped(Handle handle, UUID meeting, Instant from) {
        return handle.createQuery(
                        """
                        SELECT at FROM door_stop WHERE meeting_id = :meeting AND at >= :from
                        ORDER BY id LIMIT 1
                        """)
                .bind("meeting", meeting)
                .bind("from", from)
                .mapTo(Instant.class)
                .findOne();
    }

    private record Verdicts(long admitted, long turnedAway, long held) {}

    /// What was decided of somebody in the end: what let them in counts most.
    static Part.Decision decision(Handle handle, UUID registrant) {
        Verdicts verdicts =
                handle.createQuery(
                                """
                                SELECT COUNT(CASE WHEN v.decision = 'ADMIT' THEN 1 END) AS admitted,
                                       COUNT(CASE WHEN v.decision = 'TURN_AWAY' THEN 1 END)
                                           AS turned_away,
                                       COUNT(h.id) AS held
                                FROM knock k
                                LEFT JOIN verdict v ON v.knock_id = k.id
                                LEFT JOIN hold h ON h.knock_id = k.id
                                WHERE k.registrant_id = :registrant
                                """)
                        .bind("registrant", registrant)
                        .map(ConstructorMapper.of(Verdicts.class))
                        .one();
        if (verdicts.admitted() > 0) {
            return Part.Decision.ADMITTED;
        }
        if (verdicts.turnedAway() > 0) {
            return Part.Decision.TURNED_AWAY;
        }
        return verdicts.held() > 0 ? Part.Decision.HELD : Part.Decision.LEFT_STANDING;
    }
}
