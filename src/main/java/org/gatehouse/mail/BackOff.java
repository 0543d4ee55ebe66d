package org.gatehouse.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How long a letter waits after a mail server put it off: soon at first, for greylisting ends
/// within minutes, and then ever more patiently.
final class BackOff {
    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(4));

    /// With the steps above, about two days.
    private static final int MAX_ATTEMPTS = 18;

    private BackOff() {}

    /// @param attempts how often it has been put off before
    static Instant next(Instant now, int attempts) {
        return now.plus(STEPS.get(Math.min(attempts, STEPS.size() - 1)));
    }

    static boolean isSpent(int attempts) {
        return attempts >= MAX_ATTEMPTS;
    }
}
