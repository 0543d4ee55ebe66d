package org.gatehouse.rotation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gatehouse.rooms.Caretaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to what was begun and is not done: rotations that a crash or a platform's fault left half
/// way, and rooms that we closed while their platforms have not said yes. At once at the start, and
/// then again and again, ever more patiently.
public final class AfterCare implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AfterCare.class);
    private static final long EVERY_SECONDS = 5;
    private static final Duration SHORTEST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /// No meeting is longer: then people have gone home.
    private static final Duration EVENING = Duration.ofHours(12);

    private final Rotations rotations;
    private final Caretaker caretaker;
    private final InstantSource clock;
    private final ScheduledExecutorService hands =
            Executors.newScheduledThreadPool(
                    2, Thread.ofPlatform().name("after-care-", 0).daemon().factory());

    public AfterCare(Rotations rotations, Caretaker caretaker, InstantSource clock) {
        this.rotations = rotations;
        this.caretaker = caretaker;
        this.clock = clock;
    }

    /// Begins. The two kinds of work do not wait for one another: a platform that hangs over the
    /// old room must not keep people out of the new one.
    public void start() {
        every(new Turns(caretaker::endAgain), caretaker::toBeEnded);
        every(
                new Turns(rotations::resume),
                () -> rotations.unfinished(clock.instant().minus(EVENING)));
        var _ =
                hands.scheduleWithFixedDelay(
                        () -> carefully(rotations::noteEnded), 1, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void every(Turns turns, Supplier<List<UUID>> left) {
        var _ =
                hands.scheduleWithFixedDelay(
                        () -> carefully(() -> turns.take(left.get())),
                        0,
                        EVERY_SECONDS,
                        TimeUnit.SECONDS);
    }

    private static void carefully(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("What was left half done is still so", e);
        }
    }

    /// When each thing that is left is tried again. What is there at the start is tried at once;
    /// what begins later has somebody at work on it, and is left alone at first.
    private final class Turns {
        private final Predicate<UUID> step;
        private final Map<UUID, Turn> turns = new HashMap<>();
        private boolean first = true;

        Turns(Predicate<UUID> step) {
            this.step = step;
        }

        void take(List<UUID> left) {
            Instant now = clock.instant();
            Instant begin = first ? now : now.plus(SHORTEST);
            first = false;
            turns.keySet().retainAll(left);
            for (UUID id : left) {
                Turn turn = turns.computeIfAbsent(id, _ -> new Turn(begin, SHORTEST));
                if (!turn.at().isAfter(now)) {
                    turns.put(id, turn.next(now));
                    var _ = step.test(id);
                }
            }
        }
    }

    /// @param at when it is tried
    /// @param pause how long it is left alone after that
    private record Turn(Instant at, Duration pause) {
        Turn next(Instant now) {
            Duration longer = pause.multipliedBy(2);
            return new Turn(now.plus(pause), longer.compareTo(LONGEST) < 0 ? longer : LONGEST);
        }
    }

    @Override
    public void close() {
        hands.shutdownNow();
        try {
            var _ = hands.awaitTermination(EVERY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
