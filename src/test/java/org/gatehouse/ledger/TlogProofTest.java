package org.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TlogProofTest {
    private static final String ORIGIN = "forum.example/record";
    private static final int SIZE = 11;
    private final SigningKey key = SignedNoteTest.key(ORIGIN, 1);
    private final MerkleTree tree = MerkleTreeTest.tree(SIZE);

    private TlogProof proof(long index) {
        SignedNote checkpoint = Checkpoint.of(ORIGIN, SIZE, tree.root()).sign(key);
        return TlogProof.of(index, tree.inclusionProof(index, SIZE), checkpoint);
    }

    @Test
    void eachEntryIsProvedByItsFileAndTheKeyAlone() throws NotProven {
        for (int index = 0; index < SIZE; index++) {
            byte[] file = proof(index).toString().getBytes(StandardCharsets.UTF_8);
            Checkpoint found =
                    TlogProof.parse(file).verify(MerkleTreeTest.leaf(index), key.verifierKey());
            assertEquals(SIZE, found.size());
        }
    }

    @Test
    void aProofStartsWithItsFormatAndIndexAndEndsWithTheCheckpoint() {
        TlogProof proof = proof(3);
        assertTrue(proof.toString().startsWith("c2sp.org/tlog-proof@v1\nindex 3\n"));
        assertTrue(proof.toString().endsWith("\n\n" + proof.checkpoint()));
    }

    @Test
    void aProofServesNoOtherEntryPlaceOrKey() throws NotProven {
        TlogProof proof = proof(3);
        byte[] leaf = MerkleTreeTest.leaf(3);
        SigningKey stranger = SignedNoteTest.key(ORIGIN, 2);
        TlogProof moved = new TlogProof("", 4, proof.hashes(), proof.checkpoint());
        assertThrows(
                NotProven.class, () -> proof.verify(MerkleTreeTest.leaf(4), key.verifierKey()));
        assertThrows(NotProven.class, () -> moved.verify(leaf, key.verifierKey()));
        assertThrows(NotProven.class, () -> proof.verify(leaf, stranger.verifierKey()));
        assertThrows(NotProven.class, () -> proof.verify(new byte[3], key.verifierKey()));
    }

    @Test
    void extraWordsTravelWithTheProof() throws NotProven {
        TlogProof plain = proof(3);
        TlogProof extended = new TlogProof("AAEC", 3, plain.hashes(), plain.checkpoint());
        assertTrue(extended.toString().startsWith("c2sp.org/tlog-proof@v1\nextra AAEC\nindex 3\n"));
        assertEquals(extended, TlogProof.parse(extended.toString()));
    }

    @Test
    void aMalformedProofIsRefused() {
        String good = proof(3).toString();
        refuses("");
        refuses(good.replace("@v1", "@v2"));
        refuses(good.replace("index 3\n", ""));
        refuses(good.replace("index 3", "index 03"));
        refuses(good.replace("index 3", "index"));
        refuses(good.replace("index 3", "extra \nindex 3"));
        refuses(good.replace("index 3", "extra AAE\nindex 3"));
        refuses(good.replace("index 3\n", "index 3\nAAAA\n"));
        refuses(good.replace("index 3\n", "index 3\n" + (line(good) + "\n").repeat(65)));
        refuses(good.substring(0, good.indexOf("\n\n")));
        refuses(good.replace("\n", "\r\n"));
    }

    private static String line(String good) {
        return good.lines().skip(2).findFirst().orElseThrow();
    }

    private static void refuses(String proof) {
        assertThrows(NotProven.class, () -> TlogProof.parse(proof));
    }
}
