package org.gatehouse.watch;

import java.util.Optional;

/// A stretch of a text that is Base64 (RFC 4648, either alphabet) of plain ASCII.
///
/// @param start and `end` (exclusive) where it stands in canonical text
record Encoded(int start, int end, String plain) {
    /// A 9-digit number has so many letters in Base64.
    private static final int SHORTEST = 12;

    private static final int LONGEST = 4096;

    /// What is encoded from `start` on, at least up to `end`; most words break off at once.
    static Optional<Encoded> at(Canonical text, int from, int end) {
        int start = from;
        while (start < end && six(text.at(start)) > 61) {
            start++; // an underscore of emphasis
        }
        StringBuilder plain = new StringBuilder();
        int bits = 0;
        int held = 0;
        int i = start;
        for (; i < text.length() && i - start < LONGEST; i++) {
            int six = six(text.at(i));
            if (six < 0) {
                break;
            }
            bits = (bits << 6) | six;
            held += 6;
            if (held >= 8) {
                held -= 8;
                int octet = (bits >> held) & 0xFF;
                if ((octet < ' ' && octet != '\n' && octet != '\r') || octet > '~') {
                    break;
                }
                plain.append((char) octet);
            }
        }
        return i - start < SHORTEST || i < end - 2
                ? Optional.empty()
                : Optional.of(new Encoded(start, i, plain.toString()));
    }

    private static int six(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
    }
}
