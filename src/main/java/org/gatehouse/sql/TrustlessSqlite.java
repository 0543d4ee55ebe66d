package org.gatehouse.sql;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/// SQLite connections that do not trust what a tampered schema says (`trusted_schema` off), and
/// that cannot write where they are for reading. The driver has no setting of its own for these.
final class TrustlessSqlite extends SQLiteDataSource {
    private final Dialect.Access access;

    TrustlessSqlite(SQLiteConfig config, Dialect.Access access) {
        super(config);
        this.access = access;
    }

    @Override
    public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
            throws SQLException {
        SQLiteConnection connection = super.getConnection(user, password);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            if (access == Dialect.Access.READ) {
                statement.execute("PRAGMA query_only = ON");
            }
        }
        return connection;
    }
}
