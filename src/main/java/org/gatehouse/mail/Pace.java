package org.gatehouse.mail;

import java.time.Duration;
import java.time.Instant;

/// How fast one mail server is given letters: a token bucket, with the limit that was configured
/// and a lower one that is learned when the server puts letters off.
///
/// A single deferral says something about a mailbox (greylisting); several in a row say that the
/// server has enough of us. Then the pace is halved, and raised again with each letter taken, as
/// TCP does (RFC 5681).
final class Pace {
    private static final int STREAK = 5;
    private static final double SLOWEST = 6;
    private static final double BURST_MINUTES = 1.0 / 30;
    private static final double MINUTE = 60_000;

    private final double limit;
    private double learned = Double.POSITIVE_INFINITY;
    private double tokens = 1;
    private Instant filled;
    private int deferredInARow;
    private Instant windowStart;
    private int acceptedInWindow;

    /// @param perMinute the configured limit, 0 for none
    Pace(int perMinute, Instant now) {
        this.limit = perMinute == 0 ? Double.POSITIVE_INFINITY : perMinute;
        this.filled = now;
        this.windowStart = now;
    }

    /// Takes the right to send one letter.
    ///
    /// @return 0, or how many milliseconds to wait before asking again
    synchronized long take(Instant now) {
        double perMinute = perMinute();
        if (Double.isInfinite(perMinute)) {
            return 0;
        }
        // A clock that steps back brings no tokens and takes none.
        double elapsed = Math.max(0, Duration.between(filled, now).toMillis());
        filled = now;
        double most = Math.max(1, perMinute * BURST_MINUTES);
        tokens = Math.min(most, tokens + elapsed * perMinute / MINUTE);
        if (tokens >= 1) {
            tokens--;
            return 0;
        }
        return (long) Math.ceil((1 - tokens) * MINUTE / perMinute);
    }

    /// Gives back a right that was not used.
    synchronized void giveBack() {
        tokens++;
    }

    /// Letters a minute at present, perhaps without limit.
    synchronized double perMinute() {
        return Math.min(limit, learned);
    }

    synchronized void heard(SendOutcome outcome, Instant now) {
        switch (outcome) {
            case SendOutcome.Accepted _ -> accepted(now);
            case SendOutcome.Deferred _ -> deferred(now);
            case SendOutcome.Failed _, SendOutcome.Broken _ -> {}
        }
    }

    private void accepted(Instant now) {
        deferredInARow = 0;
        learned++;
        if (Duration.between(windowStart, now).toMillis() > MINUTE) {
            windowStart = now;
            acceptedInWindow = 0;
        }
        acceptedInWindow++;
    }

    private void deferred(Instant now) {
        if (++deferredInARow % STREAK != 0) {
            return;
        }
        double seconds = Math.max(1, Duration.between(windowStart, now).toSeconds());
        double reached = acceptedInWindow * 60 / seconds;
        double present = Math.min(perMinute(), Math.max(reached, SLOWEST));
        learned = Math.max(SLOWEST, present / 2);
        tokens = Math.min(tokens, 0);
    }
}
