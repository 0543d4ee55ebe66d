package org.gatehouse.ledger;

import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// Ed25519 (RFC 8032) by the JDK, with public keys in their raw form of 32 bytes.
final class Ed25519 {
    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    /// What RFC 8410 puts before the raw key to make a `SubjectPublicKeyInfo`.
    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /// The key pair of a secret seed of 32 bytes (the private key of RFC 8032).
    static KeyPair keyPair(byte[] seed) {
        if (seed.length != KEY_BYTES) {
            throw new IllegalArgumentException("the seed of an Ed25519 key has 32 bytes");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new FixedBytes(seed));
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The JDK derives a public key only while it generates a pair, and takes the seed for that
    /// from its source of randomness: so the seed is handed to it as one.
    private static final class FixedBytes extends SecureRandom {
        @Serial private static final long serialVersionUID = 1L;
        private final byte[] bytes;

        FixedBytes(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(message);
            return ed25519.sign();
        } catch (InvalidKeyException notOurs) {
            throw new IllegalArgumentException("not an Ed25519 key", notOurs);
        } catch (NoSuchAlgorithmException | SignatureException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /// The 32 bytes of a public key.
    static byte[] raw(PublicKey key) {
        byte[] spki = key.getEncoded();
        int length = SPKI_PREFIX.length;
        if (spki.length != length + KEY_BYTES
                || !Arrays.equals(spki, 0, length, SPKI_PREFIX, 0, length)) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        return Arrays.copyOfRange(spki, length, spki.length);
    }

    /// The public key of these 32 bytes.
    static PublicKey publicKey(byte[] raw) throws NotProven {
        if (raw.length != KEY_BYTES) {
            throw new NotProven("An Ed25519 key has 32 bytes, this one has not.");
        }
        byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + KEY_BYTES);
        System.arraycopy(raw, 0, spki, SPKI_PREFIX.length, KEY_BYTES);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException offTheCurve) {
            throw new NotProven("The bytes given as an Ed25519 key are no key.", offTheCurve);
        }
    }
}
