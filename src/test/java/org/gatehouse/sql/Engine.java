package org.gatehouse.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/// Both databases, for a test class that is to run on each: `@ParameterizedClass` with
/// `@EnumSource(Engine.class)`.
public enum Engine {
    SQLITE {
        @Override
        public DatabaseAddress fresh() {
            try {
                Path folder = Files.createTempDirectory("gatehouse-test");
                return DatabaseAddress.embedded(folder.resolve("forum.db"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },

    /// A real server, one for all the tests of this JVM, which ends with it.
    POSTGRESQL {
        @Override
        public DatabaseAddress fresh() {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new DatabaseAddress(Server.RUNNING.getJdbcUrl("postgres", name));
        }
    };

    /// An empty database that nobody else uses.
    public abstract DatabaseAddress fresh();

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
