package org.gatehouse.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What can be done with the installation's key: hash what must be recognised but not known, seal
/// what must be kept but not read, and make fresh secrets. Each [Purpose] has a key of its own,
/// derived by HKDF (RFC 5869).
public final class Keys {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Map<Purpose, byte[]> derived = new EnumMap<>(Purpose.class);
    private final SecureRandom random;

    Keys(byte[] master, SecureRandom random) {
        for (Purpose purpose : Purpose.values()) {
            derived.put(purpose, derive(master, purpose));
        }
        this.random = random;
    }

    /// A keyed hash (HMAC-SHA-256, base64url) of `secret`: equal for equal secrets, and of no use
    /// to whoever has the database alone.
    public String hash(Purpose purpose, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key(purpose, "HmacSHA256"));
            return base64(mac.doFinal(secret.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Seals `secret` (AES-256-GCM, a fresh nonce in front) so that only [#open] with the same
    /// purpose reads it.
    public byte[] seal(Purpose purpose, String secret) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    key(purpose, "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(secret.getBytes(UTF_8));
            return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opens what [#seal] made.
    ///
    /// @throws IllegalStateException where it was altered or sealed under another key
    public String open(Purpose purpose, byte[] sealed) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    key(purpose, "AES"),
                    new GCMParameterSpec(TAG_BITS, Arrays.copyOf(sealed, NONCE)));
            return new String(cipher.doFinal(sealed, NONCE, sealed.length - NONCE), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("A sealed value can't be opened with this key", e);
        }
    }

    /// A fresh token: 256 random bits, 43 characters of base64url.
    public String newToken() {
        return base64(newBytes(32));
    }

    /// Six random digits, to be typed from a mail.
    public String newCode() {
        return String.format("%06d", random.nextInt(1_000_000));
    }

    public byte[] newBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /// A seed for a signing key, the same at every start.
    public byte[] seed(Purpose purpose) {
        return Objects.requireNonNull(derived.get(purpose)).clone();
    }

    private SecretKey key(Purpose purpose, String algorithm) {
        return new SecretKeySpec(seed(purpose), algorithm);
    }

    private static byte[] derive(byte[] master, Purpose purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(master)
                                    .thenExpand(purpose.label().getBytes(UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
