package org.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;

/// Signatures over files that `ssh-keygen -Y verify` checks (OpenSSH's PROTOCOL.sshsig), made with
/// an Ed25519 key, so that whoever gets an evidence pack checks it with a tool that their computer
/// has already. The message is hashed with SHA-512.
public final class SshSignature {
    /// What a signature over a piece of evidence is for; it is no good for anything else.
    public static final String NAMESPACE = "gatehouse-evidence";

    private static final String ALGORITHM = "ssh-ed25519";
    private static final String HASH = "sha512";
    private static final byte[] MAGIC = "SSHSIG".getBytes(US_ASCII);
    private static final int VERSION = 1;
    private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
    private static final String END = "-----END SSH SIGNATURE-----\n";
    private static final int LINE = 70;
    private static final int MAX_CHARS = 10_000;

    private final byte[] publicKey;
    private final String namespace;
    private final byte[] signature;

    private SshSignature(byte[] publicKey, String namespace, byte[] signature) {
        this.publicKey = publicKey;
        this.namespace = namespace;
        this.signature = signature;
    }

    /// The public key as one line of an `.pub` file, without a newline: `ssh-ed25519 AAAA…`.
    public static String publicKeyLine(PublicKey key) {
        return ALGORITHM + " " + StrictText.base64(keyBlob(Ed25519.raw(key)));
    }

    /// The line of an `allowed_signers` file that trusts `key` for signatures over evidence, with
    /// its newline.
    ///
    /// @param principal who signs, as named to `ssh-keygen -I`: no spaces, commas, quotes, `*?!#`
    public static String allowedSignersLine(String principal, PublicKey key) {
        if (!principal.matches("[A-Za-z0-9._@/:-]+")) {
            throw new IllegalArgumentException("not a plain name for a signer");
        }
        return "%s namespaces=\"%s\" %s\n".formatted(principal, NAMESPACE, publicKeyLine(key));
    }

    /// Signs `message` for [#NAMESPACE].
    public static SshSignature sign(byte[] message, SigningKey key) {
        byte[] signature = key.sign(preamble(NAMESPACE, message));
        return new SshSignature(Ed25519.raw(key.verifierKey().key()), NAMESPACE, signature);
    }

    /// Reads an armored signature.
    ///
    /// @throws NotProven if its form is wrong, or it is not one by Ed25519 over SHA-512
    public static SshSignature parse(String armored) throws NotProven {
        SshWire.Reader blob = new SshWire.Reader(unarmored(armored));
        blob.expect(MAGIC, "This is not an SSH signature.");
        blob.expect(SshWire.number(VERSION), "The SSH signature is of an unknown version.");
        byte[] publicKey = keyIn(blob.string());
        String namespace = StrictText.fromUtf8(blob.string());
        blob.expect(SshWire.string(""), "The SSH signature uses a field that is reserved.");
        blob.expect(SshWire.string(HASH), "The SSH signature does not use SHA-512.");
        byte[] signature = signatureIn(blob.string());
        blob.expectEnd();
        return new SshSignature(publicKey, namespace, signature);
    }

    private static byte[] unarmored(String armored) throws NotProven {
        boolean framed = armored.startsWith(BEGIN) && armored.endsWith("\n" + END);
        if (!framed || armored.length() > MAX_CHARS) {
            throw new NotProven("This is not an SSH signature in its armored form.");
        }
        int end = armored.length() - END.length();
        return StrictText.base64(armored.substring(BEGIN.length(), end).replace("\n", ""));
    }

    private static byte[] keyIn(byte[] blob) throws NotProven {
        SshWire.Reader reader = new SshWire.Reader(blob);
        reader.expect(SshWire.string(ALGORITHM), "The SSH signature is not by an Ed25519 key.");
        byte[] key = reader.string();
        reader.expectEnd();
        Ed25519.publicKey(key);
        return key;
    }

    private static byte[] signatureIn(byte[] blob) throws NotProven {
        SshWire.Reader reader = new SshWire.Reader(blob);
        reader.expect(SshWire.string(ALGORITHM), "The SSH signature is not an Ed25519 signature.");
        byte[] signature = reader.string();
        reader.expectEnd();
        if (signature.length != Ed25519.SIGNATURE_BYTES) {
            throw new NotProven("The SSH signature is too short or too long.");
        }
        return signature;
    }

    /// Returns if `key` made this signature over `message` as evidence.
    ///
    /// @throws NotProven if not
    public void verify(byte[] message, PublicKey key) throws NotProven {
        if (!namespace.equals(NAMESPACE)) {
            throw new NotProven("The SSH signature was made for another purpose.");
        }
        if (!Arrays.equals(publicKey, Ed25519.raw(key))) {
            throw new NotProven("The SSH signature is by another key.");
        }
        if (!Ed25519.verifies(key, preamble(namespace, message), signature)) {
            throw new NotProven("The SSH signature does not belong to this file.");
        }
    }

    /// What is really signed: the message by its hash, bound to what the signature is for.
    private static byte[] preamble(String namespace, byte[] message) {
        return SshWire.join(
                MAGIC,
                SshWire.string(namespace),
                SshWire.string(""),
                SshWire.string(HASH),
                SshWire.string(sha512(message)));
    }

    private static byte[] sha512(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(message);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] keyBlob(byte[] raw) {
        return SshWire.join(SshWire.string(ALGORITHM), SshWire.string(raw));
    }

    /// The armored signature, as it is written to a `.sig` file.
    @Override
    public String toString() {
        byte[] blob =
                SshWire.join(
                        MAGIC,
                        SshWire.number(VERSION),
                        SshWire.string(keyBlob(publicKey)),
                        SshWire.string(namespace),
                        SshWire.string(""),
                        SshWire.string(HASH),
                        SshWire.string(
                                SshWire.join(
                                        SshWire.string(ALGORITHM), SshWire.string(signature))));
        return BEGIN
                + StrictText.base64(blob).replaceAll(".{%d}(?=.)".formatted(LINE), "$0\n")
                + "\n"
                + END;
    }
}
