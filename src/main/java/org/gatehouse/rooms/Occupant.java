package org.gatehouse.rooms;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Somebody who is inside, as the platform reports it.
///
/// @param presence what the platform calls this one stay
/// @param name the name that others see; hostile
/// @param pass whose pass they came in on, where the provider knows
/// @param reference what [JoinLink#reference] was for them; empty for somebody who came another way
public record Occupant(
        String presence,
        String name,
        Optional<UUID> pass,
        Optional<String> reference,
        Optional<Instant> since) {}
