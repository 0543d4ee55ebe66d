package org.gatehouse.sql;

import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementExceptions;

/// How values stand in columns of either database: a moment as milliseconds since 1970 UTC in a
/// BIGINT, a UUID as its 36 characters in a TEXT.
final class ColumnTypes {
    private ColumnTypes() {}

    static Jdbi install(Jdbi jdbi) {
        // What is bound to a statement may be secret or personal: never in a message.
        jdbi.getConfig(StatementExceptions.class)
                .setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.registerArgument(new MomentArgument());
        jdbi.registerArgument(new UuidArgument());
        jdbi.registerColumnMapper(
                Instant.class,
                (row, column, _) -> {
                    long millis = row.getLong(column);
                    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
                });
        jdbi.registerColumnMapper(
                UUID.class,
                (row, column, _) -> {
                    String text = row.getString(column);
                    return text == null ? null : UUID.fromString(text);
                });
        return jdbi;
    }

    private static final class MomentArgument extends AbstractArgumentFactory<Instant> {
        MomentArgument() {
            super(Types.BIGINT);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, _) -> statement.setLong(position, value.toEpochMilli());
        }
    }

    private static final class UuidArgument extends AbstractArgumentFactory<UUID> {
        UuidArgument() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(UUID value, ConfigRegistry config) {
            return (position, statement, _) -> statement.setString(position, value.toString());
        }
    }
}
