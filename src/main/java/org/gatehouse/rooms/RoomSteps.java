package org.gatehouse.rooms;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// Every step taken with a platform, so that after a crash it is known where to go on.
public final class RoomSteps {
    private final Ids ids;
    private final Ledger ledger;

    public RoomSteps(Ids ids, Ledger ledger) {
        this.ids = ids;
        this.ledger = ledger;
    }

    /// Records that `step` is about to be asked of the platform.
    public void begin(Tx tx, UUID meeting, String requestKey, String step) {
        insert(tx, new RoomStep(meeting, requestKey, step, "begun", "", tx.now()));
    }

    /// Records what became of `step`. A step that did not take goes into the ledger: it belongs to
    /// the story of the evening.
    public void finish(Tx tx, UUID meeting, String requestKey, String step, Outcome<?> outcome) {
        insert(
                tx,
                new RoomStep(
                        meeting, requestKey, step, outcome.word(), outcome.reason(), tx.now()));
        if (!(outcome instanceof Outcome.Done<?>)) {
            ledger.append(
                    tx,
                    Entry.of("room.step-failed", new Actor.Rule("room"))
                            .in(meeting)
                            .with("request", requestKey)
                            .with("step", step)
                            .with("outcome", outcome.word())
                            .with("reason", outcome.reason()));
        }
    }

    private void insert(Tx tx, RoomStep step) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO room_step
                            (id, meeting_id, request_key, step, outcome, reason, at)
                        VALUES (:id, :meeting, :key, :step, :outcome, :reason, :at)
                        """)
                .bind("id", ids.next())
                .bind("meeting", step.meeting())
                .bind("key", step.requestKey())
                .bind("step", step.step())
                .bind("outcome", step.outcome())
                .bind("reason", step.reason())
                .bind("at", step.at())
                .execute();
    }

    /// The steps taken for one room, in their order.
    public List<RoomStep> steps(Handle handle, String requestKey) {
        return handle.createQuery(
                        """
                        SELECT meeting_id, request_key, step, outcome, reason, at
                        FROM room_step WHERE request_key = :key ORDER BY id
                        """)
                .bind("key", requestKey)
                .map(
                        (row, _) ->
                                new RoomStep(
                                        UUID.fromString(row.getString("meeting_id")),
                                        row.getString("request_key"),
                                        row.getString("step"),
                                        row.getString("outcome"),
                                        row.getString("reason"),
                                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    /// Whether `step` was asked of the platform and was not refused: then it took, or nobody knows
    /// yet whether it did.
    public boolean mayHaveTaken(Handle handle, String requestKey, String step) {
        List<RoomStep> taken =
                steps(handle, requestKey).stream().filter(s -> s.step().equals(step)).toList();
        return !taken.isEmpty() && !taken.getLast().outcome().equals("refused");
    }

    /// Rooms that are closed by our record while the platform has not confirmed it.
    public List<UUID> roomsToEnd(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT r.id FROM room r JOIN room_end e ON e.room_id = r.id
                        WHERE NOT EXISTS (
                            SELECT 1 FROM room_step s
                            WHERE s.request_key = r.request_key AND s.step = 'end'
                                AND s.outcome = 'done')
                        ORDER BY r.id
                        """)
                .mapTo(UUID.class)
                .list();
    }
}
