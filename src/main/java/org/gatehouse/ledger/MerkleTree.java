package org.gatehouse.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;

/// A Merkle tree over SHA-256 as in RFC 6962 section 2.1 (the same as RFC 9162 section 2.1), held
/// in memory so that every proof after the first costs O(log n). All hashes are 32 bytes.
///
/// A tree of n leaves also answers for each of its earlier states, which is what a ledger that only
/// grows needs: proofs are asked for by the size of the checkpoint that they belong to.
public final class MerkleTree {
    /// Bytes in a hash.
    public static final int HASH_BYTES = 32;

    /// Never fed, only copied: to look an algorithm up takes longer than to hash an entry.
    private static final MessageDigest UNUSED = lookUp();

    /// `levels.get(k).get(i)` is the root of the leaves from `i * 2^k` to `(i + 1) * 2^k`.
    private final List<List<byte[]>> levels;

    private MerkleTree(List<List<byte[]>> levels) {
        this.levels = levels;
    }

    /// The tree over the first `size` leaf hashes; each is asked for once, in order.
    public static MerkleTree of(long size, LongFunction<byte[]> leafHashes) {
        List<byte[]> leaves = new ArrayList<>(Math.toIntExact(size));
        for (long index = 0; index < size; index++) {
            leaves.add(checked(leafHashes.apply(index)));
        }
        List<List<byte[]>> levels = new ArrayList<>();
        for (List<byte[]> level = leaves; !level.isEmpty(); level = levelAbove(level)) {
            levels.add(level);
        }
        return new MerkleTree(levels);
    }

    private static List<byte[]> levelAbove(List<byte[]> level) {
        List<byte[]> above = new ArrayList<>(level.size() / 2);
        for (int left = 0; left + 1 < level.size(); left += 2) {
            above.add(nodeHash(level.get(left), level.get(left + 1)));
        }
        return above;
    }

    /// How many leaves there are.
    public long size() {
        return levels.isEmpty() ? 0 : levels.getFirst().size();
    }

    /// The root hash over all leaves.
    public byte[] root() {
        return root(size());
    }

    /// The root hash that the tree had when it held `size` leaves.
    public byte[] root(long size) {
        Objects.checkIndex(size, size() + 1);
        return size == 0 ? emptyRoot() : subtree(0, size).clone();
    }

    /// The audit path of leaf `index` in the tree of the first `size` leaves, from the leaf's
    /// sibling up (RFC 6962 section 2.1.1).
    public List<byte[]> inclusionProof(long index, long size) {
        Objects.checkIndex(size, size() + 1);
        Objects.checkIndex(index, size);
        List<byte[]> path = new ArrayList<>();
        climb(index, 0, size, path);
        return List.copyOf(path);
    }

    private void climb(long index, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + leftSize(to - from);
        if (index < middle) {
            climb(index, from, middle, path);
            path.add(subtree(middle, to).clone());
        } else {
            climb(index, middle, to, path);
            path.add(subtree(from, middle).clone());
        }
    }

    /// The proof that the tree of `newSize` leaves only adds to the tree of `oldSize` leaves (RFC
    /// 6962 section 2.1.2). Empty when the sizes are equal or the old tree was empty.
    public List<byte[]> consistencyProof(long oldSize, long newSize) {
        Objects.checkIndex(newSize, size() + 1);
        Objects.checkIndex(oldSize, newSize + 1);
        List<byte[]> path = new ArrayList<>();
        if (oldSize > 0) {
            extend(oldSize, 0, newSize, true, path);
        }
        return List.copyOf(path);
    }

    /// `known` says that the subtree's old root is the whole old root, which the reader has.
    private void extend(long oldSize, long from, long to, boolean known, List<byte[]> path) {
        if (oldSize == to) {
            if (!known) {
                path.add(subtree(from, to).clone());
            }
            return;
        }
        long middle = from + leftSize(to - from);
        if (oldSize <= middle) {
            extend(oldSize, from, middle, known, path);
            path.add(subtree(middle, to).clone());
        } else {
            extend(oldSize, middle, to, false, path);
            path.add(subtree(from, middle).clone());
        }
    }

    /// The root of the leaves from `from` to `to`; a complete subtree is a look-up.
    private byte[] subtree(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return levels.get(level).get(Math.toIntExact(from >> level));
        }
        long middle = from + leftSize(width);
        return nodeHash(subtree(from, middle), subtree(middle, to));
    }

    /// The largest power of two smaller than `width`: where RFC 6962 splits a tree.
    private static long leftSize(long width) {
        return Long.highestOneBit(width - 1);
    }

    /// The hash of one leaf: `SHA-256(0x00 || content)`.
    public static byte[] leafHash(byte[] content) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) 0);
        return sha256.digest(content);
    }

    /// The hash of an inner node: `SHA-256(0x01 || left || right)`.
    static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest sha256 = sha256();
        sha256.update((byte) 1);
        sha256.update(left);
        return sha256.digest(right);
    }

    /// The root of the tree without leaves: `SHA-256("")`.
    public static byte[] emptyRoot() {
        return sha256().digest();
    }

    static MessageDigest sha256() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException theJdksCanBeCopied) {
            throw new IllegalStateException(theJdksCanBeCopied);
        }
    }

    private static MessageDigest lookUp() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /// A private copy of a hash, whose length is right.
    static byte[] checked(byte[] hash) {
        if (hash.length != HASH_BYTES) {
            throw new IllegalArgumentException("a SHA-256 hash has 32 bytes, not " + hash.length);
        }
        return hash.clone();
    }
}
