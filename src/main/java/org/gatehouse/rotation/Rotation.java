package org.gatehouse.rotation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A meeting that is being, or was, set up afresh.
///
/// @param generation of the room that it leads to
/// @param done when each step was done
/// @param trouble what went wrong last, in plain English, where a step still has to be done
/// @param superseded whether a later one took its place
public record Rotation(
        UUID id,
        UUID meetingId,
        int generation,
        String reason,
        Instant at,
        String by,
        Map<RotationStep, Instant> done,
        Optional<String> trouble,
        boolean superseded) {

    /// Whether everybody is on their way into the new room.
    public boolean hasMoved() {
        return done.containsKey(RotationStep.MOVE);
    }

    /// Whether something is still to be done.
    public boolean isUnfinished() {
        return !superseded && !(hasMoved() && done.containsKey(RotationStep.WRITE_LETTERS));
    }
}
