package org.gatehouse.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The table of signed checkpoints.
final class CheckpointRows {
    private CheckpointRows() {}

    /// A row as it stands; nothing of it is checked.
    ///
    /// @param number from 0
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(long number, long size, byte[] root, String note) {}

    static Optional<Row> newest(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT number, size, root, note FROM ledger_checkpoint
                        ORDER BY number DESC LIMIT 1
                        """)
                .map(CheckpointRows::row)
                .findOne();
    }

    /// At most `limit` rows from number `from` on, in order.
    static List<Row> page(Handle handle, long from, int limit) {
        return handle.createQuery(
                        """
                        SELECT number, size, root, note FROM ledger_checkpoint
                        WHERE number >= :from ORDER BY number LIMIT :limit
                        """)
                .bind("from", from)
                .bind("limit", limit)
                .map(CheckpointRows::row)
                .list();
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        return new Row(row.getLong(1), row.getLong(2), row.getBytes(3), row.getString(4));
    }

    static void add(Tx tx, Checkpoint checkpoint, SignedNote note) {
        long number = newest(tx.handle()).map(row -> row.number() + 1).orElse(0L);
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO ledger_checkpoint (number, size, root, note, at)
                        VALUES (:number, :size, :root, :note, :at)
                        """)
                .bind("number", number)
                .bind("size", checkpoint.size())
                .bind("root", checkpoint.rootHash())
                .bind("note", note.toString())
                .bind("at", tx.now())
                .execute();
    }
}
