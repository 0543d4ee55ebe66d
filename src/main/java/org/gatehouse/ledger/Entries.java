package org.gatehouse.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what stands in the ledger, for those who show or prove it to others.
public final class Entries {
    private static final JsonMapper JSON = new JsonMapper();

    private Entries() {}

    /// An entry as it was written.
    ///
    /// @param number from 0
    /// @param body its canonical JSON, whose UTF-8 is the leaf of the tree
    public record Kept(long number, Instant at, String kind, String body) {
        /// Who did it, in the form of [Actor#text].
        public String by() {
            return read().path("by").asString("");
        }

        /// Its facts, each as text.
        public Map<String, String> facts() {
            Map<String, String> facts = new TreeMap<>();
            for (Map.Entry<String, JsonNode> fact : read().path("facts").properties()) {
                facts.put(fact.getKey(), fact.getValue().asString(""));
            }
            return facts;
        }

        private JsonNode read() {
            return JSON.readTree(body);
        }
    }

    /// What opens one commitment in an entry.
    ///
    /// @param salt 16 random bytes
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Opening(long number, String field, UUID person, byte[] salt, String value) {}

    /// All entries of `meeting`, in order.
    public static List<Kept> of(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT number, at, kind, body FROM ledger_entry
                        WHERE meeting_id = :meeting ORDER BY number
                        """)
                .bind("meeting", meeting)
                .map(
                        (row, _) ->
                                new Kept(
                                        row.getLong("number"),
                                        Instant.ofEpochMilli(row.getLong("at")),
                                        String.valueOf(row.getString("kind")),
                                        String.valueOf(row.getString("body"))))
                .list();
    }

    /// What still opens the commitments in the entries of `meeting`.
    public static List<Opening> openings(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT o.number, o.field, o.person_id, o.salt, o.value
                        FROM ledger_opening o
                        JOIN ledger_entry e ON e.number = o.number
                        WHERE e.meeting_id = :meeting ORDER BY o.number, o.field
                        """)
                .bind("meeting", meeting)
                .map(
                        (row, _) ->
                                new Opening(
                                        row.getLong("number"),
                                        String.valueOf(row.getString("field")),
                                        UUID.fromString(row.getString("person_id")),
                                        row.getBytes("salt"),
                                        String.valueOf(row.getString("value"))))
                .list();
    }

    /// The tree over the first `size` entries.
    public static MerkleTree tree(Handle handle, long size) {
        Map<Long, byte[]> leaves =
                handle
                        .createQuery(
                                "SELECT number, leaf_hash FROM ledger_entry WHERE number < :size")
                        .bind("size", size)
                        .map((row, _) -> Map.entry(row.getLong(1), row.getBytes(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return MerkleTree.of(size, number -> leaves.getOrDefault(number, new byte[0]));
    }

    /// A checkpoint that was signed.
    ///
    /// @param number from 0
    /// @param size how many entries it vouches for
    public record Signed(long number, long size, Instant at, String note) {}

    /// The one that was signed last.
    public static Optional<Signed> newestCheckpoint(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT number, size, at, note FROM ledger_checkpoint
                        ORDER BY number DESC LIMIT 1
                        """)
                .map((row, _) -> signed(row))
                .findOne();
    }

    /// Whether an entry of an incident is among those from number `from` on and before `to`.
    public static boolean holdsIncident(Handle handle, long from, long to) {
        return handle.createQuery(
                                """
                                SELECT COUNT(*) FROM ledger_entry
                                WHERE number >= :from AND number < :to AND kind IN (<kinds>)
                                """)
                        .bind("from", from)
                        .bind("to", to)
                        .bindList("kinds", List.copyOf(Ledger.INCIDENTS))
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// All checkpoints signed from `from` on and before `to`, the oldest first.
    public static List<Signed> checkpoints(Handle handle, Instant from, Instant to) {
        return handle.createQuery(
                        """
                        SELECT number, size, at, note FROM ledger_checkpoint
                        WHERE at >= :from AND at < :to ORDER BY number
                        """)
                .bind("from", from)
                .bind("to", to)
                .map((row, _) -> signed(row))
                .list();
    }

    private static Signed signed(ResultSet row) throws SQLException {
        return new Signed(
                row.getLong("number"),
                row.getLong("size"),
                Instant.ofEpochMilli(row.getLong("at")),
                String.valueOf(row.getString("note")));
    }
}
