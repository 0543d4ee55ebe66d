package org.gatehouse.retention;

import java.time.Instant;
import java.util.UUID;

/// What an incident keeps from being erased.
///
/// @param meeting the title of the meeting
/// @param reason why, in the words of whoever holds it
/// @param people whose rows are kept
public record Held(UUID incident, String meeting, Instant until, String reason, long people) {}
