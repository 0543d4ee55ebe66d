package org.gatehouse.rooms;

import java.time.Instant;
import java.util.UUID;

/// One step taken with a platform.
///
/// @param requestKey [RoomRequest#key] of the room that it concerns
/// @param step `open`, `find`, `end`, `admit` or `remove`
/// @param outcome `begun`, or [Outcome#word]
/// @param reason why it did not take; empty otherwise
public record RoomStep(
        UUID meeting, String requestKey, String step, String outcome, String reason, Instant at) {}
