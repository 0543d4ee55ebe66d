package org.gatehouse.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.ledger.LedgerVerifier.Fault;

/// What checkpoints claim about the ledger, compared with its roots while it is read from its first
/// entry on. Roots of one growing tree extend each other, so where all claims agree with it each
/// checkpoint extends the one before.
final class Claims {
    /// @param who which checkpoint says so, as a sentence begins
    private record Claim(String who, long size, String root) {}

    private final TreeMap<Long, List<Claim>> bySize = new TreeMap<>();
    private final List<Claim> denied = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private long agreed;

    void add(String who, Checkpoint checkpoint) {
        bySize.computeIfAbsent(checkpoint.size(), _ -> new ArrayList<>(1))
                .add(new Claim(who, checkpoint.size(), checkpoint.root()));
    }

    /// Compares what is claimed of the first `size` entries with the roots over them: one over
    /// their texts, one over the hashes that were kept; the entries' own faults tell them apart.
    void compare(long size, List<Frontier> trees) {
        List<Claim> claims = bySize.remove(size);
        if (claims == null) {
            return;
        }
        List<String> roots = trees.stream().map(Frontier::root).map(StrictText::base64).toList();
        for (Claim claim : claims) {
            if (roots.contains(claim.root)) {
                denied.forEach(this::otherRecord);
                denied.clear();
                agreed = size;
            } else {
                denied.add(claim);
            }
        }
    }

    private void otherRecord(Claim claim) {
        fault(
                claim.size,
                "%s was signed over %d other entries than these, though later ones agree."
                        .formatted(claim.who, claim.size));
    }

    /// Everything that is wrong, now that the last of `size` entries was read.
    ///
    /// @param whole whether none before them is missing
    /// @param known the faults that were found in the entries themselves
    List<Fault> finish(long size, boolean whole, List<Fault> known) {
        if (!denied.isEmpty()) {
            Claim first = denied.getFirst();
            // Where an entry in question is known to be wrong, that one stands in front.
            long suspect =
                    known.stream()
                            .mapToLong(Fault::number)
                            .filter(number -> number >= agreed && number < first.size)
                            .min()
                            .orElse(agreed);
            fault(
                    suspect,
                    "%s does not agree with the ledger: of the entries %d to %d one at least is not what it was when that was signed."
                            .formatted(first.who, agreed, first.size - 1));
        }
        Map.Entry<Long, List<Claim>> last = bySize.lastEntry();
        if (last != null && last.getKey() > size) {
            fault(
                    size,
                    "Entries %d to %d are missing: %s was signed over %d entries. Was an older copy put back?"
                            .formatted(
                                    size,
                                    last.getKey() - 1,
                                    lower(last.getValue().getFirst().who),
                                    last.getKey()));
        } else if (!whole && !bySize.isEmpty()) {
            fault(
                    size,
                    "Because entries are missing, %d checkpoints cannot be compared."
                            .formatted(bySize.size()));
        }
        return faults;
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private void fault(long number, String words) {
        faults.add(new Fault(number, words));
    }
}
