package org.gatehouse.practice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One practice evening.
///
/// @param staffId who practises
/// @param endedAt when they had enough
public record Practice(UUID meetingId, UUID staffId, Instant startedAt, Optional<Instant> endedAt) {
    /// By then somebody inside shows what nobody wants to see.
    private static final Duration SHOWN_AFTER = Duration.ofSeconds(75);

    /// After so long it ends by itself: the gatekeeper has gone away.
    private static final Duration LONGEST = Duration.ofHours(1);

    public Instant shownAt() {
        return startedAt.plus(SHOWN_AFTER);
    }

    /// Whether something vile is being shown by `now`.
    public boolean isShown(Instant now) {
        return !now.isBefore(shownAt());
    }

    boolean isStale(Instant now) {
        return now.isAfter(startedAt.plus(LONGEST));
    }
}
