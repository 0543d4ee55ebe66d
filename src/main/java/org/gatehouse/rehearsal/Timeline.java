package org.gatehouse.rehearsal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What happened, as the play tells it.
final class Timeline {
    /// @param at by the play's clock
    /// @param millis since the curtain rose, in real milliseconds
    record Moment(Instant at, long millis, String what) {}

    private final PlayClock clock;
    private final long start = System.nanoTime();
    private final List<Moment> moments = new ArrayList<>();

    Timeline(PlayClock clock) {
        this.clock = clock;
    }

    synchronized void tell(String what) {
        moments.add(new Moment(clock.instant(), (System.nanoTime() - start) / 1_000_000, what));
    }

    synchronized List<Moment> moments() {
        return List.copyOf(moments);
    }

    /// How long the play has taken so far, in real milliseconds.
    long millis() {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
