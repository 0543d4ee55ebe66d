package org.gatehouse.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// One forum's database: consistent reads, and writes that are durable once they return.
///
/// Reads see one snapshot each. Writes of all callers are carried out one after the other and
/// committed in groups (SQLite), or each in a transaction of its own (PostgreSQL).
public final class Database implements AutoCloseable {
    private final Dialect dialect;
    private final HikariDataSource readers;
    private final Jdbi jdbi;
    private final Writer writer;

    private Database(Dialect dialect, HikariDataSource readers, Jdbi jdbi, Writer writer) {
        this.dialect = dialect;
        this.readers = readers;
        this.jdbi = jdbi;
        this.writer = writer;
    }

    /// Opens the database at `address`, brings its schema up to date, and starts the writer.
    public static Database open(DatabaseAddress address, InstantSource clock) {
        Dialect dialect = address.dialect();
        Migrations.run(dialect.dataSource(address, Dialect.Access.WRITE), dialect);
        HikariDataSource readers = pool(dialect, address);
        Jdbi jdbi = ColumnTypes.install(Jdbi.create(readers));
        Writer writer =
                switch (dialect) {
                    case Dialect.Sqlite sqlite ->
                            new GroupWriter(
                                    ColumnTypes.install(
                                            Jdbi.create(
                                                    sqlite.dataSource(
                                                            address, Dialect.Access.WRITE))),
                                    clock);
                    case Dialect.Postgres _ -> new DirectWriter(jdbi, clock);
                };
        return new Database(dialect, readers, jdbi, writer);
    }

    private static HikariDataSource pool(Dialect dialect, DatabaseAddress address) {
        // Set up in place: to copy a configuration takes longer than to open the database.
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(dialect.dataSource(address, dialect.poolAccess()));
        pool.setPoolName("gatehouse");
        pool.setMaximumPoolSize(dialect.poolSize());
        pool.setMinimumIdle(1);
        return pool;
    }

    /// Runs `work` in a read transaction and returns what it found.
    ///
    /// @throws IllegalStateException inside a write, which reads with its own handle: here it would
    ///   not see what it has written so far
    public <T> T read(Function<Handle, T> work) {
        if (isWriting()) {
            throw new IllegalStateException("A write reads with its own handle");
        }
        return jdbi.inTransaction(
                handle -> {
                    dialect.beginRead(handle);
                    return work.apply(handle);
                });
    }

    /// Whether this is called by the work of a write.
    public boolean isWriting() {
        return writer.isWriting();
    }

    /// Runs `work` in a write transaction and returns its result once that is durable; what `work`
    /// left for [Tx#afterCommit] then runs in the caller's thread. An exception of `work` undoes
    /// all that it wrote and is thrown here; the writes of other callers are not touched.
    ///
    /// @throws IllegalStateException inside another write: what must happen together is one write
    /// @throws OutcomeUnknown where the commit itself failed: read again before trying again
    public <T> T write(Function<Tx, T> work) {
        return writer.write(work);
    }

    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
