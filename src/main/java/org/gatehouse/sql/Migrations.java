package org.gatehouse.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings a schema up to date with the numbered files in `/schema`, each in a transaction.
final class Migrations {
    /// The number of the newest file: a database that has it is left alone, which saves most of a
    /// start's time. `SchemaTest` holds it to the files.
    static final String NEWEST = "026";

    private Migrations() {}

    static void run(DataSource source, Dialect dialect) {
        if (!hasNewest(source)) {
            migrate(source, dialect);
        }
    }

    private static boolean hasNewest(DataSource source) {
        try (Connection connection = source.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT 1 FROM schema_version WHERE version = ? AND success")) {
            query.setString(1, NEWEST);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        } catch (SQLException noSuchTableYet) {
            return false;
        }
    }

    private static void migrate(DataSource source, Dialect dialect) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:schema")
                .sqlMigrationPrefix("")
                .sqlMigrationSeparator("-")
                .sqlMigrationSuffixes(".sql")
                .placeholders(dialect.words())
                .table("schema_version")
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
