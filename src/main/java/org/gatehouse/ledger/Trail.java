package org.gatehouse.ledger;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// The ledger followed from its first entry up to some size, and the checkpoints that were found
/// true on the way. Following it passes every root that the tree ever had, so that an earlier
/// checkpoint is compared without a proof and without the whole tree in memory. Immutable.
///
/// @param frontier the tree as far as it was followed
/// @param passed what checkpoints say of that tree, found true
record Trail(Frontier frontier, Set<Mark> passed) {
    /// Nothing followed yet.
    static final Trail START = new Trail(Frontier.EMPTY, Set.of());

    private static final int PAGE = 1_000;

    /// What a checkpoint says: `size` entries under `root`, base64.
    record Mark(long size, String root) {
        static Mark of(Checkpoint checkpoint) {
            return new Mark(checkpoint.size(), checkpoint.root());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Leaf(long number, byte[] hash) {}

    /// This trail followed to the ledger's end.
    ///
    /// @throws Divergence where the ledger does not hold what `marks` say, or has a gap
    Trail follow(Handle handle, List<Mark> marks) {
        if (frontier.size() == 0 || !marks.stream().allMatch(this::canTell)) {
            return START.walk(handle, marks);
        }
        try {
            return walk(handle, marks);
        } catch (Divergence _) {
            // What is remembered may be the wrong one: the rows decide.
            return START.walk(handle, marks);
        }
    }

    private boolean canTell(Mark mark) {
        return mark.size >= frontier.size() || passed.contains(mark);
    }

    private Trail walk(Handle handle, List<Mark> marks) {
        Deque<Mark> ahead = new ArrayDeque<>();
        marks.stream()
                .filter(mark -> !passed.contains(mark))
                .sorted(Comparator.comparingLong(Mark::size))
                .forEach(ahead::add);
        Frontier at = frontier;
        compare(at, ahead);
        for (List<Leaf> page = page(handle, at); !page.isEmpty(); page = page(handle, at)) {
            for (Leaf leaf : page) {
                at = append(at, leaf);
                compare(at, ahead);
            }
        }
        if (!ahead.isEmpty()) {
            throw new Divergence(
                    "The ledger has %d entries, but a checkpoint was signed over %d."
                            .formatted(at.size(), ahead.getLast().size));
        }
        return new Trail(at, new HashSet<>(marks));
    }

    private static Frontier append(Frontier at, Leaf leaf) {
        if (leaf.number != at.size()) {
            throw new Divergence("Entry %d of the ledger is missing.".formatted(at.size()));
        }
        try {
            return at.append(leaf.hash);
        } catch (IllegalArgumentException notAHash) {
            throw new Divergence("Entry %d has no proper hash.".formatted(at.size()), notAHash);
        }
    }

    private static void compare(Frontier at, Deque<Mark> ahead) {
        while (!ahead.isEmpty() && ahead.getFirst().size == at.size()) {
            if (!ahead.removeFirst().root.equals(StrictText.base64(at.root()))) {
                throw new Divergence(
                        "The first %d entries are not those that a checkpoint was signed over."
                                .formatted(at.size()));
            }
        }
    }

    private static List<Leaf> page(Handle handle, Frontier at) {
        return handle.createQuery(
                        """
                        SELECT number, leaf_hash FROM ledger_entry WHERE number >= :from
                        ORDER BY number LIMIT :page
                        """)
                .bind("from", at.size())
                .bind("page", PAGE)
                .map((row, _) -> new Leaf(row.getLong("number"), row.getBytes("leaf_hash")))
                .list();
    }
}
