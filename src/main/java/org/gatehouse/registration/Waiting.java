package org.gatehouse.registration;

import java.time.Instant;
import java.util.UUID;

/// Somebody in the line for a meeting that is full: the mailbox is proved, the place is missing.
///
/// @param mailbox the keyed hash of the address
/// @param browser the keyed hash of the browser that proved it
/// @param label what that browser says it is
public record Waiting(
        UUID id,
        UUID meetingId,
        Application application,
        String mailbox,
        String browser,
        String label,
        Instant at) {
    @Override
    public String toString() {
        return "waiting " + id;
    }
}
