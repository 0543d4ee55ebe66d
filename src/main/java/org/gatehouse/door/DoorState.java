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

    public static DoorState of(Handle handle, UUID meeting) {
        Optional<UUID> stop = open(handle, meeting, "door_stop", "door_stop_end", "stop_id");
        return new DoorState(
                open(handle, meeting, "door_freeze", "door_thaw", "freeze_id"),
                stop,
                stop.flatMap(id -> stoppedAt(handle, id)),
                message(handle, meeting));
    }

    private static Optional<UUID> open(
            Handle handle, UUID meeting, String table, String end, String key) {
        return handle.createQuery(
                        """
                        SELECT id FROM <table> b WHERE meeting_id = :meeting
                          AND NOT EXISTS (SELECT 1 FROM <end> e WHERE e.<key> = b.id)
                        ORDER BY id DESC LIMIT 1
                        """)
                .define("table", table)
                .define("end", end)
                .define("key", key)
                .bind("meeting", meeting)
                .mapTo(UUID.class)
                .findOne();
    }

    private static Optional<Instant> stoppedAt(Handle handle, UUID stop) {
        return handle.createQuery("SELECT at FROM door_stop WHERE id = :id")
                .bind("id", stop)
                .mapTo(Instant.class)
                .findOne();
    }

    private static Optional<String> message(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT message FROM lobby_message WHERE meeting_id = :meeting
                        ORDER BY id DESC LIMIT 1
                        """)
                .bind("meeting", meeting)
                .mapTo(String.class)
                .findOne()
                .filter(text -> !text.isBlank());
    }
}
