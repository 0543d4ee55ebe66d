package org.gatehouse.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// One rehearsal of *afresh* with pretend people.
///
/// @param meetingId the meeting that it was rehearsed for, of which nothing was touched
/// @param people how many pretend people there were
/// @param end how it ended; empty while it is under way
public record Drill(UUID id, UUID meetingId, int people, Instant at, String by, Optional<End> end) {
    /// No drill takes longer: one without an end was broken off with the program.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /// How it ended.
    ///
    /// @param sending how long the forum's own mail relay would take for so many letters
    /// @param leftOver how many it would not take today
    /// @param brokeOff whether something failed, and the rest says nothing
    public record End(Outcome outcome, Duration sending, int leftOver, boolean brokeOff) {}

    public boolean isUnderWay(Instant now) {
        return end.isEmpty() && now.isBefore(at.plus(LONGEST));
    }

    /// Whether it came to its end and all went well.
    public boolean isGood() {
        return end.filter(one -> !one.brokeOff()).isPresent();
    }
}
