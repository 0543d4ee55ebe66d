package org.gatehouse.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

/// What only the embedded database has to promise.
class SqliteTest {
    @Test
    void everySettingThatDurabilityAndSafetyRestOnIsAsStated() {
        try (Database database = Database.open(Engine.SQLITE.fresh(), Clock.systemUTC())) {
            assertEquals("wal 2 1 0 1 1", database.read(SqliteTest::pragmas));
            assertEquals("wal 2 1 0 1 0", database.write(tx -> pragmas(tx.handle())));
        }
    }

    private static String pragmas(Handle handle) {
        StringBuilder all = new StringBuilder();
        for (String name :
                new String[] {
                    "journal_mode",
                    "synchronous",
                    "foreign_keys",
                    "trusted_schema",
                    "secure_delete",
                    "query_only"
                }) {
            all.append(handle.createQuery("PRAGMA " + name).mapTo(String.class).one()).append(' ');
        }
        return all.toString().strip();
    }

    @Test
    void aWriterWithoutAConnectionSaysSoAndWorksAgainLater() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Dialect.Sqlite sqlite = new Dialect.Sqlite();
        var source = sqlite.dataSource(Engine.SQLITE.fresh(), Dialect.Access.WRITE);
        Jdbi jdbi =
                Jdbi.create(
                        () -> {
                            if (broken.get()) {
                                throw new SQLException("out of descriptors");
                            }
                            return source.getConnection();
                        });
        GroupWriter writer = new GroupWriter(jdbi, Clock.systemUTC());
        try {
            assertThrows(JdbiException.class, () -> writer.write(_ -> "first"));
            broken.set(false);
            assertThrows(JdbiException.class, () -> writer.write(_ -> "held by the old failure"));
            assertEquals("third", writer.write(_ -> "third"));
        } finally {
            writer.close();
        }
    }

    @Test
    void aClosedDatabaseTakesNothingMore() {
        Database database = Database.open(Engine.SQLITE.fresh(), Clock.systemUTC());
        database.close();
        assertThrows(IllegalStateException.class, () -> database.write(_ -> "late"));
    }
}
