package org.gatehouse.sql;

import java.util.function.Function;

/// Carries out write transactions; see [Database#write].
interface Writer extends AutoCloseable {
    <T> T write(Function<Tx, T> work);

    /// Whether the calling thread is inside a write's work.
    boolean isWriting();

    @Override
    void close();
}
