package org.gatehouse.rooms.practice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What a practice room saw, judged by nobody: the rehearsal compares it with what the gatekeeper
/// believes.
///
/// @param what `entered`, `left`, `removed`, `shown`, `turned-away`, `ended`
/// @param name the name that the person went by; empty for the room itself
public record Seen(Instant at, String room, String what, Optional<UUID> pass, String name) {}
