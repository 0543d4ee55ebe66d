package org.gatehouse.door;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When the plan for an evening without a gatekeeper begins and ends, as a pure function.
final class UnattendedRules {
    /// Gatekeepers may be a little late.
    static final Duration GRACE = Duration.ofMinutes(5);

    /// Somebody who sat at the desk so long before the door opened is thought to be there.
    private static final Duration BEFORE = Duration.ofMinutes(15);

    private UnattendedRules() {}

    enum Turn {
        NOTHING,
        BEGIN,
        /// It is under way, and goes on.
        GO_ON,
        END
    }

    /// @param doorOpens when the door opens
    /// @param deskSeen when a desk was open last, if ever
    /// @param begun when the plan was begun, where it is under way
    static Turn turn(
            Instant doorOpens, Optional<Instant> deskSeen, Optional<Instant> begun, Instant now) {
        if (begun.isPresent()) {
            return deskSeen.filter(seen -> seen.isAfter(begun.get())).isPresent()
                    ? Turn.END
                    : Turn.GO_ON;
        }
        boolean somebodyCame =
                deskSeen.filter(seen -> !seen.isBefore(doorOpens.minus(BEFORE))).isPresent();
        return somebodyCame || now.isBefore(doorOpens.plus(GRACE)) ? Turn.NOTHING : Turn.BEGIN;
    }
}
