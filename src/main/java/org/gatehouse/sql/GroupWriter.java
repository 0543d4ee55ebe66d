package org.gatehouse.sql;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// The one thread that writes to SQLite. It takes whatever is waiting, runs each piece of work in a
/// savepoint of its own, and commits them together, so that many callers share one disk flush and a
/// failed one does not take its neighbours with it.
final class GroupWriter implements Writer {
    /// More than this many waiting writers are held back at the door of the queue.
    private static final int QUEUE = 8_192;

    private static final int GROUP = 512;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread;
    private volatile boolean closed;

    GroupWriter(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        // A platform thread: calls into SQLite would pin a virtual one.
        this.thread = Thread.ofPlatform().name("database-writer").start(this::run);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        if (isWriting()) {
            throw new IllegalStateException("A write inside a write would wait for itself");
        }
        Job<T> job = new Job<>(work);
        enqueue(job);
        T result = job.await();
        job.afterCommit.forEach(Runnable::run);
        return result;
    }

    @Override
    public boolean isWriting() {
        return Thread.currentThread() == thread;
    }

    private void enqueue(Job<?> job) {
        try {
            while (!queue.offer(job, 1, java.util.concurrent.TimeUnit.SECONDS)) {
                if (closed) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the write was taken", e);
        }
        if (closed && queue.remove(job)) {
            throw new IllegalStateException("The database is closed");
        }
    }

    private void run() {
        while (true) {
            try (Handle handle = jdbi.open();
                    KeptStatements kept = new KeptStatements(handle.getConnection())) {
                if (serve(handle, kept)) {
                    return;
                }
            } catch (RuntimeException e) {
                if (refuseNext(e)) {
                    return;
                }
            }
        }
    }

    /// Without a connection nothing can be written: tells so to whoever is next, and that it was
    /// the last one (true) when told to close. The one after that has a new connection tried.
    private boolean refuseNext(RuntimeException reason) {
        try {
            Job<?> job = queue.take();
            job.fail(reason);
            return job == Job.CLOSE;
        } catch (InterruptedException _) {
            return true;
        }
    }

    /// Works until told to close (true) or until a commit fails (false): then nothing that the
    /// connection believes can be trusted, and a fresh one re-reads the file.
    private boolean serve(Handle handle, KeptStatements kept) {
        List<Job<?>> group = new ArrayList<>();
        while (true) {
            try {
                Job<?> first = queue.take();
                if (first == Job.CLOSE) {
                    return true;
                }
                group.add(first);
            } catch (InterruptedException e) {
                return true;
            }
            while (group.size() < GROUP && queue.peek() != Job.CLOSE) {
                Job<?> next = queue.poll();
                if (next == null) {
                    break;
                }
                group.add(next);
            }
            if (!commit(handle, kept, group)) {
                return false;
            }
            group.clear();
        }
    }

    private boolean commit(Handle handle, KeptStatements kept, List<Job<?>> group) {
        try {
            kept.get("BEGIN IMMEDIATE").change();
            for (Job<?> job : group) {
                job.run(handle, kept, clock);
            }
            kept.get("COMMIT").change();
        } catch (RuntimeException | Error e) {
            group.forEach(job -> job.fail(new OutcomeUnknown(e)));
            return false;
        }
        group.forEach(Job::settle);
        return true;
    }

    @Override
    public void close() {
        closed = true;
        try {
            queue.put(Job.CLOSE);
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Job<T> {
        static final Job<?> CLOSE = new Job<>(_ -> "closed");

        private final Function<Tx, T> work;
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable Throwable failure;
        private List<Runnable> afterCommit = List.of();

        Job(Function<Tx, T> work) {
            this.work = work;
        }

        void run(Handle handle, KeptStatements kept, InstantSource clock) {
            Tx tx = new Tx(handle, kept, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            kept.get("SAVEPOINT work").change();
            try {
                result = work.apply(tx);
                afterCommit = tx.actionsAfterCommit();
            } catch (RuntimeException | Error e) {
                failure = e;
                handle.execute("ROLLBACK TO work");
            }
            kept.get("RELEASE work").change();
        }

        @SuppressWarnings("NullAway") // a work that returns null means it
        void settle() {
            if (failure != null) {
                future.completeExceptionally(failure);
            } else {
                future.complete(result);
            }
        }

        void fail(Throwable reason) {
            future.completeExceptionally(failure != null ? failure : reason);
        }

        /// Waits through interrupts: the write is under way, and its caller must learn how it went.
        T await() {
            try {
                return future.join();
            } catch (CompletionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (cause instanceof RuntimeException runtime) {
                    throw runtime;
                }
                if (cause instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(cause);
            }
        }
    }
}
