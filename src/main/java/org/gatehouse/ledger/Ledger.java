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
                    "incident.packed",
                    "incident.reported",
                    "incident.report-confirmed",
                    "incident.held",
                    "incident.released",
                    "incident.closed",
                    "incident.taken",
                    "incident.apology");

    private static final String SIZE = "SELECT COALESCE(MAX(number) + 1, 0) FROM ledger_entry";
    private static final String APPEND =
            """
            INSERT INTO ledger_entry (number, at, kind, meeting_id, body, leaf_hash)
            VALUES (?, ?, ?, ?, ?, ?)
            """;
    private static final String KEEP =
            """
            INSERT INTO ledger_opening (number, field, person_id, salt, value)
            VALUES (?, ?, ?, ?, ?)
            """;

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
        dialect.lockLedger(tx.handle());
        long index = tx.kept(SIZE).number();
        SortedMap<String, Object> body = body(tx.now(), index, entry);
        List<Opening> openings = commit(entry);
        if (!openings.isEmpty()) {
            body.put("personal", commitments(openings));
        }
        String text = CanonicalJson.write(body);
        tx.kept(APPEND)
                .bind(1, index)
                .bind(2, tx.now().toEpochMilli())
                .bind(3, entry.kind())
                .bind(4, entry.meeting().map(UUID::toString).orElse(null))
                .bind(5, text)
                .bind(6, MerkleTree.leafHash(text.getBytes(UTF_8)))
                .change();
        openings.forEach(opening -> keep(tx, index, opening));
        if (INCIDENTS.contains(entry.kind())) {
            tx.afterCommit(afterIncident);
        }
        deeds.ifPresent(
                file ->
                        Deeds.of(index, entry)
                                .ifPresent(deed -> tx.afterCommit(() -> file.keep(deed))));
        return index;
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

    private static void keep(Tx tx, long index, Opening opening) {
        tx.kept(KEEP)
                .bind(1, index)
                .bind(2, opening.field())
                .bind(3, opening.person().toString())
                .bind(4, opening.salt())
                .bind(5, opening.value())
                .change();
    }
}
