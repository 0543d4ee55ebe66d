package org.gatehouse.sql;

import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// What SQLite and PostgreSQL say differently; all other SQL is portable.
public sealed interface Dialect {
    /// What a connection is opened for.
    enum Access {
        READ,
        WRITE
    }

    /// The words that the migrations leave open, such as `${bytes}`.
    Map<String, String> words();

    /// Turns the transaction that just began into one that sees a single snapshot and cannot write.
    void beginRead(Handle handle);

    /// Makes this transaction the only one that appends to the ledger until it ends.
    void lockLedger(Handle handle);

    /// The clause that lets several nodes claim different rows of one queue.
    String skipLocked();

    DataSource dataSource(DatabaseAddress address, Access access);

    /// How the connections of the shared pool are opened.
    Access poolAccess();

    int poolSize();

    /// The embedded default.
    record Sqlite() implements Dialect {
        @Override
        public Map<String, String> words() {
            return Map.of("bytes", "BLOB");
        }

        /// Nothing to do: the connection is for reading, and every transaction is a snapshot.
        @Override
        public void beginRead(Handle handle) {}

        /// Nothing to do: all writes go through one thread.
        @Override
        public void lockLedger(Handle handle) {}

        @Override
        public String skipLocked() {
            return "";
        }

        /// Every setting that durability and safety rest on is stated: the driver's defaults are
        /// not ours.
        @Override
        public DataSource dataSource(DatabaseAddress address, Access access) {
            SQLiteConfig config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.enforceForeignKeys(true);
            config.setBusyTimeout(5_000);
            config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
            // Ids are the program's own: the driver need not ask for the row's after each INSERT.
            config.setGetGeneratedKeys(false);
            SQLiteDataSource source = new TrustlessSqlite(config, access);
            source.setUrl(address.jdbcUrl());
            return source;
        }

        @Override
        public Access poolAccess() {
            return Access.READ;
        }

        /// Calls into SQLite hold their carrier thread, so few of them may run at once.
        @Override
        public int poolSize() {
            return Math.max(2, Runtime.getRuntime().availableProcessors());
        }
    }

    /// For several nodes on one database.
    record Postgres() implements Dialect {
        private static final long LEDGER_LOCK = 0x6761_7465_686f_7573L;

        @Override
        public Map<String, String> words() {
            return Map.of("bytes", "BYTEA");
        }

        @Override
        public void beginRead(Handle handle) {
            handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }

        @Override
        public void lockLedger(Handle handle) {
            handle.execute("SELECT pg_advisory_xact_lock(?)", LEDGER_LOCK);
        }

        @Override
        public String skipLocked() {
            return "FOR UPDATE SKIP LOCKED";
        }

        @Override
        public DataSource dataSource(DatabaseAddress address, Access access) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(address.jdbcUrl());
            source.setApplicationName("gatehouse");
            return source;
        }

        @Override
        public Access poolAccess() {
            return Access.WRITE;
        }

        @Override
        public int poolSize() {
            return 10;
        }
    }
}
