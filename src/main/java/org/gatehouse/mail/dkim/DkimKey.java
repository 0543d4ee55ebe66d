package org.gatehouse.mail.dkim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/// A private key, RSA or Ed25519, and where its public half stands in DNS.
///
/// @param domain whose letters it signs
/// @param selector its name there
public record DkimKey(String domain, String selector, PrivateKey key) {
    /// RFC 8301, 3.2.
    private static final int LEAST_BITS = 1_024;

    private static final int RAW_ED25519 = 32;
    private static final Set<PosixFilePermission> OWNER_ALONE =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    public DkimKey {
        if (!(key instanceof EdECPrivateKey)
                && !(key instanceof RSAPrivateCrtKey rsa
                        && rsa.getModulus().bitLength() >= LEAST_BITS)) {
            throw new IllegalArgumentException("This is no RSA or Ed25519 key that can sign mail");
        }
    }

    /// The key in `file` (PEM, PKCS #8), which nobody but its owner may read.
    ///
    /// @throws IllegalArgumentException with what is wrong with it
    public static DkimKey read(String domain, String selector, Path file) {
        try {
            if (!OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalArgumentException(
                        file + " must be readable by its owner alone: run chmod 600 on it");
            }
            return new DkimKey(domain, selector, parse(Files.readString(file)));
        } catch (IOException e) {
            throw new IllegalArgumentException("The key file " + file + " can't be read", e);
        }
    }

    static PrivateKey parse(String pem) {
        String base64 =
                pem.replaceAll("(?s).*-----BEGIN PRIVATE KEY-----|-----END PRIVATE KEY-----.*", "");
        for (String algorithm : new String[] {"RSA", "Ed25519"}) {
            try {
                byte[] der = Base64.getMimeDecoder().decode(base64);
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (InvalidKeySpecException | IllegalArgumentException _) {
                // Perhaps the other kind.
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalArgumentException(
                "The key file holds no private key in the form PKCS #8, for RSA or Ed25519");
    }

    /// As in a signature's tag `a`.
    String algorithm() {
        return isEd25519() ? "ed25519-sha256" : "rsa-sha256";
    }

    private boolean isEd25519() {
        return key instanceof EdECPrivateKey;
    }

    /// The signature of `text`. Ed25519 signs its digest (RFC 8463, 3).
    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(isEd25519() ? "Ed25519" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(isEd25519() ? digest(text) : text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A letter could not be signed", e);
        }
    }

    static byte[] digest(byte[] text) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(text);
    }

    /// The name in DNS under which [#record] is to be published.
    public String place() {
        return selector + "._domainkey." + domain;
    }

    /// The text to publish (RFC 6376, 3.6.1).
    public String record() {
        String kind = isEd25519() ? "ed25519" : "rsa";
        return "v=DKIM1; k=" + kind + "; p=" + Base64.getEncoder().encodeToString(published());
    }

    private byte[] published() {
        try {
            return switch (key) {
                case RSAPrivateCrtKey rsa ->
                        KeyFactory.getInstance("RSA")
                                .generatePublic(
                                        new RSAPublicKeySpec(
                                                rsa.getModulus(), rsa.getPublicExponent()))
                                .getEncoded();
                case EdECPrivateKey ed -> published(ed.getBytes().orElseThrow());
                default -> throw new IllegalStateException("neither RSA nor Ed25519");
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The public half of an Ed25519 key: a generator that draws this very seed makes that pair.
    private static byte[] published(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
        pairs.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
        byte[] encoded = pairs.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - RAW_ED25519, encoded.length);
    }

    private static final class Drawn extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final byte[] seed;

        Drawn(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }

    @Override
    public String toString() {
        return place();
    }
}
