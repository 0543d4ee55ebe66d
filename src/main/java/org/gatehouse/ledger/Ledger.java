package org.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.sql.Dialect;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// The record of everything that was done. An entry is written in the transaction of the effect
/// that it tells of, so that neither is ever there without the other; entries are numbered from 0
/// without a gap and never changed.
public final class Ledger {
    private final Keys keys;
    private final Dialect dialect;

    public Ledger(Keys keys, Dialect dialect) {
        this.keys = keys;
        this.dialect = dialect;
    }

    /// Appends `entry` as a part of `tx` and returns its number. Append late in a transaction: on
    /// PostgreSQL other appenders wait until it ends.
    public long append(Tx tx, Entry entry) {
        Handle handle = tx.handle();
        dialect.lockLedger(handle);
        long index = size(handle);
        SortedMap<String, Object> body = body(tx.now(), index, entry);
        commit(handle, index, entry, body);
        String text = CanonicalJson.write(body);
        handle.createUpdate(
                        """
                        INSERT INTO ledger_entry (number, at, kind, meeting_id, body, leaf_hash)
                        VALUES (:number, :at, :kind, :meeting, :body, :leaf)
                        """)
                .bind("number", index)
                .bind("at", tx.now())
                .bind("kind", entry.kind())
                .bind("meeting", entry.meeting().orElse(null))
                .bind("body", text)
                .bind("leaf", leafHash(text))
                .execute();
        return index;
    }

    private static long size(Handle handle) {
        return handle.createQuery("SELECT COALESCE(MAX(number) + 1, 0) FROM ledger_entry")
                .mapTo(Long.class)
                .one();
    }

    private static SortedMap<String, Object> body(Instant at, long index, Entry entry) {
        SortedMap<String, Object> body = new TreeMap<>();
        body.put("at", at.toString());
        body.put("by", entry.by().text());
        body.put("facts", entry.facts());
        body.put("kind", entry.kind());
        body.put("number", index);
        entry.meeting().ifPresent(meeting -> body.put("meeting", meeting.toString()));
        return body;
    }

    /// Puts commitments to the personal fields into `body`, and what opens them into a table whose
    /// rows can be erased.
    private void commit(Handle handle, long index, Entry entry, SortedMap<String, Object> body) {
        if (entry.personal().isEmpty()) {
            return;
        }
        UUID person = entry.person().orElseThrow();
        SortedMap<String, String> commitments = new TreeMap<>();
        for (Map.Entry<String, String> field : entry.personal().entrySet()) {
            byte[] salt = keys.newBytes(Commitment.SALT_BYTES);
            commitments.put(field.getKey(), Commitment.of(salt, field.getValue()));
            handle.createUpdate(
                            """
                            INSERT INTO ledger_opening (number, field, person_id, salt, value)
                            VALUES (:number, :field, :person, :salt, :value)
                            """)
                    .bind("number", index)
                    .bind("field", field.getKey())
                    .bind("person", person)
                    .bind("salt", salt)
                    .bind("value", field.getValue())
                    .execute();
        }
        body.put("personal", commitments);
    }

    /// The entry's leaf in the Merkle tree: SHA-256 over a zero byte and the text (RFC 6962, 2.1).
    static byte[] leafHash(String text) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((byte) 0);
            return sha256.digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
