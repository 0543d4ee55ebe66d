package org.gatehouse.door;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// The rows of those at the door.
final class Knocks {
    private static final String SELECT =
            """
            SELECT k.id, k.meeting_id, k.registrant_id, k.pass_id, k.device_id, k.at,
                   k.closed_at, k.closed_because, v.decision, v.reason, e.at AS entered_at
            FROM knock k
            LEFT JOIN verdict v ON v.knock_id = k.id
            LEFT JOIN entry e ON e.knock_id = k.id
            """;

    private Knocks() {}

    /// Takes the pass's one live seat; empty where another knock of the same pass has it.
    static Optional<UUID> add(
            Tx tx, Ids ids, UUID meeting, UUID registrant, UUID pass, @Nullable UUID device) {
        UUID id = ids.next();
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO knock
                                    (id, meeting_id, registrant_id, pass_id, device_id, at)
                                VALUES (:id, :meeting, :registrant, :pass, :device, :at)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("id", id)
                        .bind("meeting", meeting)
                        .bind("registrant", registrant)
                        .bind("pass", pass)
                        .bind("device", device)
                        .bind("at", tx.now())
                        .execute();
        return rows == 1 ? Optional.of(id) : Optional.empty();
    }

    /// Frees the seat; false where it was free already.
    static boolean close(Tx tx, UUID knock, String because) {
        return tx.handle()
                        .createUpdate(
                                """
                                UPDATE knock SET closed_at = :at, closed_because = :because
                                WHERE id = :id AND closed_at IS NULL
                                """)
                        .bind("id", knock)
                        .bind("at", tx.now())
                        .bind("because", because)
                        .execute()
                == 1;
    }

    /// Gives up the place that a stop still under way keeps for whoever had `knock`; false where it
    /// keeps none.
    static boolean giveUp(Tx tx, Knock knock, String because) {
        return tx.handle()
                        .createUpdate(
                                """
                                UPDATE knock SET closed_because = :because
                                WHERE id = :id AND closed_because = 'stopped'
                                  AND EXISTS (
                                    SELECT 1 FROM door_stop s
                                    WHERE s.meeting_id = knock.meeting_id AND s.at = knock.closed_at
                                      AND NOT EXISTS (SELECT 1 FROM door_stop_end e
                                                      WHERE e.stop_id = s.id))
                                """)
                        .bind("id", knock.id())
                        .bind("because", because)
                        .execute()
                == 1;
    }

    static Optional<Knock> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "WHERE k.id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(Knock.class))
                .findOne();
    }

    /// The open knock of a pass.
    static Optional<Knock> seat(Handle handle, UUID pass) {
        return handle.createQuery(SELECT + "WHERE k.pass_id = :pass AND k.closed_at IS NULL")
                .bind("pass", pass)
                .map(ConstructorMapper.of(Knock.class))
                .findOne();
    }

    /// The newest knock of a registrant, open or not.
    static Optional<Knock> latest(Handle handle, UUID registrant) {
        return handle.createQuery(
                        SELECT + "WHERE k.registrant_id = :registrant ORDER BY k.id DESC LIMIT 1")
                .bind("registrant", registrant)
                .map(ConstructorMapper.of(Knock.class))
                .findOne();
    }

    /// All knocks at a meeting's door, the oldest first.
    static List<Knock> of(Handle handle, UUID meeting) {
        return handle.createQuery(SELECT + "WHERE k.meeting_id = :meeting ORDER BY k.id")
                .bind("meeting", meeting)
                .map(ConstructorMapper.of(Knock.class))
                .list();
    }

    /// All who are admitted and have not left.
    static List<Knock> inside(Handle handle, UUID meeting) {
        return of(handle, meeting).stream().filter(Knock::isAdmitted).toList();
    }

    /// How many knocked before `knock` and still wait.
    static int ahead(Handle handle, Knock knock) {
        return waiting(handle, knock.meetingId(), "AND k.id < :id", knock.id());
    }

    static int waiting(Handle handle, UUID meeting) {
        return waiting(handle, meeting, "AND k.id <> :id", meeting);
    }

    private static int waiting(Handle handle, UUID meeting, String which, UUID id) {
        return handle.createQuery(
                        """
                        SELECT COUNT(*) FROM knock k
                        WHERE k.meeting_id = :meeting AND k.closed_at IS NULL <which>
                          AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.knock_id = k.id)
                        """)
                .define("which", which)
                .bind("meeting", meeting)
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    /// Whether a gatekeeper turned the registrant away and did not take it back.
    static boolean isTurnedAway(Handle handle, UUID registrant) {
        return handle.createQuery(
                                """
                                SELECT COUNT(*) FROM knock k
                                JOIN verdict v ON v.knock_id = k.id AND v.decision = 'TURN_AWAY'
                                WHERE k.registrant_id = :registrant
                                  AND NOT EXISTS (SELECT 1 FROM pardon p WHERE p.knock_id = k.id)
                                """)
                        .bind("registrant", registrant)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }
}
