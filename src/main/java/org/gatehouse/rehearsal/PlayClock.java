package org.gatehouse.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The play's clock: it runs as fast as any other, and jumps ahead to the next scene. What lies
/// between two moments of one scene is real time.
final class PlayClock implements InstantSource {
    private Instant since;
    private long sinceNanos = System.nanoTime();

    PlayClock(Instant start) {
        this.since = start;
    }

    @Override
    public synchronized Instant instant() {
        return since.plusNanos(System.nanoTime() - sinceNanos);
    }

    /// Jumps ahead to `scene`; a scene that has begun already is left alone, so that time never
    /// runs back.
    synchronized void goTo(Instant scene) {
        Instant now = instant();
        if (scene.isAfter(now)) {
            since = since.plus(Duration.between(now, scene));
        }
    }
}
