package org.gatehouse.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// A transaction for each write, from the pool: on PostgreSQL this beats a single writer.
final class DirectWriter implements Writer {
    private static final int ATTEMPTS = 5;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final ScopedValue<Boolean> writing = ScopedValue.newInstance();

    DirectWriter(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        if (isWriting()) {
            throw new IllegalStateException("A write inside a write could wait for itself");
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(work);
            } catch (JdbiException e) {
                if (attempt == ATTEMPTS || !isWorthRepeating(e)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public boolean isWriting() {
        return writing.isBound();
    }

    private <T> T attempt(Function<Tx, T> work) {
        AtomicReference<@Nullable Tx> done = new AtomicReference<>();
        T result =
                jdbi.inTransaction(
                        handle -> {
                            try (KeptStatements kept = new KeptStatements(handle.getConnection())) {
                                Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                                Tx tx = new Tx(handle, kept, now);
                                T value =
                                        ScopedValue.where(writing, true).call(() -> work.apply(tx));
                                done.set(tx);
                                return value;
                            }
                        });
        Tx tx = done.get();
        if (tx != null) {
            tx.actionsAfterCommit().forEach(Runnable::run);
        }
        return result;
    }

    /// Deadlocks and serialisation failures undo the whole transaction, so that it may run again.
    private static boolean isWorthRepeating(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                String state = sql.getSQLState();
                return "40001".equals(state) || "40P01".equals(state);
            }
        }
        return false;
    }

    @Override
    public void close() {}
}
