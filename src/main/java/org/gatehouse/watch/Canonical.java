package org.gatehouse.watch;

/// A text with its wrappings and dress taken off, and for every character the stretch of the
/// original that it stands for. Letters keep their case; nothing is lost that could be a secret.
///
/// Plain ASCII without `%`, `&` and `<` is its own canonical form and costs one look at each
/// character.
final class Canonical {
    private final char[] chars;
    private final int length;
    private final int[] from;
    private final int[] to;

    private Canonical(char[] chars, int length, int[] from, int[] to) {
        this.chars = chars;
        this.length = length;
        this.from = from;
        this.to = to;
    }

    static Canonical of(String text) {
        char[] chars = text.toCharArray();
        if (isPlain(chars)) {
            return new Canonical(chars, chars.length, new int[0], new int[0]);
        }
        Unwrapping raw = Unwrapping.of(chars);
        return folded(raw);
    }

    /// The canonical characters; only the first [#length()] count.
    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    char at(int place) {
        return chars[place];
    }

    /// Where in the original the canonical character at `place` begins.
    int from(int place) {
        return from.length == 0 ? place : from[place];
    }

    /// Where in the original the canonical character at `place` ends, exclusive.
    int to(int place) {
        return to.length == 0 ? place + 1 : to[place];
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }

    private static boolean isPlain(char[] chars) {
        for (char c : chars) {
            if (c >= 0x80 || c == '%' || c == '&' || c == '<') {
                return false;
            }
        }
        return true;
    }

    private static Canonical folded(Unwrapping raw) {
        // A sign such as ⑫ grows to two digits, a surrogate pair at most to two: double is enough.
        char[] chars = new char[2 * raw.length()];
        int[] from = new int[chars.length];
        int[] to = new int[chars.length];
        int n = 0;
        for (int i = 0, width; i < raw.length(); i += width) {
            int c = raw.codePointAt(i);
            width = Character.charCount(c);
            int plain = Folding.fold(c);
            if (plain == Folding.NOTHING) {
                continue;
            }
            String more = plain >= Folding.NUMBER ? Integer.toString(plain - Folding.NUMBER) : "";
            int pieces = more.isEmpty() ? Character.charCount(plain) : 2;
            for (int k = 0; k < pieces; k++, n++) {
                chars[n] = more.isEmpty() ? unit(plain, k) : more.charAt(k);
                from[n] = raw.from(i);
                to[n] = raw.to(i + width - 1);
            }
        }
        return new Canonical(chars, n, from, to);
    }

    private static char unit(int codePoint, int k) {
        if (codePoint < 0x10000) {
            return (char) codePoint;
        }
        return k == 0 ? Character.highSurrogate(codePoint) : Character.lowSurrogate(codePoint);
    }
}
