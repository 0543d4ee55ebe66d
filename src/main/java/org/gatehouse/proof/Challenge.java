package org.gatehouse.proof;

import java.time.Instant;
import java.util.UUID;

/// A question that was put to a mailbox.
///
/// @param mailbox the keyed hash of the address that was asked
/// @param browser the keyed hash of the browser that asked, the only one that can answer
public record Challenge(
        UUID id,
        UUID meetingId,
        Subject subject,
        String mailbox,
        String browser,
        Instant askedAt,
        Instant expiresAt) {}
