package org.gatehouse.watch;

import java.util.Locale;

/// HTML tags that stand in the middle of a text and say nothing: `<wbr>`, `</b>` and the like. A
/// tag that may hold a link, and a link in pointed brackets, are text.
final class Tags {
    private static final int LONGEST = 64;
    private static final int LONGEST_NAME = 12;

    private Tags() {}

    /// Where the tag ends that begins at `at`, exclusive, or -1 where none does.
    static int end(char[] chars, int at, int end) {
        if (at + 1 >= end || !isFirst(chars[at + 1])) {
            return -1;
        }
        int stop = Math.min(end, at + LONGEST);
        for (int i = at + 1; i < stop && !isText(chars, i, at, end); i++) {
            if (chars[i] == '>') {
                boolean name = nameOf(chars, at + 1, i) <= LONGEST_NAME;
                return name && !isProse(chars, at + 1, i) ? i + 1 : -1;
            }
        }
        return -1;
    }

    /// Whether what follows the tag at `at` stands in a new line.
    static boolean startsLine(char[] chars, int at, int end) {
        int name = chars[at + 1] == '/' ? at + 2 : at + 1;
        String word = new String(chars, name, Math.min(3, end - name)).toLowerCase(Locale.ROOT);
        return word.startsWith("br")
                || word.startsWith("p>")
                || word.startsWith("div")
                || word.startsWith("li")
                || word.startsWith("td")
                || word.startsWith("tr");
    }

    private static boolean isText(char[] chars, int i, int at, int end) {
        boolean slash = chars[i] == '/' && i > at + 1 && i + 1 < end && chars[i + 1] != '>';
        return slash || chars[i] >= 0x80 || ":@.({[<".indexOf(chars[i]) >= 0;
    }

    /// Words in pointed brackets: attributes would have a `=`.
    private static boolean isProse(char[] chars, int start, int end) {
        boolean space = false;
        for (int i = start; i < end; i++) {
            if (chars[i] == '=') {
                return false;
            }
            space |= chars[i] == ' ' && i + 2 < end;
        }
        return space;
    }

    private static int nameOf(char[] chars, int start, int end) {
        int i = start;
        while (i < end && (isPlain(chars[i]) || chars[i] == '/')) {
            i++;
        }
        return i - start;
    }

    private static boolean isFirst(char c) {
        return c < 0x80 && (Character.isLetter(c) || c == '/');
    }

    private static boolean isPlain(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
