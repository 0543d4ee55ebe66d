package org.gatehouse.pass;

import java.time.Instant;
import java.util.UUID;

/// A personal pass.
///
/// @param arrivalCode four characters to put in front of one's name where the platform takes none
public record Pass(
        UUID id, UUID registrantId, UUID meetingId, String arrivalCode, Instant issuedAt) {}
