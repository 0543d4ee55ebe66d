package org.gatehouse.ledger;

import java.util.ArrayList;
import java.util.List;

/// The proof that a later checkpoint only adds to an earlier one (RFC 6962 section 2.1.2), as it
/// lies in a file: a line with the two sizes, then a hash a line, base64.
///
/// @param hashes each base64 of 32 bytes
public record ConsistencyProof(long oldSize, long newSize, List<String> hashes) {
    private static final String HEADER = "gatehouse consistency proof";

    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /// The proof that `tree` held what it held at `oldSize` when it had `newSize` leaves.
    public static ConsistencyProof of(MerkleTree tree, long oldSize, long newSize) {
        List<String> hashes =
                tree.consistencyProof(oldSize, newSize).stream().map(StrictText::base64).toList();
        return new ConsistencyProof(oldSize, newSize, hashes);
    }

    /// Reads a proof from the UTF-8 of a file.
    ///
    /// @throws NotProven if its form is wrong
    public static ConsistencyProof parse(byte[] utf8) throws NotProven {
        List<String> lines = new ArrayList<>(List.of(StrictText.fromUtf8(utf8).split("\n", -1)));
        if (lines.size() < 3
                || !lines.removeLast().isEmpty()
                || !lines.removeFirst().equals(HEADER)) {
            throw new NotProven("This is not a proof that the record only grew.");
        }
        String[] sizes = lines.removeFirst().split(" ", -1);
        if (sizes.length != 2 || lines.size() > MerkleProof.MAX_HASHES) {
            throw new NotProven("The proof does not say between which sizes the record grew.");
        }
        return new ConsistencyProof(
                StrictText.number(sizes[0]), StrictText.number(sizes[1]), lines);
    }

    /// Returns if it shows that `newer` holds all that `older` holds.
    ///
    /// @throws NotProven if not
    public void check(Checkpoint older, Checkpoint newer) throws NotProven {
        List<byte[]> path = new ArrayList<>();
        for (String hash : hashes) {
            path.add(StrictText.hash(hash));
        }
        older.checkExtendedBy(newer, path);
    }

    /// The proof as it is written to a file.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append(oldSize).append(' ').append(newSize).append('\n');
        hashes.forEach(hash -> text.append(hash).append('\n'));
        return text.toString();
    }
}
