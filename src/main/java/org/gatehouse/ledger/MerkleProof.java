package org.gatehouse.ledger;

import static org.gatehouse.ledger.MerkleTree.HASH_BYTES;
import static org.gatehouse.ledger.MerkleTree.nodeHash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Checks the proofs that [MerkleTree] makes, with nothing but the proof and the roots in hand:
/// inclusion as in RFC 9162 section 2.1.3.2, consistency as in section 2.1.4.2. Any input may be
/// hostile.
public final class MerkleProof {
    /// No tree of up to 2^63 leaves needs more.
    static final int MAX_HASHES = 64;

    private MerkleProof() {}

    /// Returns if the leaf is number `index` (from 0) of the `size` leaves under `root`.
    ///
    /// @throws NotProven if it is not, or if the proof has the wrong form
    public static void checkInclusion(
            byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root)
            throws NotProven {
        checkForm(proof, leafHash, root);
        if (index < 0 || index >= size) {
            throw new NotProven("The entry's number lies outside the record of that size.");
        }
        Climb climb = new Climb(index, size - 1, leafHash, leafHash);
        climb.along(proof);
        if (climb.top != 0 || !Arrays.equals(climb.whole, root)) {
            throw new NotProven("The proof does not lead from this entry to the record's root.");
        }
    }

    /// Returns if the tree of `newSize` leaves under `newRoot` holds the tree of `oldSize` leaves
    /// under `oldRoot` unchanged at its start.
    ///
    /// @throws NotProven if it does not, or if the proof has the wrong form
    public static void checkConsistency(
            long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, List<byte[]> proof)
            throws NotProven {
        checkForm(proof, oldRoot, newRoot);
        if (oldSize < 0 || newSize < oldSize) {
            throw new NotProven("The record became smaller between the two checkpoints.");
        }
        if (oldSize == 0 || oldSize == newSize) {
            checkTrivial(oldSize, oldRoot, newSize, newRoot, proof);
        } else {
            checkExtension(oldSize, oldRoot, newSize, newRoot, proof);
        }
    }

    private static void checkTrivial(
            long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, List<byte[]> proof)
            throws NotProven {
        if (!proof.isEmpty()) {
            throw new NotProven("These two checkpoints need no proof, yet one was given.");
        }
        if (oldSize == 0 && !Arrays.equals(oldRoot, MerkleTree.emptyRoot())) {
            throw new NotProven("The earlier checkpoint says it is empty, but its root is not.");
        }
        if (oldSize == newSize && !Arrays.equals(oldRoot, newRoot)) {
            throw new NotProven("Two records of the same size have different roots.");
        }
    }

    private static void checkExtension(
            long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, List<byte[]> proof)
            throws NotProven {
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(oldSize) == 1) {
            // A complete old tree is a node of the new one, which the proof leaves out.
            path.addFirst(oldRoot);
        }
        if (path.isEmpty()) {
            throw new NotProven("The proof that the record only grew is missing.");
        }
        int shared = Long.numberOfTrailingZeros(oldSize);
        byte[] start = path.removeFirst();
        Climb climb = new Climb((oldSize - 1) >> shared, (newSize - 1) >> shared, start, start);
        climb.along(path);
        if (climb.top != 0
                || !Arrays.equals(climb.left, oldRoot)
                || !Arrays.equals(climb.whole, newRoot)) {
            throw new NotProven("The later record does not contain the earlier one unchanged.");
        }
    }

    private static void checkForm(List<byte[]> proof, byte[]... others) throws NotProven {
        if (proof.size() > MAX_HASHES) {
            throw new NotProven("The proof has more hashes than any record could need.");
        }
        for (byte[] hash : proof) {
            checkLength(hash);
        }
        for (byte[] hash : others) {
            checkLength(hash);
        }
    }

    private static void checkLength(byte[] hash) throws NotProven {
        if (hash.length != HASH_BYTES) {
            throw new NotProven("A hash does not have the 32 bytes of SHA-256.");
        }
    }

    /// The way up the tree, level by level. `node` and `top` are the places, at this level, of the
    /// proved node and of the tree's last node (`fn` and `sn` in the RFC); `left` is the root of
    /// all up to the proved node, `whole` the root of all so far (`fr` and `sr`).
    private static final class Climb {
        private long node;
        private long top;
        private byte[] left;
        private byte[] whole;

        Climb(long node, long top, byte[] left, byte[] whole) {
            this.node = node;
            this.top = top;
            this.left = left;
            this.whole = whole;
        }

        void along(List<byte[]> path) throws NotProven {
            for (byte[] sibling : path) {
                if (top == 0) {
                    throw new NotProven("The proof has more hashes than this record needs.");
                }
                step(sibling);
            }
        }

        private void step(byte[] sibling) {
            if (isRightChild() || node == top) {
                left = nodeHash(sibling, left);
                whole = nodeHash(sibling, whole);
                // A node without a sibling moves up unchanged until it is somebody's right child.
                while (!isRightChild() && node != 0) {
                    up();
                }
            } else {
                whole = nodeHash(whole, sibling);
            }
            up();
        }

        private boolean isRightChild() {
            return (node & 1) == 1;
        }

        private void up() {
            node >>= 1;
            top >>= 1;
        }
    }
}
