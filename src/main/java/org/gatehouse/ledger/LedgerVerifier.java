package org.gatehouse.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads a whole ledger, a page at a time, and says what is wrong with it and where. It believes
/// nothing but the key: rows may be altered, removed, exchanged or added. That openings are missing
/// is no fault: they go when a person is erased.
public final class LedgerVerifier {
    /// Something wrong.
    ///
    /// @param number the first entry that is in doubt because of it, from 0
    /// @param words what is wrong, a plain sentence that names the entry or the checkpoint
    public record Fault(long number, String words) {}

    /// A checkpoint that was kept elsewhere, such as one that came by mail.
    ///
    /// @param where how a sentence about it begins: `The checkpoint in file.txt`
    public record Outside(String where, SignedNote note) {}

    /// What was found.
    ///
    /// @param size how many entries there are
    /// @param newest the newest checkpoint in the database whose signature is right
    /// @param faults everything that is wrong, the first wrong entry in front
    /// @param forks sentences on what was openly given up; no faults
    public record Report(
            long size, Optional<SignedNote> newest, List<Fault> faults, List<String> forks) {
        public Report {
            faults = List.copyOf(faults);
            forks = List.copyOf(forks);
        }

        public boolean isIntact() {
            return faults.isEmpty();
        }
    }

    private static final int PAGE = 500;

    private final Handle handle;
    private final VerifierKey key;
    private final Claims claims = new Claims();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> forks = new ArrayList<>();

    private Optional<SignedNote> newest = Optional.empty();
    private Frontier texts = Frontier.EMPTY;
    private Frontier hashes = Frontier.EMPTY;
    private long next;
    private long read;
    private boolean whole = true;

    private LedgerVerifier(Handle handle, VerifierKey key) {
        this.handle = handle;
        this.key = key;
    }

    /// Checks the ledger in one snapshot of the database.
    ///
    /// @param key the key that its checkpoints must be signed with
    /// @param outside checkpoints from elsewhere, which the ledger must hold as well
    public static Report verify(Handle handle, VerifierKey key, List<Outside> outside) {
        LedgerVerifier verifier = new LedgerVerifier(handle, key);
        verifier.readCheckpoints();
        outside.forEach(verifier::readOutside);
        verifier.readEntries();
        verifier.countRows();
        verifier.faults.addAll(
                verifier.claims.finish(verifier.next, verifier.whole, verifier.faults));
        verifier.faults.sort(Comparator.comparingLong(Fault::number));
        return new Report(verifier.next, verifier.newest, verifier.faults, verifier.forks);
    }

    private void readCheckpoints() {
        long expected = 0;
        long size = 0;
        for (List<CheckpointRows.Row> page = CheckpointRows.page(handle, 0, PAGE);
                !page.isEmpty();
                page = CheckpointRows.page(handle, expected, PAGE)) {
            for (CheckpointRows.Row row : page) {
                if (row.number() != expected) {
                    fault(size, "Checkpoint %d is missing.".formatted(expected));
                }
                size = Math.max(size, readCheckpoint(row, size));
                expected = row.number() + 1;
            }
        }
    }

    /// Returns how many entries the checkpoint vouches for; 0 where it proves nothing.
    private long readCheckpoint(CheckpointRows.Row row, long sizeBefore) {
        String who = "Checkpoint " + row.number();
        try {
            SignedNote note = SignedNote.parse(row.note() == null ? "" : row.note());
            Checkpoint checkpoint = Checkpoint.verify(note, key);
            if (checkpoint.size() != row.size()
                    || !Arrays.equals(checkpoint.rootHash(), row.root())) {
                fault(row.size(), who + ": its columns do not say what was signed.");
            }
            declareForks(who, checkpoint);
            if (checkpoint.size() < sizeBefore) {
                fault(
                        checkpoint.size(),
                        who + " was signed over fewer entries than the one before.");
            }
            claims.add(who, checkpoint);
            newest = Optional.of(note);
            return checkpoint.size();
        } catch (NotProven notProven) {
            fault(row.size(), who + ": " + notProven.reason());
            return 0;
        }
    }

    private void declareForks(String who, Checkpoint checkpoint) {
        checkpoint.extensions().stream()
                .filter(line -> line.startsWith(Checkpoints.FORK))
                .map(line -> line.substring(Checkpoints.FORK.length()))
                .forEach(
                        line ->
                                forks.add(
                                        "%s, over %d entries, declares a fork: it gives up what was signed before as \"%s\"."
                                                .formatted(who, checkpoint.size(), line)));
    }

    private void readOutside(Outside outside) {
        try {
            claims.add(outside.where, Checkpoint.verify(outside.note, key));
        } catch (NotProven notProven) {
            fault(0, outside.where + ": " + notProven.reason());
        }
    }

    private void readEntries() {
        compare();
        for (List<EntryCheck.Row> page = page(); !page.isEmpty(); page = page()) {
            Map<Long, List<EntryCheck.Opening>> openings = openings(page.getLast().number());
            for (EntryCheck.Row row : page) {
                readEntry(row, openings.getOrDefault(row.number(), List.of()));
            }
        }
    }

    private void readEntry(EntryCheck.Row row, List<EntryCheck.Opening> openings) {
        if (row.number() != next) {
            whole = false;
            String missing =
                    row.number() - 1 == next
                            ? "Entry %d is missing.".formatted(next)
                            : "Entries %d to %d are missing.".formatted(next, row.number() - 1);
            fault(next, missing);
        }
        EntryCheck.faults(row, openings).forEach(words -> fault(row.number(), words));
        next = row.number() + 1;
        read++;
        if (whole) {
            byte[] hash = row.hashOfBody();
            boolean kept = row.leaf() != null && row.leaf().length == MerkleTree.HASH_BYTES;
            texts = texts.append(hash);
            hashes = hashes.append(kept && row.leaf() != null ? row.leaf() : hash);
            compare();
        }
    }

    private void compare() {
        claims.compare(texts.size(), List.of(texts, hashes));
    }

    private List<EntryCheck.Row> page() {
        return handle.createQuery(
                        """
                        SELECT number, at, kind, meeting_id, body, leaf_hash FROM ledger_entry
                        WHERE number >= :from ORDER BY number LIMIT :page
                        """)
                .bind("from", next)
                .bind("page", PAGE)
                .map(
                        (row, _) ->
                                new EntryCheck.Row(
                                        row.getLong("number"),
                                        row.getLong("at"),
                                        row.getString("kind"),
                                        row.getString("meeting_id"),
                                        row.getString("body"),
                                        row.getBytes("leaf_hash")))
                .list();
    }

    private record Numbered(long number, EntryCheck.Opening opening) {}

    private Map<Long, List<EntryCheck.Opening>> openings(long last) {
        return handle
                .createQuery(
                        """
                        SELECT number, field, salt, value FROM ledger_opening
                        WHERE number >= :from AND number <= :last
                        """)
                .bind("from", next)
                .bind("last", last)
                .map(
                        (row, _) ->
                                new Numbered(
                                        row.getLong("number"),
                                        new EntryCheck.Opening(
                                                row.getString("field"),
                                                row.getBytes("salt"),
                                                row.getString("value"))))
                .list()
                .stream()
                .collect(groupingBy(Numbered::number, mapping(Numbered::opening, toList())));
    }

    /// Rows whose number is none that could be read in order: below 0, or no number at all.
    private void countRows() {
        long rows = handle.createQuery("SELECT COUNT(*) FROM ledger_entry").mapTo(Long.class).one();
        if (rows != read) {
            fault(0, "%d rows have a number that no entry has.".formatted(rows - read));
        }
    }

    private void fault(long number, String words) {
        faults.add(new Fault(number, words));
    }
}
