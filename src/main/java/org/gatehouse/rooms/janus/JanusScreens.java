package org.gatehouse.rooms.janus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which screens are being shown, so that it is noticed when one is gone.
final class JanusScreens {
    /// Janus takes a moment to let a screen in: until then it is not missed.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Map<String, Map<String, Instant>> shown = new HashMap<>();

    JanusScreens(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void begun(String room, String id) {
        shown.computeIfAbsent(room, _ -> new HashMap<>()).put(id, clock.instant());
    }

    /// The screens of `room` that are no longer among `inside`; each is told once.
    synchronized List<String> over(String room, Collection<String> inside) {
        Instant old = clock.instant().minus(GRACE);
        Map<String, Instant> screens = shown.getOrDefault(room, Map.of());
        List<String> over =
                screens.entrySet().stream()
                        .filter(each -> each.getValue().isBefore(old))
                        .map(Map.Entry::getKey)
                        .filter(id -> !inside.contains(id))
                        .toList();
        over.forEach(screens::remove);
        return over;
    }
}
