package org.gatehouse.registration;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// What a browser typed in as its address, with most of it covered: shown beside the question for
/// the code to that browser alone, so that its owner sees a slip. Whoever merely pressed a button
/// on somebody's pass typed nothing, and learns nothing.
public final class TypedAddresses {
    private TypedAddresses() {}

    static void note(Tx tx, UUID challenge, MailAddress address) {
        insert(tx, challenge, masked(address));
    }

    /// The same question was put once more.
    static void carryOver(Tx tx, UUID from, UUID to) {
        find(tx.handle(), from).ifPresent(masked -> insert(tx, to, masked));
    }

    private static void insert(Tx tx, UUID challenge, String masked) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO typed_address (challenge_id, masked, at)
                        VALUES (:id, :masked, :at) ON CONFLICT DO NOTHING
                        """)
                .bind("id", challenge)
                .bind("masked", masked)
                .bind("at", tx.now())
                .execute();
    }

    /// `r•••@example.org`.
    static String masked(MailAddress address) {
        String text = address.text();
        int at = text.lastIndexOf('@');
        return text.substring(0, text.offsetByCodePoints(0, 1)) + "•••" + text.substring(at);
    }

    /// What was typed before the question `challenge` was put.
    public static Optional<String> find(Handle handle, UUID challenge) {
        return handle.createQuery("SELECT masked FROM typed_address WHERE challenge_id = :id")
                .bind("id", challenge)
                .mapTo(String.class)
                .findOne();
    }

    static int forgetBefore(Tx tx, Instant before) {
        return tx.handle()
                .createUpdate("DELETE FROM typed_address WHERE at < :before")
                .bind("before", before)
                .execute();
    }
}
