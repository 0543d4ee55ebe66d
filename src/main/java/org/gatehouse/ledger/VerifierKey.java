package org.gatehouse.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/// The public half of a key that signs notes, with the name that it signs under: what a reader must
/// get by a way that they trust. Printed as a *vkey* (C2SP signed-note): `name+hex(key
/// id)+base64(0x01 || public key)`. Ed25519 only.
public record VerifierKey(String name, PublicKey key) {
    static final byte ED25519 = 1;
    static final int ID_BYTES = 4;

    public VerifierKey {
        if (!isName(name)) {
            throw new IllegalArgumentException("a key's name has no spaces, controls or plus");
        }
        Ed25519.raw(key);
    }

    /// Reads a vkey.
    ///
    /// @throws NotProven if its form is wrong or its key id belongs to another key
    public static VerifierKey parse(String vkey) throws NotProven {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3 || !isName(parts[0])) {
            throw new NotProven("The verifier key is not of the form name+id+key.");
        }
        byte[] typed = StrictText.base64(parts[2]);
        if (typed.length == 0 || typed[0] != ED25519) {
            throw new NotProven("The verifier key is not an Ed25519 key.");
        }
        PublicKey key = Ed25519.publicKey(Arrays.copyOfRange(typed, 1, typed.length));
        VerifierKey parsed = new VerifierKey(parts[0], key);
        if (!HexFormat.of().formatHex(parsed.id()).equals(parts[1])) {
            throw new NotProven("The verifier key's id does not belong to its key.");
        }
        return parsed;
    }

    /// The first 4 bytes of `SHA-256(name || 0x0A || 0x01 || public key)`.
    byte[] id() {
        MessageDigest sha256 = MerkleTree.sha256();
        sha256.update(name.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        sha256.update(ED25519);
        return Arrays.copyOf(sha256.digest(Ed25519.raw(key)), ID_BYTES);
    }

    /// The vkey.
    @Override
    public String toString() {
        byte[] typed = new byte[1 + Ed25519.KEY_BYTES];
        typed[0] = ED25519;
        System.arraycopy(Ed25519.raw(key), 0, typed, 1, Ed25519.KEY_BYTES);
        return name + "+" + HexFormat.of().formatHex(id()) + "+" + StrictText.base64(typed);
    }

    /// Whether a key may be called this: not empty, no Unicode spaces, no controls, no plus.
    static boolean isName(String name) {
        boolean encodable = StandardCharsets.UTF_8.newEncoder().canEncode(name);
        return !name.isEmpty() && encodable && name.codePoints().allMatch(VerifierKey::isNamePart);
    }

    private static boolean isNamePart(int c) {
        return c != '+'
                && !Character.isISOControl(c)
                && !Character.isSpaceChar(c)
                && !Character.isWhitespace(c);
    }
}
