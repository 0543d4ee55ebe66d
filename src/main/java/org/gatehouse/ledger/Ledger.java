package org.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    /// What is so grave that a checkpoint is signed at once.
    static final Set<String> INCIDENTS =
            Set.of(
                    "meeting.stopped",
                    "rotation.begun",
                    "rotation.moved",
                    "pass.revoked",
                    "incident.opened",
                    "incident.noted",
                    "incident.packed");

    private final Keys keys;
    private final Dialect dialect;
    private final Runnable afterIncident;
    private final Optional<Deeds> deeds;

    public Ledger(Keys keys, Dialect dialect) {
        this(keys, dialect, () -> {}, Optional.empty());
    }

    /// A ledger that runs `afterIncident` after the commit of an incident's entry, in the thread of
    /// whoever wrote it.
    ///
    /// @param deeds where revocations and erasures are kept outside the database
    public Ledger(Keys keys, Dialect dialect, Runnable afterIncident, Optional<Deeds> deeds) {
        this.keys = keys;
        this.dialect = dialect;
        this.afterIncident = afterIncident;
        this.deeds = deeds;
    }

    /// Waits until nobody else is about to append. What is counted after it stays true until `tx`
    /// is committed, as far as all who change it take their turn as well.
    public void takeTurn(Tx tx) {
        dialect.lockLedger(tx.handle());
    }

    /// Appends `entry` as a part of `tx` and returns its number. Append late in a transaction: on
    /// PostgreSQL other appenders wait until it ends.
    public long append(Tx tx, Entry entry) {
        Handle handle = tx.handle();
        dialect.lockLedger(handle);
        long index = size(handle);
        SortedMap<String, Object> body = body(tx.now(), index, entry);
        List<Opening> openings = commit(entry);
        if (!openings.isEmpty()) {
            body.put("personal", commitments(openings));
        }
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
                .bind("leaf", MerkleTree.leafHash(text.getBytes(UTF_8)))
                .execute();
        openings.forEach(opening -> keep(handle, index, opening));
        if (INCIDENTS.contains(entry.kind())) {
            tx.afterCommit(afterIncident);
        }
        deeds.ifPresent(
                file ->
                        Deeds.of(index, entry)
                                .ifPresent(deed -> tx.afterCommit(() -> file.keep(deed))));
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

    /// What opens a commitment; its row can be erased.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Opening(String field, UUID person, byte[] salt, String value) {
        String commitment() {
            return Commitment.of(salt, value);
        }
    }

    private List<Opening> commit(Entry entry) {
        return entry.personal().entrySet().stream()
                .map(
                        field ->
                                new Opening(
                                        field.getKey(),
                                        entry.person().orElseThrow(),
                                        keys.newBytes(Commitment.SALT_BYTES),
                                        field.getValue()))
                .toList();
    }

    private static SortedMap<String, String> commitments(List<Opening> openings) {
        SortedMap<String, String> commitments = new TreeMap<>();
        openings.forEach(opening -> commitments.put(opening.field(), opening.commitment()));
        return commitments;
    }

    private static void keep(Handle handle, long index, Opening opening) {
        handle.createUpdate(
                        """
                        INSERT INTO ledger_opening (number, field, person_id, salt, value)
                        VALUES (:number, :field, :person, :salt, :value)
                        """)
                .bind("number", index)
                .bind("field", opening.field())
                .bind("person", opening.person())
                .bind("salt", opening.salt())
                .bind("value", opening.value())
                .execute();
    }
}
