package org.gatehouse.watch;

/// Takes HTML entities, percent-encoding and inline HTML tags off a text, also when they are
/// wrapped in each other, in place: what is written is never longer than what was read.
final class Unwrapping {
    /// `&amp;#37;2538` is three wrappings deep; nobody's software clicks through more.
    private static final int DEEPEST = 4;

    private static final String DEFENCE = "/v2/url?u=";
    private static final char SHOWN_BACKWARDS = '\u202e';
    private static final String END_OF_DIRECTION = "\u202a\u202b\u202c\u202d\u202e\n";

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
        text.undash();
        for (int depth = 0; depth < DEEPEST && text.unwrapOnce(); depth++) {}
        text.turn();
        return text;
    }

    /// A mail filter's links, as in `/v2/url?u=https-3A__zoom.us_j_874-3Fpwd-3Dx&d=…`: written with
    /// `-` for `%` and `_` for `/`.
    private void undash() {
        int start = new String(chars).indexOf(DEFENCE);
        if (start < 0) {
            return;
        }
        for (int i = start + DEFENCE.length();
                i < length && chars[i] > ' ' && chars[i] != '&';
                i++) {
            chars[i] = chars[i] == '-' ? '%' : chars[i] == '_' ? '/' : chars[i];
        }
    }

    /// What stands behind a mark that has it shown from right to left is read as it is shown.
    private void turn() {
        for (int i = 0; i < length; i++) {
            if (chars[i] == SHOWN_BACKWARDS) {
                int stop = i + 1;
                while (stop < length && END_OF_DIRECTION.indexOf(chars[stop]) < 0) {
                    stop++;
                }
                turn(i + 1, stop);
                i = stop - 1;
            }
        }
    }

    private void turn(int start, int stop) {
        for (int low = start, high = stop - 1; low < high; low++, high--) {
            swap(low, high);
        }
        for (int i = start; i + 1 < stop; i++) {
            if (Character.isSurrogatePair(chars[i + 1], chars[i])) {
                swap(i, ++i);
            }
        }
    }

    private void swap(int one, int other) {
        char c = chars[one];
        chars[one] = chars[other];
        chars[other] = c;
        int first = from[one];
        from[one] = from[other];
        from[other] = first;
        int last = to[one];
        to[one] = to[other];
        to[other] = last;
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
                        case '\\' -> escape(i, end);
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
        int stop = at + 1;
        while (stop < end && stop < at + 12 && (isPlain(chars[stop]) || stop == at + 1)) {
            stop++;
        }
        boolean closed = stop < end && chars[stop] == ';';
        // Browsers read `&#56&#55` all the same.
        if (!closed && (stop < at + 4 || chars[at + 1] != '#')) {
            return '&';
        }
        int c = Entities.decode(chars, at + 1, stop);
        read = c < 0 ? read : closed ? stop + 1 : stop;
        return c < 0 ? '&' : c;
    }

    private static boolean isPlain(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }

    /// `\x38`, and the same with a `u` and four digits, as programs write them.
    private int escape(int at, int end) {
        int digits = at + 1 < end && chars[at + 1] == 'u' ? 4 : 2;
        if (at + 1 + digits >= end || (chars[at + 1] | 0x20) != (digits == 4 ? 'u' : 'x')) {
            return '\\';
        }
        int c = 0;
        for (int i = at + 2; i < at + 2 + digits; i++) {
            int digit = hex(chars[i]);
            if (digit < 0) {
                return '\\';
            }
            c = 16 * c + digit;
        }
        read = c < 0x20 ? read : at + 2 + digits;
        return c < 0x20 ? '\\' : c;
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

    private int tag(int at, int end) {
        int stop = Tags.end(chars, at, end);
        if (stop < 0) {
            return '<';
        }
        read = stop;
        return Tags.startsLine(chars, at, end) ? '\n' : -1;
    }
}
