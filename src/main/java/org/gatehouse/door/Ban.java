package org.gatehouse.door;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Somebody who may not come in until a named day.
///
/// @param fullName as they registered; a dash once that is erased
/// @param meeting the title of the meeting at which it came to this
/// @param liftedAt when it was taken back, if it was
public record Ban(
        UUID id,
        String mailbox,
        UUID meetingId,
        String fullName,
        String meeting,
        String reason,
        Instant at,
        Instant until,
        Optional<Instant> liftedAt) {

    public boolean holds(Instant now) {
        return liftedAt.isEmpty() && now.isBefore(until);
    }
}
