package org.gatehouse.door;

import java.util.Optional;
import java.util.UUID;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// The rows of those who were asked to wait a little.
final class Holds {
    private Holds() {}

    static void add(Tx tx, Ids ids, UUID knock, String message, String by) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO hold (id, knock_id, message, at, by_whom)
                        VALUES (:id, :knock, :message, :at, :by)
                        """)
                .bind("id", ids.next())
                .bind("knock", knock)
                .bind("message", message)
                .bind("at", tx.now())
                .bind("by", by)
                .execute();
    }

    /// What somebody who is held was told last.
    static Optional<String> message(Handle handle, UUID knock) {
        return handle.createQuery(
                        "SELECT message FROM hold WHERE knock_id = :knock ORDER BY id DESC LIMIT 1")
                .bind("knock", knock)
                .mapTo(String.class)
                .findOne();
    }
}
