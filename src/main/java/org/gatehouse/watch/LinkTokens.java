package org.gatehouse.watch;

/// The runs of letters, digits, `-` and `_` in a text that could be part of a link, each as one
/// 64-bit hash of its letters and digits in lower case, so that `rst-slzj-eeg`, `RST SLZJ EEG` and
/// `rstslzjeeg` are one token. Short words that no slash precedes are passed over.
final class LinkTokens {
    /// Receives what was read; offsets are canonical, `end` exclusive.
    interface Sink {
        /// Whether a token of so many letters and digits is worth its hash.
        boolean wants(int letters, boolean hasDigit);

        /// A token that may stand in a link.
        ///
        /// @param whole the token is a whole run, not a word of one or a code in several words
        void token(long hash, boolean hasDigit, boolean whole, int start, int end);

        /// Any run of ten characters or more.
        void run(int start, int end);

        /// A run that may be the secret part of one of our own pass links.
        void passToken(int start, int end);
    }

    static final int SHORTEST_ANYWHERE = 10;
    private static final int SHORTEST_PASS = 16;
    private static final int LONGEST = 256;

    /// 32 random octets in base64url: a pass token without its link.
    private static final int BARE_PASS = 43;

    private static final int WIDEST_GAP = 3;
    private static final boolean[] IN_WORD = new boolean[128];

    static {
        for (char c = '0'; c <= 'z'; c++) {
            IN_WORD[c] = Character.isLetterOrDigit(c);
        }
    }

    private final char[] text;
    private final int end;
    private final Outline outline;
    private final long seed;
    private final Sink sink;

    private LinkTokens(char[] text, int end, Outline outline, long seed, Sink sink) {
        this.text = text;
        this.end = end;
        this.outline = outline;
        this.seed = seed;
        this.sink = sink;
    }

    /// Reads a whole text.
    static void read(Canonical text, long seed, Sink sink) {
        new LinkTokens(text.chars(), text.length(), text.outline(), seed, sink).read();
    }

    /// Reads `text` from `start` to `end`.
    static void read(Canonical text, int start, int end, long seed, Sink sink) {
        Outline outline = Outline.canonical(text.chars(), start, end);
        new LinkTokens(text.chars(), end, outline, seed, sink).read();
    }

    /// How many letters and digits stand between `start` and `end`.
    static int letters(char[] text, int start, int end) {
        int letters = 0;
        for (int i = start; i < end; i++) {
            letters += isInWord(text[i]) ? 1 : 0;
        }
        return letters;
    }

    private static boolean isInWord(char c) {
        return c < 128 && IN_WORD[c];
    }

    private void read() {
        TokenPlaces places = new TokenPlaces(outline);
        boolean codes = wantsCodes();
        for (int block = 0; block < outline.blocks(); block++) {
            for (long words = codes ? places.codes(block) : 0; words != 0; words &= words - 1) {
                code(outline.place(block, words));
            }
            for (long runs = places.runs(block); runs != 0; runs &= runs - 1) {
                int start = outline.place(block, runs);
                run(start, outline.endOfRun(start));
            }
            for (long dots = places.behindRuns(block); dots != 0; dots &= dots - 1) {
                page(outline.place(block, dots));
            }
        }
    }

    private boolean wantsCodes() {
        boolean wanted = false;
        for (int letters : new int[] {9, 10, 12}) {
            wanted |= sink.wants(letters, true) || sink.wants(letters, false);
        }
        return wanted;
    }

    private void run(int start, int stop) {
        boolean inPath = afterSlash(start);
        int length = stop - start;
        if (length < SHORTEST_ANYWHERE && !inPath) {
            return;
        }
        boolean jointed = outline.has(Outline.JOINTS, start, stop);
        if (length >= SHORTEST_ANYWHERE) {
            sink.run(start, stop);
        }
        if (jointed) {
            words(start, stop);
        }
        if (length > LONGEST) {
            return;
        }
        emit(start, stop, jointed ? letters(text, start, stop) : length, true);
        pass(start, stop, inPath);
        int first = jointed ? withoutJoints(start, stop, 1) : start;
        int last = jointed ? withoutJoints(stop - 1, start - 1, -1) + 1 : stop;
        // Marks of emphasis, or letters of the pass: both are looked at.
        if (first < last && (first != start || last != stop)) {
            pass(first, stop, inPath);
            pass(start, last, inPath);
            pass(first, last, inPath);
        }
    }

    private void pass(int start, int stop, boolean inPath) {
        int length = stop - start;
        if (length == BARE_PASS || (length >= SHORTEST_PASS && inPath && afterPass(start))) {
            sink.passToken(start, stop);
        }
    }

    private int withoutJoints(int start, int stop, int step) {
        int i = start;
        while (i != stop && !isInWord(text[i])) {
            i += step;
        }
        return i;
    }

    /// The long words of a run behind its first.
    private void words(int start, int stop) {
        int word = start;
        for (int i = start; i <= stop; i++) {
            if (i == stop || !isInWord(text[i])) {
                if (i - word >= SHORTEST_ANYWHERE && word != start) {
                    emit(word, i, i - word, false);
                }
                word = i + 1;
            }
        }
    }

    private boolean afterSlash(int start) {
        int i = start - 1;
        while (i >= 0 && i >= start - WIDEST_GAP && text[i] == ' ') {
            i--;
        }
        return i >= 0 && (text[i] == '/' || text[i] == '\\');
    }

    /// The `/p/` before the token of a pass, spaces allowed.
    private boolean afterPass(int start) {
        StringBuilder before = new StringBuilder();
        for (int i = start - 1; i >= 0 && i > start - 9 && before.length() < 3; i--) {
            if (text[i] != ' ') {
                before.append(text[i]);
            }
        }
        return before.toString().equalsIgnoreCase("/p/");
    }

    /// A room's short name stands in front of `.zm.page`; a long one was read as a run.
    private void page(int dot) {
        if (dot + 3 >= end
                || text[dot] != '.'
                || (text[dot + 1] | 0x20) != 'z'
                || (text[dot + 2] | 0x20) != 'm') {
            return;
        }
        int start = dot;
        while (start > 0 && dot - start < SHORTEST_ANYWHERE && isInRun(text[start - 1])) {
            start--;
        }
        if (dot - start < SHORTEST_ANYWHERE && !afterSlash(start)) {
            emit(start, dot, letters(text, start, dot), true);
        }
    }

    private static boolean isInRun(char c) {
        return isInWord(c) || c == '-' || c == '_';
    }

    /// The codes of Meet (3-4-3) and BigBlueButton (3-3-3 and 3-3-3-3), also in separate words.
    private void code(int first) {
        int second = wordAfter(first + 3);
        int secondEnd = endOfWord(second);
        int third = wordAfter(secondEnd);
        int thirdEnd = endOfWord(third);
        boolean threes = secondEnd - second == 3;
        if (thirdEnd - third != 3 || (!threes && secondEnd - second != 4)) {
            return;
        }
        emit(first, thirdEnd, threes ? 9 : 10, false);
        int fourth = wordAfter(thirdEnd);
        int fourthEnd = endOfWord(fourth);
        if (threes && fourthEnd - fourth == 3) {
            emit(first, fourthEnd, 12, false);
        }
    }

    /// Where the next word begins, or `from` when it is too far away.
    private int wordAfter(int from) {
        int at = from;
        while (at < end && at - from < WIDEST_GAP && !isInWord(text[at])) {
            at++;
        }
        return at;
    }

    private int endOfWord(int start) {
        int at = start;
        while (at < end && at - start < 5 && isInWord(text[at])) {
            at++;
        }
        return at;
    }

    private void emit(int start, int stop, int letters, boolean whole) {
        boolean hasDigit = outline.has(Outline.DIGITS, start, stop);
        if (!sink.wants(letters, hasDigit)) {
            return;
        }
        long hash = seed;
        for (int i = start; i < stop; i++) {
            char c = text[i];
            if (isInWord(c)) {
                hash = mixed(hash, c | 0x20);
            }
        }
        sink.token(hash == 0 ? 1 : hash, hasDigit, whole, start, stop);
    }

    private static long mixed(long hash, int c) {
        long h = (hash ^ c) * 0x9E3779B97F4A7C15L;
        return h ^ (h >>> 29);
    }
}
