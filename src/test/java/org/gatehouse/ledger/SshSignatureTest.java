package org.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshSignatureTest {
    private static final String SIGNER = "forum.example/record";
    private static final byte[] MANIFEST = "abc  data/timeline.pdf\n".repeat(50).getBytes(UTF_8);
    private final SigningKey key = SignedNoteTest.key(SIGNER, 7);
    private final PublicKey publicKey = key.verifierKey().key();
    @TempDir private Path folder;

    @Test
    void sshKeygenAcceptsWhatWeSigned() throws Exception {
        assertEquals(0, verifiedBySshKeygen(MANIFEST, "gatehouse-evidence", SIGNER));
    }

    @Test
    void sshKeygenRejectsOneAlteredByte() throws Exception {
        byte[] altered = MANIFEST.clone();
        altered[100] ^= 1;
        assertNotEquals(0, verifiedBySshKeygen(altered, "gatehouse-evidence", SIGNER));
    }

    @Test
    void sshKeygenRejectsAnotherPurposeOrSigner() throws Exception {
        assertNotEquals(0, verifiedBySshKeygen(MANIFEST, "file", SIGNER));
        assertNotEquals(0, verifiedBySshKeygen(MANIFEST, "gatehouse-evidence", "other.example"));
    }

    private int verifiedBySshKeygen(byte[] file, String namespace, String signer)
            throws IOException, InterruptedException {
        Path signers = folder.resolve("allowed_signers");
        Path signature = folder.resolve("manifest.sig");
        Files.writeString(signers, SshSignature.allowedSignersLine(SIGNER, publicKey));
        Files.writeString(signature, SshSignature.sign(MANIFEST, key).toString());
        return sshKeygen(
                file,
                "-Y",
                "verify",
                "-f",
                signers.toString(),
                "-I",
                signer,
                "-n",
                namespace,
                "-s",
                signature.toString());
    }

    private int sshKeygen(byte[] input, String... arguments)
            throws IOException, InterruptedException {
        Path message = Files.write(folder.resolve("message"), input);
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectInput(message.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("said").toFile());
        try {
            return builder.start().waitFor();
        } catch (IOException absent) {
            return fail("ssh-keygen is missing: install Debian's package openssh-client", absent);
        }
    }

    @Test
    void weAcceptWhatSshKeygenSigned() throws Exception {
        Path theirs = folder.resolve("theirs");
        Path file = Files.write(folder.resolve("manifest"), MANIFEST);
        byte[] none = {};
        assertEquals(0, sshKeygen(none, "-q", "-t", "ed25519", "-N", "", "-f", theirs.toString()));
        String purpose = SshSignature.NAMESPACE;
        assertEquals(
                0,
                sshKeygen(
                        none,
                        "-Y",
                        "sign",
                        "-f",
                        theirs.toString(),
                        "-n",
                        purpose,
                        file.toString()));

        String armored = Files.readString(folder.resolve("manifest.sig"));
        PublicKey signer = keyIn(Files.readString(folder.resolve("theirs.pub")));
        SshSignature.parse(armored).verify(MANIFEST, signer);
        assertEquals(armored, SshSignature.parse(armored).toString());
        assertThrows(
                NotProven.class, () -> SshSignature.parse(armored).verify(MANIFEST, publicKey));
    }

    private static PublicKey keyIn(String pub) throws NotProven {
        byte[] blob = Base64.getDecoder().decode(pub.split(" ")[1]);
        return Ed25519.publicKey(Arrays.copyOfRange(blob, blob.length - 32, blob.length));
    }

    @Test
    void whatWeSignedIsReadAndVerifiedAgain() throws NotProven {
        String armored = SshSignature.sign(MANIFEST, key).toString();
        SshSignature read = SshSignature.parse(armored);
        read.verify(MANIFEST, publicKey);
        assertEquals(armored, read.toString());
        byte[] altered = MANIFEST.clone();
        altered[0] ^= 1;
        assertThrows(NotProven.class, () -> read.verify(altered, publicKey));
    }

    @Test
    void aMalformedSignatureIsRefused() {
        String good = SshSignature.sign(MANIFEST, key).toString();
        refuses("");
        refuses(good.trim());
        refuses(good.replace("\n", "\r\n"));
        refuses(good.replace("BEGIN SSH", "BEGIN PGP"));
        byte[] blob = Base64.getMimeDecoder().decode(good.replaceAll("-----.*-----", ""));
        for (int length = 0; length < blob.length; length++) {
            refuses(armored(Arrays.copyOf(blob, length)));
        }
        refuses(armored(Arrays.copyOf(blob, blob.length + 1)));
    }

    private static String armored(byte[] blob) {
        return "-----BEGIN SSH SIGNATURE-----\n"
                + Base64.getEncoder().encodeToString(blob)
                + "\n-----END SSH SIGNATURE-----\n";
    }

    private static void refuses(String armored) {
        assertThrows(NotProven.class, () -> SshSignature.parse(armored));
    }

    @Test
    void aSignersNameCannotSmuggleAnOptionIn() {
        assertThrows(
                IllegalArgumentException.class,
                () -> SshSignature.allowedSignersLine("* cert-authority", publicKey));
    }
}
