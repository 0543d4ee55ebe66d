package org.gatehouse.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a mail server takes within 24 hours, half of it held back for emergencies: a forum that has
/// sent its reminders can still tell everybody that the room has changed.
///
/// What was used is counted in the outbox, since a server does not forget when this program is
/// started anew; until that is done nothing goes out.
final class Quota {
    static final Duration DAY = Duration.ofDays(1);
    private static final int NOBODY = -1;

    private final int perDay;
    private final Deque<Instant> used = new ArrayDeque<>();
    private @Nullable Instant counted;
    private int underWay;

    /// @param perDay the limit, 0 for none
    Quota(int perDay) {
        this.perDay = perDay;
    }

    /// Whether it is time to count again, what was used having been counted over `age` ago.
    synchronized boolean isStale(Instant now, Duration age) {
        return perDay > 0 && (counted == null || counted.plus(age).isBefore(now));
    }

    synchronized boolean isCounted() {
        return perDay == 0 || counted != null;
    }

    /// @param handedOver when letters were taken in the last 24 hours, the oldest first
    synchronized void count(List<Instant> handedOver, Instant now) {
        used.clear();
        used.addAll(handedOver);
        counted = now;
    }

    /// As [#bound], and where that lets one go it counts as under way until [#end].
    synchronized int begin(Instant now) {
        int bound = bound(now);
        if (bound >= 0) {
            underWay++;
        }
        return bound;
    }

    synchronized void end() {
        underWay--;
    }

    synchronized void use(Instant now) {
        if (perDay > 0) {
            used.addLast(now);
        }
    }

    /// The last place in the queue that may be sent now: everybody's, an emergency's, or nobody's
    /// (−1).
    synchronized int bound(Instant now) {
        if (perDay == 0) {
            return Integer.MAX_VALUE;
        }
        if (counted == null) {
            return NOBODY;
        }
        int left = left(now) - underWay;
        if (left > perDay / 2) {
            return Integer.MAX_VALUE;
        }
        return left > 0 ? Place.endOf(Priority.EMERGENCY) : NOBODY;
    }

    /// How many letters may still go within the 24 hours that end now.
    synchronized int left(Instant now) {
        if (perDay == 0) {
            return Integer.MAX_VALUE;
        }
        while (!used.isEmpty() && !used.getFirst().plus(DAY).isAfter(now)) {
            used.removeFirst();
        }
        return perDay - used.size();
    }
}
