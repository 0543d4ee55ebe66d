package org.gatehouse.door;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// How a meeting's door stands: computed from its freezes and stops.
///
/// @param freeze the freeze that has not been lifted
/// @param stop the stop that has not been lifted
/// @param stoppedAt when it was pressed
/// @param message what the gatekeeper tells the lobby
public record DoorState(
        Optional<UUID> freeze,
        Optional<UUID> stop,
        Optional<Instant> stoppedAt,
        Optional<String> message) {

    public boolean isFrozen() {
        return freeze.isPresent();
    }

    public boolean isPaused() {
        return stop.isPresent();
    }

    /// In one query, since every page of a pass asks for it.
    public static DoorState of(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT (SELECT b.id FROM door_freeze b WHERE b.meeting_id = :meeting
                                  AND NOT EXISTS (SELECT 1 FROM door_thaw e
                                                  WHERE e.freeze_id = b.id)
                                ORDER BY b.id DESC LIMIT 1) AS freeze,
                               stop.id AS stop, stop.at AS stopped_at,
                               (SELECT m.message FROM lobby_message m
                                WHERE m.meeting_id = :meeting
                                ORDER BY m.id DESC LIMIT 1) AS message
                        FROM (SELECT 1 AS here) always
                        LEFT JOIN (SELECT b.id, b.at FROM door_stop b
                                   WHERE b.meeting_id = :meeting
                                     AND NOT EXISTS (SELECT 1 FROM door_stop_end e
                                                     WHERE e.stop_id = b.id)
                                   ORDER BY b.id DESC LIMIT 1) stop ON TRUE
                        """)
                .bind("meeting", meeting)
                .map(
                        row ->
                                new DoorState(
                                        Optional.ofNullable(row.getColumn("freeze", UUID.class)),
                                        Optional.ofNullable(row.getColumn("stop", UUID.class)),
                                        Optional.ofNullable(
                                                row.getColumn("stopped_at", Instant.class)),
                                        Optional.ofNullable(row.getColumn("message", String.class))
                                                .filter(text -> !text.isBlank())))
                .one();
    }
}
