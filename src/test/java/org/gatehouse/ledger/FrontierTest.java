package org.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {
    @Test
    void itsRootsAreThePublishedOnes() {
        Frontier frontier = Frontier.EMPTY;
        for (int size = 0; size < MerkleTreeTest.ROOTS.size(); size++) {
            byte[] published = HexFormat.of().parseHex(MerkleTreeTest.ROOTS.get(size));
            assertArrayEquals(published, frontier.root(), "size " + size);
            if (size < MerkleTreeTest.LEAVES.size()) {
                frontier = frontier.append(MerkleTreeTest.publishedLeaf(size));
            }
        }
    }

    @Test
    void itAgreesWithTheWholeTreeThroughAThousandAppends() {
        MerkleTree tree = MerkleTreeTest.tree(1000);
        Frontier frontier = Frontier.EMPTY;
        for (int index = 0; index < 1000; index++) {
            frontier = frontier.append(MerkleTreeTest.leaf(index));
            assertArrayEquals(tree.root(index + 1), frontier.root());
        }
    }

    @Test
    void itGoesOnAfterItWasStoredAndReadAgain() {
        Frontier frontier = Frontier.EMPTY;
        for (int index = 0; index < 100; index++) {
            frontier = frontier.append(MerkleTreeTest.leaf(index));
            frontier = Frontier.of(frontier.size(), frontier.hashes());
            assertEquals(index + 1, frontier.size());
        }
        assertArrayEquals(MerkleTreeTest.tree(100).root(), frontier.root());
    }

    @Test
    void appendingLeavesTheEarlierFrontierAsItWas() {
        Frontier before = Frontier.EMPTY.append(MerkleTreeTest.leaf(0));
        byte[] root = before.root();
        before.append(MerkleTreeTest.leaf(1));
        assertArrayEquals(root, before.root());
    }

    @Test
    void aStoredFrontierThatFitsNoTreeIsRefused() {
        List<byte[]> one = List.of(MerkleTreeTest.leaf(0));
        assertThrows(IllegalArgumentException.class, () -> Frontier.of(3, one));
        assertThrows(IllegalArgumentException.class, () -> Frontier.of(-1, one));
        assertThrows(IllegalArgumentException.class, () -> Frontier.of(1, List.of(new byte[31])));
    }
}
