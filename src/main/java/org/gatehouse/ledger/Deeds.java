package org.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// What an older copy of the database must not undo: that a pass was revoked, a person erased, an
/// account closed. Each stands with its id alone in a file outside the database, a line each: the
/// number of its ledger entry, its kind, the id. A database cannot know that it is an older copy of
/// itself; this file does. It lies beside the key and is never restored with the database.
///
/// @param file where it is, or will be
public record Deeds(Path file) {
    /// The kinds of entries that are kept, with the fact that names whom they are about.
    private static final Map<String, String> KINDS =
            Map.of(
                    "pass.revoked", "pass",
                    "registrant.erased", "registrant",
                    "staff.closed", "staff",
                    "staff.signedOut", "session");

    /// The file that lies beside the installation's key.
    public static Deeds beside(Path keyFile) {
        return new Deeds(keyFile.resolveSibling("ledger.deeds"));
    }

    /// One line.
    ///
    /// @param number of its entry in the ledger
    public record Deed(long number, String kind, UUID id) {
        private String line() {
            return number + " " + kind + " " + id + "\n";
        }

        private static Optional<Deed> parse(String line) {
            String[] parts = line.split(" ", -1);
            try {
                return parts.length == 3
                        ? Optional.of(
                                new Deed(
                                        Long.parseLong(parts[0]),
                                        parts[1],
                                        UUID.fromString(parts[2])))
                        : Optional.empty();
            } catch (IllegalArgumentException torn) {
                return Optional.empty(); // the last line of a machine that lost its power
            }
        }
    }

    /// What is to be kept of `entry`, the ledger's entry `number`.
    static Optional<Deed> of(long number, Entry entry) {
        return Optional.ofNullable(KINDS.get(entry.kind()))
                .map(fact -> String.valueOf(entry.facts().get(fact)))
                .map(id -> new Deed(number, entry.kind(), UUID.fromString(id)));
    }

    void keep(Deed deed) {
        append(List.of(deed));
    }

    private synchronized void append(List<Deed> deeds) {
        StringBuilder lines = new StringBuilder();
        deeds.forEach(deed -> lines.append(deed.line()));
        try {
            Files.writeString(
                    file,
                    lines,
                    UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("What was revoked or erased can't be kept outside", e);
        }
    }

    private List<Deed> all() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .flatMap(line -> Deed.parse(line).stream())
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("What was revoked or erased can't be read", e);
        }
    }

    /// What the database does not know of, because an older copy of it was put back; empty
    /// otherwise. What a crash kept out of the file is written down first.
    public List<Deed> undone(Handle handle) {
        List<Deed> kept = all();
        if (kept.isEmpty() || isKnown(handle, kept.getLast())) {
            catchUp(handle, kept.isEmpty() ? -1 : kept.getLast().number());
            return List.of();
        }
        return kept.stream().filter(deed -> !isKnown(handle, deed)).toList();
    }

    private static boolean isKnown(Handle handle, Deed deed) {
        return handle.createQuery(
                                """
                                SELECT COUNT(*) FROM ledger_entry
                                WHERE number = :number AND kind = :kind AND body LIKE :id
                                """)
                        .bind("number", deed.number())
                        .bind("kind", deed.kind())
                        .bind("id", "%" + deed.id() + "%")
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private void catchUp(Handle handle, long from) {
        List<Deed> missing = new ArrayList<>();
        for (String kind : KINDS.keySet()) {
            handle.createQuery(
                            """
                            SELECT number, at, kind, body FROM ledger_entry
                            WHERE number > :from AND kind = :kind ORDER BY number
                            """)
                    .bind("from", from)
                    .bind("kind", kind)
                    .map(
                            (row, _) ->
                                    new Entries.Kept(
                                            row.getLong("number"),
                                            java.time.Instant.ofEpochMilli(row.getLong("at")),
                                            kind,
                                            String.valueOf(row.getString("body"))))
                    .forEach(
                            entry ->
                                    missing.add(
                                            new Deed(
                                                    entry.number(),
                                                    kind,
                                                    UUID.fromString(
                                                            String.valueOf(
                                                                    entry.facts()
                                                                            .get(
                                                                                    KINDS.get(
                                                                                            kind)))))));
        }
        if (!missing.isEmpty()) {
            missing.sort(java.util.Comparator.comparingLong(Deed::number));
            append(missing);
        }
    }
}
