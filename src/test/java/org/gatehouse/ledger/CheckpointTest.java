package org.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ORIGIN = "forum.example/record";
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    private final SigningKey key = SignedNoteTest.key(ORIGIN, 1);

    private static Checkpoint at(MerkleTree tree, long size) {
        return Checkpoint.of(ORIGIN, size, tree.root(size));
    }

    @Test
    void itsTextIsOriginSizeAndRoot() throws NotProven {
        Checkpoint checkpoint = new Checkpoint(ORIGIN, 20852163, ROOT, List.of("more"));
        String text = ORIGIN + "\n20852163\n" + ROOT + "\nmore\n";
        assertEquals(text, checkpoint.text());
        assertEquals(checkpoint, Checkpoint.parse(text));
    }

    @Test
    void aSignedOneComesBackWholeFromItsFile() throws NotProven {
        MerkleTree tree = MerkleTreeTest.tree(5);
        String file = at(tree, 5).sign(key).toString();
        Checkpoint read = Checkpoint.verify(SignedNote.parse(file), key.verifierKey());
        assertEquals(5, read.size());
        assertArrayEquals(tree.root(), read.rootHash());
    }

    @Test
    void theCheckpointOfAnotherRecordIsRefused() {
        SigningKey other = SignedNoteTest.key("other.example", 1);
        Checkpoint checkpoint = at(MerkleTreeTest.tree(5), 5);
        assertThrows(IllegalArgumentException.class, () -> checkpoint.sign(other));
        SignedNote borrowed = SignedNote.sign(checkpoint.text(), other);
        assertThrows(NotProven.class, () -> Checkpoint.verify(borrowed, other.verifierKey()));
    }

    @Test
    void aLaterCheckpointMustContainTheEarlierOne() throws NotProven {
        MerkleTree tree = MerkleTreeTest.tree(12);
        MerkleTree forked = MerkleTree.of(12, i -> MerkleTreeTest.leaf(i == 3 ? 99 : i));
        Checkpoint early = at(tree, 7);
        early.checkExtendedBy(at(tree, 12), tree.consistencyProof(7, 12));
        assertThrows(
                NotProven.class,
                () -> early.checkExtendedBy(at(forked, 12), forked.consistencyProof(7, 12)));
        assertThrows(
                NotProven.class,
                () ->
                        early.checkExtendedBy(
                                Checkpoint.of("other.example", 12, tree.root()),
                                tree.consistencyProof(7, 12)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "origin\n5\n",
                "origin\n5\n" + ROOT,
                "\n5\n" + ROOT + "\n",
                "origin\n\n" + ROOT + "\n",
                "origin\n05\n" + ROOT + "\n",
                "origin\n+5\n" + ROOT + "\n",
                "origin\n-5\n" + ROOT + "\n",
                "origin\n٥\n" + ROOT + "\n",
                "origin\n9223372036854775808\n" + ROOT + "\n",
                "origin\n99999999999999999999999\n" + ROOT + "\n",
                "origin\n5\nAAAA\n",
                "origin\n5\n" + ROOT + "=\n",
                "origin\n5\n" + ROOT + "\n\n",
                "origin\r\n5\n" + ROOT + "\n",
                "origin\n5\n" + ROOT + "\n\u0000\n",
            })
    void aMalformedCheckpointIsRefused(String text) {
        assertThrows(NotProven.class, () -> Checkpoint.parse(text));
    }
}
