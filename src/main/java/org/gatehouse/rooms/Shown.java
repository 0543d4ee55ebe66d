package org.gatehouse.rooms;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Somebody who showed their screen or a file in a room, as its platform reports it.
///
/// @param name the name that others see; hostile
/// @param pass whose pass they came in on, where that is known
/// @param reference what [JoinLink#reference] was for them; empty for somebody who came another way
/// @param until when they stopped; empty while they show
public record Shown(
        String name,
        Optional<UUID> pass,
        Optional<String> reference,
        Instant from,
        Optional<Instant> until) {
    Shown with(Optional<UUID> known) {
        return new Shown(name, known, reference, from, until);
    }

    Shown from(Instant earlier) {
        return new Shown(name, pass, reference, earlier, until);
    }

    Shown until(Instant at) {
        return new Shown(name, pass, reference, from, Optional.of(at));
    }
}
