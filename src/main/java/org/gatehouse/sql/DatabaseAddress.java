package org.gatehouse.sql;

import java.nio.file.Path;
import java.util.Optional;

/// Where a database is: a JDBC URL of SQLite (`jdbc:sqlite:/path/file.db`) or PostgreSQL
/// (`jdbc:postgresql://host/name?user=…`).
public record DatabaseAddress(String jdbcUrl) {
    public DatabaseAddress {
        if (!jdbcUrl.startsWith("jdbc:sqlite:") && !jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "The database address must start with jdbc:sqlite: or jdbc:postgresql:");
        }
    }

    /// The embedded database in `file`.
    public static DatabaseAddress embedded(Path file) {
        return new DatabaseAddress("jdbc:sqlite:" + file.toAbsolutePath());
    }

    /// The file of an embedded database.
    public Optional<Path> file() {
        return Optional.of(jdbcUrl)
                .filter(url -> url.startsWith("jdbc:sqlite:"))
                .map(url -> url.substring("jdbc:sqlite:".length()).replaceFirst("\\?.*", ""))
                .map(Path::of);
    }

    Dialect dialect() {
        return jdbcUrl.startsWith("jdbc:sqlite:") ? new Dialect.Sqlite() : new Dialect.Postgres();
    }

    /// Without what stands behind the `?`, which may hold a password.
    @Override
    public String toString() {
        int query = jdbcUrl.indexOf('?');
        return query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
    }
}
