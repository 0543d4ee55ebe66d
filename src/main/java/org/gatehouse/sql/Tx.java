package org.gatehouse.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// A write transaction under way: the handle to write with, its one moment in time, and what is to
/// happen once it is durable.
public final class Tx {
    private final Handle handle;
    private final KeptStatements kept;
    private final Instant now;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Tx(Handle handle, KeptStatements kept, Instant now) {
        this.handle = handle;
        this.kept = kept;
        this.now = now;
    }

    public Handle handle() {
        return handle;
    }

    /// The statement `sql`, which the connection keeps prepared.
    public KeptStatement kept(String sql) {
        return kept.get(sql);
    }

    /// The moment that everything in this transaction is dated with, to the millisecond.
    public Instant now() {
        return now;
    }

    /// Leaves `action` to be run once this transaction is durable; never run if it is not.
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    List<Runnable> actionsAfterCommit() {
        return afterCommit;
    }
}
