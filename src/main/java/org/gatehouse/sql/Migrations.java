package org.gatehouse.sql;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings a schema up to date with the numbered files in `/schema`, each in a transaction.
final class Migrations {
    private Migrations() {}

    static void run(DataSource source, Dialect dialect) {
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
