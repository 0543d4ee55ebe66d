package org.gatehouse.ledger;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Reads the small pieces that signed texts are made of. Each value has exactly one spelling, so
/// that what was signed and what is printed again are the same bytes.
final class StrictText {
    private static final int LONGEST_LONG = 19;

    private StrictText() {}

    static String fromUtf8(byte[] bytes) throws NotProven {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new NotProven("The file is not valid UTF-8 text.", notUtf8);
        }
    }

    static byte[] toUtf8(String text) throws NotProven {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[utf8.remaining()];
            utf8.get(bytes);
            return bytes;
        } catch (CharacterCodingException loneSurrogate) {
            throw new NotProven("The text cannot be written as UTF-8.", loneSurrogate);
        }
    }

    /// Standard base64 with padding (RFC 4648 section 4), in its one canonical spelling.
    static byte[] base64(String text) throws NotProven {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException outsideTheAlphabet) {
            throw new NotProven("A piece of base64 is malformed.", outsideTheAlphabet);
        }
        throw new NotProven("A piece of base64 is not in its canonical spelling.");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// A hash of 32 bytes in base64.
    static byte[] hash(String text) throws NotProven {
        byte[] hash = base64(text);
        if (hash.length != MerkleTree.HASH_BYTES) {
            throw new NotProven("A hash does not have the 32 bytes of SHA-256.");
        }
        return hash;
    }

    /// A whole number of 0 or more in ASCII digits without a leading zero.
    static long number(String text) throws NotProven {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits
                || text.length() > LONGEST_LONG
                || (text.length() > 1 && text.startsWith("0"))) {
            throw new NotProven("A number is not written in plain digits.");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw new NotProven("A number is larger than any record could be.", tooLarge);
        }
    }

    static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> c < ' ' && c != '\n');
    }
}
