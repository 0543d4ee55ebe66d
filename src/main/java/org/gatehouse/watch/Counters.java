package org.gatehouse.watch;

/// Small numbers that count the parts of a list or of a thread, between which a longer number may
/// be spread.
final class Counters {
    private static final int LONGEST = 2;

    private Counters() {}

    /// The last group of the counter that begins with group `first`, or -1 where none does.
    static int last(DigitStream stream, int first, Canonical text) {
        if (stream.size(first) > LONGEST || stream.isWord(first)) {
            return -1;
        }
        int last = ofSo(stream, first, text);
        int start = stream.start(first);
        int end = stream.end(last);
        boolean bracketed = start > 0 && end < text.length() && isBracket(text, start - 1, end);
        boolean leads = isLineStart(text, start) && end < text.length();
        if (last > first) {
            return bracketed || leads || isLineEnd(text, end) ? last : -1;
        }
        boolean marked = leads && ".):*".indexOf(text.at(end)) >= 0;
        boolean spaced = end + 1 < text.length() && text.at(end + 1) == ' ';
        return marked && spaced ? last : -1;
    }

    /// The group of the 3 in `1/3` or "1 of 3", or the first itself.
    private static int ofSo(DigitStream stream, int first, Canonical text) {
        int next = first + 1;
        if (next >= stream.count() || stream.size(next) > LONGEST || stream.isWord(next)) {
            return first;
        }
        String between =
                new String(
                        text.chars(),
                        stream.end(first),
                        Math.min(4, stream.start(next) - stream.end(first)));
        boolean so = between.equals("/") || between.equals(" of ") || between.equals(" / ");
        return so && stream.value(first) <= stream.value(next) ? next : first;
    }

    private static boolean isBracket(Canonical text, int before, int behind) {
        return (text.at(before) == '(' && text.at(behind) == ')')
                || (text.at(before) == '[' && text.at(behind) == ']');
    }

    private static boolean isLineStart(Canonical text, int start) {
        int i = start - 1;
        while (i >= 0 && (text.at(i) == ' ' || text.at(i) == '(')) {
            i--;
        }
        return i < 0 || text.at(i) == '\n';
    }

    private static boolean isLineEnd(Canonical text, int end) {
        return end >= text.length() || text.at(end) == '\n' || text.at(end) == '\r';
    }
}
