package org.gatehouse.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The incident was reported to somebody.
///
/// @param contact to whom
/// @param reference what they know it by, such as a crime reference; perhaps empty
/// @param confirmBy until when the report has to be confirmed, else it lapses
/// @param confirmedAt when it was
public record Referral(
        UUID id,
        String contact,
        String reference,
        Optional<Instant> confirmBy,
        Optional<Instant> confirmedAt,
        Instant at,
        String byWhom) {
    public boolean waitsForConfirmation() {
        return confirmBy.isPresent() && confirmedAt.isEmpty();
    }
}
