package org.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Thousands of damaged files: each is either refused by [NotProven] (any other exception fails the
/// test), or still says exactly what was signed.
class HostileInputTest {
    private static final int ROUNDS = 4_000;
    private static final String TROUBLE = "\n\n— \u0000\r+=/ 0-9\ud83d\ude00";
    private static final String ORIGIN = "forum.example/record";
    private final SigningKey key = SignedNoteTest.key(ORIGIN, 1);
    private final MerkleTree tree = MerkleTreeTest.tree(11);
    private final Checkpoint checkpoint = Checkpoint.of(ORIGIN, 11, tree.root());

    /// What reads a damaged file and says what it is then taken for.
    private interface Check {
        Object read(byte[] file) throws NotProven;
    }

    private static void survives(String file, Object meaning, Check check) {
        Random random = new Random(file.length());
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(file.getBytes(UTF_8), random);
            try {
                assertEquals(meaning, check.read(damaged));
            } catch (NotProven expected) {
                assertTrue(expected.reason().endsWith("."), expected.reason());
                refused++;
            }
        }
        assertTrue(refused > ROUNDS / 2, refused + " of " + ROUNDS + " were refused");
    }

    private static byte[] damaged(byte[] file, Random random) {
        byte[] damaged = file;
        for (int wounds = 1 + random.nextInt(3); wounds > 0; wounds--) {
            damaged = wounded(damaged, random);
        }
        return damaged;
    }

    private static byte[] wounded(byte[] file, Random random) {
        int from = random.nextInt(file.length + 1);
        int to = Math.min(file.length, from + random.nextInt(12));
        byte[] head = Arrays.copyOf(file, from);
        byte[] tail = Arrays.copyOfRange(file, to, file.length);
        byte[] between =
                switch (random.nextInt(6)) {
                    case 0 -> new byte[0];
                    case 1 -> Arrays.copyOfRange(file, from, to);
                    case 2 ->
                            "\n\n— \u0000\r+=/ 0-9\ud83d\ude00"
                                    .substring(random.nextInt(12))
                                    .getBytes(UTF_8);
                    case 3 -> noise(random);
                    case 4 -> Arrays.copyOf(file, random.nextInt(file.length + 1));
                    default -> flipped(Arrays.copyOfRange(file, from, to), random);
                };
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head);
        whole.writeBytes(between);
        whole.writeBytes(tail);
        return whole.toByteArray();
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(40)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] flipped(byte[] piece, Random random) {
        if (piece.length > 0) {
            piece[random.nextInt(piece.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return piece;
    }

    @Test
    void aDamagedCheckpointIsRefusedOrStillTrue() {
        survives(
                checkpoint.sign(key).toString(),
                checkpoint,
                file -> Checkpoint.verify(SignedNote.parse(file), key.verifierKey()));
    }

    @Test
    void aDamagedProofIsRefusedOrStillTrue() {
        TlogProof proof = TlogProof.of(5, tree.inclusionProof(5, 11), checkpoint.sign(key));
        byte[] leaf = MerkleTreeTest.leaf(5);
        survives(
                proof.toString(),
                checkpoint,
                file -> TlogProof.parse(file).verify(leaf, key.verifierKey()));
    }

    @Test
    void aDamagedSshSignatureIsRefusedOrStillTrue() {
        byte[] message = "manifest".getBytes(UTF_8);
        SshSignature signature = SshSignature.sign(message, key);
        survives(
                signature.toString(),
                signature.toString(),
                file -> {
                    SshSignature read = SshSignature.parse(new String(file, UTF_8));
                    read.verify(message, key.verifierKey().key());
                    return read.toString();
                });
    }

    @Test
    void aDamagedVerifierKeyIsRefusedOrStillTheSame() {
        survives(
                key.verifierKey().toString(),
                key.verifierKey().key(),
                file -> VerifierKey.parse(new String(file, UTF_8)).key());
    }
}
