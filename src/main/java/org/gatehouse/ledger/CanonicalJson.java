package org.gatehouse.ledger;

import java.util.Map;
import java.util.TreeMap;

/// JSON in the one form that everybody writes alike (RFC 8785): members sorted by their UTF-16
/// names, no white space, the shortest escapes. Of JSON it takes objects, texts and whole numbers
/// up to 2^53, whose forms leave no room for doubt.
public final class CanonicalJson {
    private static final long MAX_EXACT = 1L << 53;

    private CanonicalJson() {}

    /// Writes `object`, whose values are texts, whole numbers and objects like itself.
    ///
    /// @throws IllegalArgumentException for a value of any other kind, or half a surrogate pair
    public static String write(Map<String, ?> object) {
        StringBuilder out = new StringBuilder(256);
        object(out, object);
        return out.toString();
    }

    private static void object(StringBuilder out, Map<?, ?> object) {
        Map<String, Object> sorted = new TreeMap<>();
        object.forEach((name, value) -> sorted.put((String) name, value));
        char separator = '{';
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            out.append(separator);
            text(out, member.getKey());
            out.append(':');
            value(out, member.getValue());
            separator = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void value(StringBuilder out, Object value) {
        switch (value) {
            case String text -> text(out, text);
            case Long number -> number(out, number);
            case Integer number -> number(out, number);
            case Map<?, ?> object -> object(out, object);
            default -> throw new IllegalArgumentException("No canonical form: " + value.getClass());
        }
    }

    private static void number(StringBuilder out, long number) {
        if (number > MAX_EXACT || number < -MAX_EXACT) {
            throw new IllegalArgumentException("A number beyond 2^53 is not exact in JSON");
        }
        out.append(number);
    }

    private static void text(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                checkPair(text, i);
                out.append(c).append(text.charAt(++i));
            } else {
                character(out, c);
            }
        }
        out.append('"');
    }

    private static void checkPair(String text, int i) {
        if (!Character.isHighSurrogate(text.charAt(i))
                || i + 1 == text.length()
                || !Character.isLowSurrogate(text.charAt(i + 1))) {
            throw new IllegalArgumentException("Half a surrogate pair has no UTF-8 form");
        }
    }

    private static void character(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < 0x20) {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
