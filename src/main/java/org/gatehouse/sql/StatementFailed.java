package org.gatehouse.sql;

import java.io.Serial;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/// A kept statement failed; the message holds nothing that was bound to it.
final class StatementFailed extends JdbiException {
    @Serial private static final long serialVersionUID = 1L;

    StatementFailed(SQLException cause) {
        super("A statement failed: " + cause.getMessage(), cause);
    }
}
