package org.gatehouse.inroom;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Something that a desk inside the program was given to do.
///
/// @param person a keyed hash of what the program calls them
/// @param pressed whether a gatekeeper asked for it; otherwise it follows from the desk
/// @param code what came of it: 0 for done, else the program's number for its refusal; empty as
///   long as nothing was heard
public record Order(
        UUID id,
        Act act,
        String person,
        Optional<UUID> pass,
        boolean pressed,
        Instant at,
        Optional<Integer> code) {
    /// For so long nothing is asked for twice: the program's own lists lag behind.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// What failed is left to the gatekeeper for so long.
    private static final Duration SULK = Duration.ofMinutes(5);

    /// Whether the same is not to be asked for again by itself.
    boolean isTooFresh(Instant now) {
        return now.isBefore(at.plus(isRefused() ? SULK : PATIENCE));
    }

    public boolean isRefused() {
        return code.filter(number -> number != 0).isPresent();
    }
}
