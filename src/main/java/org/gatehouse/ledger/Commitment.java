package org.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A promise about a personal value that shows nothing of it: SHA-256 over 16 random bytes and the
/// value's UTF-8. Whoever has salt and value can check it; once both are erased nobody can guess
/// it.
public final class Commitment {
    public static final int SALT_BYTES = 16;

    private Commitment() {}

    /// The commitment to `value` under `salt`, as 43 characters of base64url.
    public static String of(byte[] salt, String value) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            byte[] hash = sha256.digest(value.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
