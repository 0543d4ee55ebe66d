package org.gatehouse.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A statement that is prepared once for each connection, for what is done with nearly every write:
/// there, preparing and binding by name cost more than the statement itself. Its parameters are
/// question marks, counted from 1, and all of them are bound each time.
public final class KeptStatement {
    private final PreparedStatement statement;

    KeptStatement(PreparedStatement statement) {
        this.statement = statement;
    }

    public KeptStatement bind(int position, long value) {
        try {
            statement.setLong(position, value);
            return this;
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }

    public KeptStatement bind(int position, @Nullable String value) {
        try {
            if (value == null) {
                statement.setNull(position, Types.VARCHAR);
            } else {
                statement.setString(position, value);
            }
            return this;
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }

    public KeptStatement bind(int position, byte[] value) {
        try {
            statement.setBytes(position, value);
            return this;
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }

    /// Times are stored as milliseconds since 1970.
    public KeptStatement bind(int position, @Nullable Instant value) {
        try {
            if (value == null) {
                statement.setNull(position, Types.BIGINT);
            } else {
                statement.setLong(position, value.toEpochMilli());
            }
            return this;
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }

    /// Leaves what is bound for [#changeAll], which carries it out with the rest in one go.
    public void add() {
        try {
            statement.addBatch();
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }

    /// Carries out all that was added, and returns how many rows it changed.
    public int changeAll() {
        try {
            return Arrays.stream(statement.executeBatch()).sum();
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }

    /// Changes rows, and returns how many.
    public int change() {
        try {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }

    /// The number in the first column of the one row that it finds.
    public long number() {
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("a statement found no row");
            }
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new StatementFailed(e);
        }
    }
}
