package org.gatehouse.chores;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Goes through a forum's chores once a minute or so. Each of them finds out from the database what
/// is to be done, so that nothing is lost by a restart and nothing is done twice; one that fails is
/// logged and tried again, and does not keep the others from their turn.
public final class Chores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    /// People who wait for the first page come before the first round.
    private static final Duration AFTER_START = Duration.ofSeconds(3);

    private final Map<String, Runnable> chores;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    /// Chores by their names, which stand in the log.
    ///
    /// @param pause the time between two rounds
    public Chores(Map<String, Runnable> chores, Duration pause) {
        this.chores = Map.copyOf(chores);
        this.pause = pause;
    }

    public void start() {
        // A platform thread: SQLite would pin a virtual one.
        thread = Thread.ofPlatform().name("chores").daemon().start(this::run);
    }

    private void run() {
        try {
            Duration wait = pause.compareTo(AFTER_START) < 0 ? pause : AFTER_START;
            while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                chores.forEach(this::doOne);
                wait = pause;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void doOne(String name, Runnable chore) {
        if (closed.getCount() == 0) {
            return;
        }
        try {
            chore.run();
        } catch (RuntimeException e) {
            LOG.error("The chore \"{}\" failed; it is tried again in {}", name, pause, e);
        }
    }

    /// Lets the chore that is under way finish.
    @Override
    public void close() {
        closed.countDown();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
