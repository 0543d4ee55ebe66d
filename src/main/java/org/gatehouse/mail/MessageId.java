package org.gatehouse.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A letter's `Message-ID`: the same at every attempt, so that mailbox servers drop the copy that a
/// crash may cause, and another one for each generation, so that they never drop a second
/// emergency.
record MessageId(String text) {
    private static final int BYTES = 16;

    /// `<32 hex digits.g2@example.org>`
    static MessageId of(
            LetterKind kind,
            @Nullable UUID meeting,
            int generation,
            UUID person,
            String distinct,
            String domain) {
        String key = kind.wireName() + "\n" + meeting + "\n" + person + "\n" + distinct;
        return new MessageId("<" + digest(key) + ".g" + generation + "@" + domain + ">");
    }

    private static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
