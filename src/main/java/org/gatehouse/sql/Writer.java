package org.gatehouse.sql;

import java.util.function.Function;

/// Carries out write transactions; see [Database#write].
interface Writer extends AutoCloseable {
    <T> T write(Function<Tx, T> work);

    @Override
    void close();
}
