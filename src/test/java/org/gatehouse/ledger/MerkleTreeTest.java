package org.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final int MANY = 65;

    /// Certificate Transparency's reference leaves, and the roots of the first 0 to 8 of them.
    static final List<String> LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    static final List<String> ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    static byte[] publishedLeaf(long index) {
        return MerkleTree.leafHash(HexFormat.of().parseHex(LEAVES.get((int) index)));
    }

    static byte[] leaf(long index) {
        return MerkleTree.leafHash(new byte[] {(byte) index, 42});
    }

    static MerkleTree tree(int size) {
        return MerkleTree.of(size, MerkleTreeTest::leaf);
    }

    @Test
    void theRootsAreThePublishedOnes() {
        for (int size = 0; size <= LEAVES.size(); size++) {
            byte[] published = HexFormat.of().parseHex(ROOTS.get(size));
            MerkleTree tree = MerkleTree.of(size, MerkleTreeTest::publishedLeaf);
            assertArrayEquals(published, tree.root(), "size " + size);
        }
    }

    @Test
    void aTreeRemembersTheRootOfEachOfItsEarlierSizes() {
        MerkleTree whole = MerkleTree.of(LEAVES.size(), MerkleTreeTest::publishedLeaf);
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertArrayEquals(HexFormat.of().parseHex(ROOTS.get(size)), whole.root(size));
        }
    }

    @Test
    void anInclusionProofIsThePublishedOne() {
        MerkleTree tree = MerkleTree.of(LEAVES.size(), MerkleTreeTest::publishedLeaf);
        List<String> proof =
                tree.inclusionProof(5, 8).stream().map(HexFormat.of()::formatHex).toList();
        assertEquals(
                List.of(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
                proof);
    }

    @Test
    void everyEntryIsProvedInEveryTree() {
        MerkleTree tree = tree(MANY);
        for (int size = 1; size <= MANY; size++) {
            for (int index = 0; index < size; index++) {
                byte[] leaf = leaf(index);
                byte[] root = tree.root(size);
                List<byte[]> proof = tree.inclusionProof(index, size);
                int i = index;
                int n = size;
                assertDoesNotThrow(() -> MerkleProof.checkInclusion(leaf, i, n, proof, root));
            }
        }
    }

    @Test
    void noInclusionProofSurvivesOneChangedBit() {
        for (int size : List.of(1, 2, 3, 7, 8, 13)) {
            MerkleTree tree = tree(size);
            for (int index = 0; index < size; index++) {
                List<byte[]> all = new ArrayList<>(tree.inclusionProof(index, size));
                all.addFirst(tree.root());
                all.addFirst(leaf(index));
                refusesEachChangedBit(all, index, size);
            }
        }
    }

    private static void refusesEachChangedBit(List<byte[]> leafRootAndPath, int index, int size) {
        for (byte[] hash : leafRootAndPath) {
            for (int bit = 0; bit < 256; bit++) {
                hash[bit / 8] ^= (byte) (1 << bit % 8);
                refusesInclusion(leafRootAndPath, index, size);
                hash[bit / 8] ^= (byte) (1 << bit % 8);
            }
        }
    }

    private static void refusesInclusion(List<byte[]> leafRootAndPath, long index, long size) {
        assertThrows(
                NotProven.class,
                () ->
                        MerkleProof.checkInclusion(
                                leafRootAndPath.get(0),
                                index,
                                size,
                                leafRootAndPath.subList(2, leafRootAndPath.size()),
                                leafRootAndPath.get(1)));
    }

    @Test
    void anEntryIsProvedInItsOwnPlaceAlone() {
        int size = 13;
        MerkleTree tree = tree(size);
        for (int index = 0; index < size; index++) {
            List<byte[]> all = new ArrayList<>(tree.inclusionProof(index, size));
            all.addFirst(tree.root());
            all.addFirst(leaf(index));
            for (int other = -1; other <= size + 1; other++) {
                if (other != index) {
                    refusesInclusion(all, other, size);
                }
            }
            refusesInclusion(all.subList(0, all.size() - 1), index, size);
            all.add(leaf(0));
            refusesInclusion(all, index, size);
        }
    }

    @Test
    void anInnerNodeIsNotTakenForAnEntry() {
        MerkleTree tree = tree(4);
        byte[] inner = tree.root(2);
        List<byte[]> path = List.of(tree.inclusionProof(0, 4).get(1));
        assertThrows(
                NotProven.class, () -> MerkleProof.checkInclusion(inner, 0, 4, path, tree.root()));
    }

    @Test
    void aRootOfMoreEntriesThanWereSignedForProvesNothing() {
        MerkleTree two = tree(2);
        assertThrows(
                NotProven.class,
                () -> MerkleProof.checkInclusion(leaf(1), 0, 1, List.of(leaf(0)), two.root()));
    }

    @Test
    void everyTreeIsProvedToExtendEachEarlierOne() {
        MerkleTree tree = tree(MANY);
        for (int newer = 0; newer <= MANY; newer++) {
            for (int older = 0; older <= newer; older++) {
                List<byte[]> proof = tree.consistencyProof(older, newer);
                int m = older;
                int n = newer;
                assertDoesNotThrow(
                        () ->
                                MerkleProof.checkConsistency(
                                        m, tree.root(m), n, tree.root(n), proof));
            }
        }
    }

    @Test
    void aRewrittenPastIsNeverConsistent() {
        int size = 21;
        MerkleTree honest = tree(size);
        for (int rewritten = 0; rewritten < size; rewritten++) {
            int at = rewritten;
            MerkleTree forged = MerkleTree.of(size, i -> leaf(i == at ? 200 : i));
            for (int older = at + 1; older <= size; older++) {
                int m = older;
                byte[] before = honest.root(m);
                List<byte[]> proof = forged.consistencyProof(m, size);
                assertThrows(
                        NotProven.class,
                        () -> MerkleProof.checkConsistency(m, before, size, forged.root(), proof));
            }
        }
    }

    @Test
    void noConsistencyProofSurvivesOneChangedBit() {
        MerkleTree tree = tree(13);
        for (int older = 1; older < 13; older++) {
            int m = older;
            List<byte[]> proof = tree.consistencyProof(m, 13);
            for (byte[] hash : proof) {
                for (int bit = 0; bit < 256; bit++) {
                    hash[bit / 8] ^= (byte) (1 << bit % 8);
                    assertThrows(
                            NotProven.class,
                            () ->
                                    MerkleProof.checkConsistency(
                                            m, tree.root(m), 13, tree.root(), proof));
                    hash[bit / 8] ^= (byte) (1 << bit % 8);
                }
            }
        }
    }

    @Test
    void aRecordThatShrankOrForkedIsRefused() {
        MerkleTree tree = tree(8);
        List<byte[]> none = List.of();
        assertThrows(
                NotProven.class,
                () -> MerkleProof.checkConsistency(8, tree.root(), 7, tree.root(7), none));
        assertThrows(
                NotProven.class,
                () -> MerkleProof.checkConsistency(8, tree.root(), 8, tree.root(7), none));
        assertThrows(
                NotProven.class,
                () -> MerkleProof.checkConsistency(0, tree.root(7), 8, tree.root(), none));
        assertThrows(
                NotProven.class,
                () -> MerkleProof.checkConsistency(4, tree.root(4), 8, tree.root(), none));
    }

    @Test
    void hashesOfAnotherLengthAreRefused() {
        MerkleTree tree = tree(2);
        byte[] cut = new byte[31];
        assertThrows(
                NotProven.class,
                () -> MerkleProof.checkInclusion(leaf(0), 0, 2, List.of(cut), tree.root()));
        assertThrows(
                NotProven.class,
                () -> MerkleProof.checkInclusion(cut, 0, 1, List.of(), tree.root()));
    }
}
