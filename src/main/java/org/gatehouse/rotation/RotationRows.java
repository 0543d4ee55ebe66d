package org.gatehouse.rotation;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/// The rows of rotations.
final class RotationRows {
    private static final String SELECT =
            """
            SELECT r.id, r.meeting_id, r.generation, r.reason, r.at, r.by_whom,
                   (SELECT COUNT(*) FROM rotation_supersession s WHERE s.rotation_id = r.id) AS gone
            FROM rotation r
            """;

    private RotationRows() {}

    /// Makes this the only transaction that sets `meeting` afresh until it ends, also where several
    /// nodes share a database: an update that changes nothing holds the row.
    static void lock(Tx tx, UUID meeting) {
        tx.handle()
                .createUpdate("UPDATE meeting SET title = title WHERE id = :id")
                .bind("id", meeting)
                .execute();
    }

    static void add(Tx tx, UUID id, UUID meeting, int generation, String reason, String by) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO rotation (id, meeting_id, generation, reason, at, by_whom)
                        VALUES (:id, :meeting, :generation, :reason, :at, :by)
                        """)
                .bind("id", id)
                .bind("meeting", meeting)
                .bind("generation", generation)
                .bind("reason", reason)
                .bind("at", tx.now())
                .bind("by", by)
                .execute();
    }

    static void expose(Tx tx, UUID rotation, UUID pass) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO rotation_exposure (rotation_id, pass_id) VALUES (:id, :pass)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("id", rotation)
                .bind("pass", pass)
                .execute();
    }

    static List<UUID> exposed(Handle handle, UUID rotation) {
        return handle.createQuery("SELECT pass_id FROM rotation_exposure WHERE rotation_id = :id")
                .bind("id", rotation)
                .mapTo(UUID.class)
                .list();
    }

    static void done(Tx tx, UUID rotation, RotationStep step) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO rotation_step (rotation_id, step, at) VALUES (:id, :step, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("id", rotation)
                .bind("step", step)
                .bind("at", tx.now())
                .execute();
    }

    /// Notes why `step` did not work, unless that is what was noted last.
    static void trouble(Tx tx, Ids ids, Rotation rotation, RotationStep step, String words) {
        if (trouble(tx.handle(), rotation.id()).filter(words::equals).isPresent()) {
            return;
        }
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO rotation_trouble (id, rotation_id, step, words, at)
                        VALUES (:id, :rotation, :step, :words, :at)
                        """)
                .bind("id", ids.next())
                .bind("rotation", rotation.id())
                .bind("step", step)
                .bind("words", words)
                .bind("at", tx.now())
                .execute();
    }

    static void supersede(Tx tx, UUID rotation) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO rotation_supersession (rotation_id, at) VALUES (:id, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("id", rotation)
                .bind("at", tx.now())
                .execute();
    }

    /// Notes that `person` has seen what followed; the first time counts.
    static void seen(Tx tx, UUID rotation, UUID person) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO rotation_seen (rotation_id, registrant_id, at)
                        VALUES (:id, :person, :at) ON CONFLICT DO NOTHING
                        """)
                .bind("id", rotation)
                .bind("person", person)
                .bind("at", tx.now())
                .execute();
    }

    static Set<UUID> seenBy(Handle handle, UUID rotation) {
        return handle.createQuery("SELECT registrant_id FROM rotation_seen WHERE rotation_id = :id")
                .bind("id", rotation)
                .mapTo(UUID.class)
                .collectIntoSet();
    }

    static Optional<Rotation> find(Handle handle, UUID id) {
        return select(handle, "WHERE r.id = :key", id).stream().findFirst();
    }

    /// All rotations of a meeting, the oldest first.
    static List<Rotation> of(Handle handle, UUID meeting) {
        return select(handle, "WHERE r.meeting_id = :key ORDER BY r.id", meeting);
    }

    /// All begun since `since` that may have been left half done, whatever meeting they are of.
    static List<UUID> unfinished(Handle handle, Instant since) {
        return handle.createQuery(
                        """
                        SELECT r.id FROM rotation r
                        WHERE r.at >= :since
                          AND NOT EXISTS (SELECT 1 FROM rotation_supersession s
                                          WHERE s.rotation_id = r.id)
                          AND NOT EXISTS (SELECT 1 FROM rotation_step d
                                          WHERE d.rotation_id = r.id AND d.step = 'WRITE_LETTERS')
                        ORDER BY r.id
                        """)
                .bind("since", since)
                .mapTo(UUID.class)
                .list();
    }

    private static List<Rotation> select(Handle handle, String where, UUID key) {
        return handle.createQuery(SELECT + where)
                .bind("key", key)
                .map(row -> rotation(handle, row))
                .list();
    }

    private static Rotation rotation(Handle handle, RowView row) {
        UUID id = row.getColumn("id", UUID.class);
        return new Rotation(
                id,
                row.getColumn("meeting_id", UUID.class),
                row.getColumn("generation", Integer.class),
                row.getColumn("reason", String.class),
                row.getColumn("at", Instant.class),
                row.getColumn("by_whom", String.class),
                steps(handle, id),
                trouble(handle, id),
                row.getColumn("gone", Integer.class) > 0);
    }

    /// Those whose old rooms have all been ended at their platforms, though that is not noted yet.
    static List<UUID> endedSince(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT r.id FROM rotation r
                        WHERE NOT EXISTS (SELECT 1 FROM rotation_step d
                                          WHERE d.rotation_id = r.id AND d.step = 'END_OLD_ROOM')
                          AND EXISTS (SELECT 1 FROM room o
                                      WHERE o.meeting_id = r.meeting_id
                                        AND o.generation < r.generation)
                          AND NOT EXISTS (
                              SELECT 1 FROM room o
                              WHERE o.meeting_id = r.meeting_id AND o.generation < r.generation
                                AND NOT EXISTS (SELECT 1 FROM room_step s
                                                WHERE s.request_key = o.request_key
                                                  AND s.step = 'end' AND s.outcome = 'done'))
                        """)
                .mapTo(UUID.class)
                .list();
    }

    private static Map<RotationStep, Instant> steps(Handle handle, UUID rotation) {
        Map<RotationStep, Instant> done = new EnumMap<>(RotationStep.class);
        handle.createQuery("SELECT step, at FROM rotation_step WHERE rotation_id = :id")
                .bind("id", rotation)
                .map(
                        row ->
                                Map.entry(
                                        RotationStep.valueOf(row.getColumn("step", String.class)),
                                        row.getColumn("at", Instant.class)))
                .forEach(step -> done.put(step.getKey(), step.getValue()));
        return done;
    }

    private static Optional<String> trouble(Handle handle, UUID rotation) {
        return handle.createQuery(
                        """
                        SELECT words FROM rotation_trouble t WHERE rotation_id = :id
                          AND NOT EXISTS (SELECT 1 FROM rotation_step d
                                          WHERE d.rotation_id = t.rotation_id AND d.step = t.step)
                        ORDER BY id DESC LIMIT 1
                        """)
                .bind("id", rotation)
                .mapTo(String.class)
                .findOne();
    }
}
