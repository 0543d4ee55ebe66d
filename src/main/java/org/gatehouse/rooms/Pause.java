package org.gatehouse.rooms;

import java.time.Duration;

/// Waits a little before asking a platform again; tests wait in no time.
@FunctionalInterface
public interface Pause {
    void take(Duration duration);

    /// The real one. An interrupt ends the wait early and stays set.
    static Pause real() {
        return duration -> {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
