package org.gatehouse.ledger;

import static org.gatehouse.ledger.MerkleTree.checked;
import static org.gatehouse.ledger.MerkleTree.nodeHash;

import java.util.ArrayList;
import java.util.List;

/// The right edge of a growing Merkle tree (a compact range that starts at 0): all that must be
/// remembered to append leaves and to tell the root, O(log n) hashes. Immutable, so that a
/// transaction that rolls back simply drops the new one.
///
/// `hashes` are the roots of the complete subtrees that make up the tree, largest first: one for
/// each bit set in `size`.
final class Frontier {
    /// The tree without leaves.
    static final Frontier EMPTY = new Frontier(0, List.of());

    private final long size;
    private final List<byte[]> hashes;

    private Frontier(long size, List<byte[]> hashes) {
        this.size = size;
        this.hashes = hashes;
    }

    /// A frontier as it was stored.
    static Frontier of(long size, List<byte[]> hashes) {
        if (size < 0 || hashes.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a tree of %d leaves cannot have %d subtrees".formatted(size, hashes.size()));
        }
        return new Frontier(size, hashes.stream().map(MerkleTree::checked).toList());
    }

    long size() {
        return size;
    }

    /// The hashes to store.
    List<byte[]> hashes() {
        return hashes.stream().map(byte[]::clone).toList();
    }

    /// The frontier with one more leaf.
    Frontier append(byte[] leafHash) {
        List<byte[]> grown = new ArrayList<>(hashes);
        byte[] subtree = checked(leafHash);
        // Each trailing one bit of the size is a complete subtree that the new leaf completes.
        for (long full = size; (full & 1) == 1; full >>= 1) {
            subtree = nodeHash(grown.removeLast(), subtree);
        }
        grown.add(subtree);
        return new Frontier(Math.addExact(size, 1), List.copyOf(grown));
    }

    /// The root hash, 32 bytes.
    byte[] root() {
        if (hashes.isEmpty()) {
            return MerkleTree.emptyRoot();
        }
        byte[] root = hashes.getLast();
        for (byte[] left : hashes.reversed().subList(1, hashes.size())) {
            root = nodeHash(left, root);
        }
        return root.clone();
    }
}
