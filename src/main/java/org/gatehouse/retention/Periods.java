package org.gatehouse.retention;

import java.time.Duration;

/// How long things are kept.
///
/// @param registrations after the end of the meeting
/// @param addresses network addresses, user agents and the platforms' raw reports, after they came
public record Periods(Duration registrations, Duration addresses) {
    /// For how long a form is kept whose mailbox was never proved.
    static final Duration UNPROVED = Duration.ofDays(1);

    public Periods {
        if (registrations.isNegative() || addresses.isNegative()) {
            throw new IllegalArgumentException("a period is not negative");
        }
    }

    public static Periods ofDays(int registrations, int addresses) {
        return new Periods(Duration.ofDays(registrations), Duration.ofDays(addresses));
    }
}
