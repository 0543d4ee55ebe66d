package org.gatehouse.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the ledger signed while the program runs: soon after the start, every few minutes, and at
/// once after an incident's entry. Whoever wrote that entry does not wait for it.
public final class Notary implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notary.class);

    /// People who wait for the first page come before the first signature.
    private static final Duration AFTER_START = Duration.ofSeconds(3);

    private final Checkpoints checkpoints;
    private final Duration pause;
    private final Semaphore wanted = new Semaphore(0);

    private volatile @Nullable Thread thread;
    private volatile @Nullable String trouble;
    private volatile boolean closed;

    /// @param pause how long nothing is signed at most while the ledger grows
    public Notary(Checkpoints checkpoints, Duration pause) {
        this.checkpoints = checkpoints;
        this.pause = pause;
    }

    public void start() {
        thread = Thread.ofVirtual().name("notary").start(this::run);
    }

    /// Has the ledger signed as soon as may be; returns at once.
    public void hurry() {
        wanted.release();
    }

    /// Why the last attempt was refused, in words for people; empty while all is well.
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void run() {
        try {
            rest(AFTER_START);
            while (!closed) {
                sign();
                rest(pause);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void rest(Duration atMost) throws InterruptedException {
        boolean _ = wanted.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        wanted.drainPermits();
    }

    private void sign() {
        try {
            checkpoints.sign();
            trouble = null;
        } catch (Divergence divergence) {
            trouble = String.valueOf(divergence.getMessage());
            LOG.error(
                    "The ledger was not signed: {} See \"gatehouse verify --help\".",
                    divergence.getMessage());
        } catch (RuntimeException e) {
            trouble = "The ledger could not be signed; the log says why.";
            LOG.error("The ledger could not be signed", e);
        }
    }

    @Override
    public void close() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        // Not interrupted: that would cut off a write to the database or the witness.
        closed = true;
        hurry();
        try {
            running.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
