package org.gatehouse.watch;

/// Takes HTML entities, percent-encoding and inline HTML tags off a text, also when they are
/// wrapped in each other, in place: what is written is never longer than what was read.
final class Unwrapping {
    /// `&amp;#37;2538` is three wrappings deep; nobody's software clicks through more.
    private static final int DEEPEST = 4;

    private static final int LONGEST_TAG = 64;

    private final char[] chars;
    private final int[] from;
    private final int[] to;
    private int length;
    private int read;

    private Unwrapping(char[] chars) {
        this.chars = chars.clone();
        this.length = chars.length;
        this.from = new int[length];
        this.to = new int[length];
        for (int i = 0; i < length; i++) {
            from[i] = i;
            to[i] = i + 1;
        }
    }

    static Unwrapping of(char[] chars) {
        Unwrapping text = new Unwrapping(chars);
        for (int depth = 0; depth < DEEPEST && text.unwrapOnce(); depth++) {}
        return text;
    }

    int length() {
        return length;
    }

    int from(int place) {
        return from[place];
    }

    int to(int place) {
        return to[place];
    }

    int codePointAt(int place) {
        return Character.codePointAt(chars, place, length);
    }

    private boolean unwrapOnce() {
        int end = length;
        int write = 0;
        boolean changed = false;
        for (int i = 0; i < end; ) {
            read = i + 1;
            int c =
                    switch (chars[i]) {
                        case '&' -> entity(i, end);
                        case '%' -> percent(i, end);
                        case '<' -> tag(i, end);
                        default -> chars[i];
                    };
            boolean unwrapped = read > i + 1;
            changed |= unwrapped;
            int first = from[i];
            int last = to[read - 1];
            for (int k = 0; c >= 0 && k < Character.charCount(c); k++) {
                chars[write] = unit(c, k);
                from[write] = first;
                to[write++] = last;
            }
            i = read;
        }
        length = write;
        return changed;
    }

    private static char unit(int codePoint, int k) {
        if (codePoint < 0x10000) {
            return (char) codePoint;
        }
        return k == 0 ? Character.highSurrogate(codePoint) : Character.lowSurrogate(codePoint);
    }

    private int entity(int at, int end) {
        int stop = Math.min(end, at + 12);
        for (int i = at + 1; i < stop; i++) {
            if (chars[i] == ';') {
                int c = Entities.decode(chars, at + 1, i);
                read = c < 0 ? read : i + 1;
                return c < 0 ? '&' : c;
            }
        }
        return '&';
    }

    private int percent(int at, int end) {
        int first = octet(at, end);
        int more = first < 0xC2 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : first < 0xF5 ? 3 : 0;
        if (first < 0x20 || (more == 0 && first >= 0x80)) {
            return '%';
        }
        int c = more == 0 ? first : first & (0x3F >> more);
        for (int k = 1; k <= more; k++) {
            int next = octet(at + 3 * k, end);
            if ((next & 0xC0) != 0x80) {
                return '%';
            }
            c = (c << 6) | (next & 0x3F);
        }
        if (!Character.isValidCodePoint(c)) {
            return '%';
        }
        read = at + 3 + 3 * more;
        return c;
    }

    /// The octet written as `%38` at `at`, or 0 where there is none.
    private int octet(int at, int end) {
        if (at + 2 >= end || chars[at] != '%') {
            return 0;
        }
        int high = hex(chars[at + 1]);
        int low = hex(chars[at + 2]);
        return high < 0 || low < 0 ? 0 : (high << 4) | low;
    }

    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /// Drops `<wbr>`, `</b>` and the like; a tag that starts a new line becomes one; a tag with
    /// attributes that may hold a link stays as text.
    private int tag(int at, int end) {
        if (at + 1 >= end || !(Character.isLetter(chars[at + 1]) || chars[at + 1] == '/')) {
            return '<';
        }
        int stop = Math.min(end, at + LONGEST_TAG);
        for (int i = at + 1; i < stop && chars[i] != '<'; i++) {
            if (chars[i] == '>') {
                read = i + 1;
                return startsLine(at) ? '\n' : -1;
            }
            if (chars[i] == ':' || chars[i] == '@') {
                return '<';
            }
        }
        return '<';
    }

    private boolean startsLine(int at) {
        int name = chars[at + 1] == '/' ? at + 2 : at + 1;
        String word =
                new String(chars, name, Math.min(3, length - name))
                        .toLowerCase(java.util.Locale.ROOT);
        return word.startsWith("br")
                || word.startsWith("p>")
                || word.startsWith("div")
                || word.startsWith("li")
                || word.startsWith("td")
                || word.startsWith("tr");
    }
}
