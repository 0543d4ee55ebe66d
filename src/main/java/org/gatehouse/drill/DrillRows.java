package org.gatehouse.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.rotation.RotationStep;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/// The rows of drills.
final class DrillRows {
    private static final String SELECT =
            """
            SELECT d.id, d.meeting_id, d.people, d.at, d.by_whom, e.drill_id AS ended, e.inside,
                   e.waiting, e.letters, e.sending_millis, e.left_over, e.broke_off
            FROM drill d LEFT JOIN drill_end e ON e.drill_id = d.id
            """;

    private DrillRows() {}

    static void add(Tx tx, UUID id, UUID meeting, int people, String by) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO drill (id, meeting_id, people, at, by_whom)
                        VALUES (:id, :meeting, :people, :at, :by)
                        """)
                .bind("id", id)
                .bind("meeting", meeting)
                .bind("people", people)
                .bind("at", tx.now())
                .bind("by", by)
                .execute();
    }

    static void end(Tx tx, UUID id, Drill.End end) {
        Outcome outcome = end.outcome();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO drill_end (drill_id, inside, waiting, letters, sending_millis,
                                               left_over, broke_off, at)
                        VALUES (:id, :inside, :waiting, :letters, :sending, :left, :broke, :at)
                        """)
                .bind("id", id)
                .bind("inside", outcome.inside())
                .bind("waiting", outcome.waiting())
                .bind("letters", outcome.letters())
                .bind("sending", end.sending().toMillis())
                .bind("left", end.leftOver())
                .bind("broke", end.brokeOff())
                .bind("at", tx.now())
                .execute();
        outcome.steps().forEach((step, after) -> addStep(tx, id, step, after));
    }

    private static void addStep(Tx tx, UUID id, RotationStep step, Duration after) {
        tx.handle()
                .createUpdate(
                        "INSERT INTO drill_step (drill_id, step, millis) VALUES (:id, :step, :after)")
                .bind("id", id)
                .bind("step", step)
                .bind("after", after.toMillis())
                .execute();
    }

    static Optional<Drill> find(Handle handle, UUID id) {
        return select(handle, "WHERE d.id = :key", id).stream().findFirst();
    }

    /// All of a meeting, the newest first.
    static List<Drill> of(Handle handle, UUID meeting) {
        return select(handle, "WHERE d.meeting_id = :key ORDER BY d.id DESC", meeting);
    }

    private static List<Drill> select(Handle handle, String where, UUID key) {
        return handle.createQuery(SELECT + where)
                .bind("key", key)
                .map(row -> drill(handle, row))
                .list();
    }

    private static Drill drill(Handle handle, RowView row) {
        UUID id = row.getColumn("id", UUID.class);
        Optional<Drill.End> end =
                Optional.ofNullable(row.getColumn("ended", String.class))
                        .map(_ -> end(handle, row, id));
        return new Drill(
                id,
                row.getColumn("meeting_id", UUID.class),
                row.getColumn("people", Integer.class),
                row.getColumn("at", Instant.class),
                row.getColumn("by_whom", String.class),
                end);
    }

    private static Drill.End end(Handle handle, RowView row, UUID id) {
        Outcome outcome =
                new Outcome(
                        row.getColumn("inside", Integer.class),
                        row.getColumn("waiting", Integer.class),
                        row.getColumn("letters", Integer.class),
                        steps(handle, id));
        return new Drill.End(
                outcome,
                Duration.ofMillis(row.getColumn("sending_millis", Long.class)),
                row.getColumn("left_over", Integer.class),
                row.getColumn("broke_off", Boolean.class));
    }

    private static Map<RotationStep, Duration> steps(Handle handle, UUID id) {
        Map<RotationStep, Duration> steps = new EnumMap<>(RotationStep.class);
        handle.createQuery("SELECT step, millis FROM drill_step WHERE drill_id = :id")
                .bind("id", id)
                .map(
                        row ->
                                Map.entry(
                                        RotationStep.valueOf(row.getColumn("step", String.class)),
                                        Duration.ofMillis(row.getColumn("millis", Long.class))))
                .forEach(step -> steps.put(step.getKey(), step.getValue()));
        return steps;
    }
}
