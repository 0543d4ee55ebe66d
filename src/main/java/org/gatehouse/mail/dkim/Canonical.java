package org.gatehouse.mail.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A message in the “relaxed” form that a signature is reckoned over (RFC 6376, 3.4.2 and 3.4.4),
/// so that what mail servers do to white space harms nothing. Octets are kept as they are: each is
/// one character here.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Canonical(List<Field> fields, byte[] body) {
    private static final Pattern BREAK = Pattern.compile("\r\n(?![ \t])");
    private static final Pattern SPACE = Pattern.compile("(?:[ \t]|\r\n)+");

    /// @param name in lower case
    /// @param text the whole field, without its last line break
    record Field(String name, String text) {}

    static Canonical of(byte[] message) {
        String text = new String(message, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        List<Field> fields = new ArrayList<>();
        for (String field : BREAK.split(head)) {
            int colon = field.indexOf(':');
            if (colon > 0) {
                fields.add(new Field(name(field, colon), relaxed(field)));
            }
        }
        int from = end < 0 ? message.length : end + 4;
        return new Canonical(List.copyOf(fields), body(message, from));
    }

    /// A header field in its relaxed form, without a line break.
    static String relaxed(String field) {
        int colon = field.indexOf(':');
        String value = SPACE.matcher(field.substring(colon + 1)).replaceAll(" ").strip();
        return name(field, colon) + ":" + value;
    }

    private static String name(String field, int colon) {
        return field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    }

    private static byte[] body(byte[] message, int from) {
        byte[] out = new byte[message.length - from + 2];
        int size = 0;
        int emptyLines = 0;
        int start = from;
        while (start < message.length) {
            int end = lineEnd(message, start);
            int last = trimmed(message, start, end);
            if (last == start) {
                emptyLines++;
            } else {
                for (; emptyLines > 0; emptyLines--) {
                    size = newLine(out, size);
                }
                size = newLine(out, line(message, start, last, out, size));
            }
            start = end + 2;
        }
        return Arrays.copyOf(out, size);
    }

    private static int lineEnd(byte[] message, int from) {
        int end = from;
        while (end < message.length
                && !(message[end] == '\r'
                        && end + 1 < message.length
                        && message[end + 1] == '\n')) {
            end++;
        }
        return end;
    }

    private static int trimmed(byte[] message, int start, int end) {
        int last = end;
        while (last > start && isSpace(message[last - 1])) {
            last--;
        }
        return last;
    }

    /// @return how much of `out` is in use then
    private static int line(byte[] message, int start, int last, byte[] out, int used) {
        int size = used;
        boolean space = false;
        for (int i = start; i < last; i++) {
            if (!isSpace(message[i])) {
                out[size++] = message[i];
            } else if (!space) {
                out[size++] = ' ';
            }
            space = isSpace(message[i]);
        }
        return size;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    private static int newLine(byte[] out, int used) {
        out[used] = '\r';
        out[used + 1] = '\n';
        return used + 2;
    }
}
