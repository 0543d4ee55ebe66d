package org.gatehouse.ledger;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// JSON in the one form that everybody writes alike (RFC 8785): members sorted by their UTF-16
/// names, no white space, the shortest escapes. Of JSON it takes objects, texts and whole numbers
/// up to 2^53, whose forms leave no room for doubt.
public final class CanonicalJson {
    private static final long MAX_EXACT = 1L << 53;

    /// Most objects are no longer.
    private static final int USUAL = 512;

    private CanonicalJson() {}

    /// Writes `object`, whose values are texts, whole numbers and objects like itself.
    ///
    /// @throws IllegalArgumentException for a value of any other kind, or half a surrogate pair
    public static String write(Map<String, ?> object) {
        StringBuilder out = new StringBuilder(USUAL);
        object(out, object);
        return out.toString();
    }

    private static void object(StringBuilder out, Map<?, ?> object) {
        Map<?, ?> sorted = isSorted(object) ? object : new TreeMap<>(object);
        char separator = '{';
        for (Map.Entry<?, ?> member : sorted.entrySet()) {
            out.append(separator);
            text(out, (String) member.getKey());
            out.append(':');
            value(out, member.getValue());
            separator = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static boolean isSorted(Map<?, ?> object) {
        return object instanceof SortedMap<?, ?> sorted && sorted.comparator() == null;
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
        if (isPlain(text)) {
            out.append(text); // nearly all are, and at once is faster than one by one
        } else {
            escape(out, text);
        }
        out.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                checkPair(text, i);
                out.append(c).append(text.charAt(++i));
            } else {
                character(out, c);
            }
        }
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
