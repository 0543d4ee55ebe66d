package org.gatehouse.registration;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A person who takes part in one meeting.
///
/// @param email where they are written to; empty for somebody without a mailbox
/// @param mailbox its keyed hash
/// @param badge what an organiser says they are, such as `Councillor`; empty for everybody else
public record Registrant(
        UUID id,
        UUID meetingId,
        String fullName,
        String nameKey,
        Optional<String> email,
        Optional<String> mailbox,
        String area,
        String organisation,
        String question,
        String accessNeeds,
        int partySize,
        Optional<String> badge,
        Instant registeredAt) {

    @Override
    public String toString() {
        return "registrant " + id;
    }
}
