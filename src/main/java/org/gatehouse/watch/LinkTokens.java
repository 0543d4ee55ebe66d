package org.gatehouse.watch;

/// The runs of letters, digits, `-` and `_` in a text that could be part of a link, each as one
/// 64-bit hash of its letters and digits in lower case, so that `rst-slzj-eeg`, `RST SLZJ EEG` and
/// `rstslzjeeg` are one token. Short words that no slash precedes are passed over.
final class LinkTokens {
    /// Receives what was read; offsets are canonical, `end` exclusive.
    interface Sink {
        /// A token that may stand in a link.
        ///
        /// @param whole the token is a whole run, not a word of one or a code in several words
        void token(long hash, boolean hasDigit, boolean whole, int start, int end);

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
    private final long seed;
    private final Sink sink;

    private int lengths;
    private int lastEnd;
    private int third;
    private int second;
    private int first;
    private int current;

    private LinkTokens(Canonical text, int end, long seed, Sink sink) {
        this.text = text.chars();
        this.end = end;
        this.seed = seed;
        this.sink = sink;
    }

    /// Reads `text` from `start` to `end`.
    static void read(Canonical text, int start, int end, long seed, Sink sink) {
        new LinkTokens(text, end, seed, sink).read(start);
    }

    private void read(int start) {
        int i = start;
        while (i < end) {
            if (!inRun(text[i])) {
                i++;
                continue;
            }
            int run = i;
            int word = i;
            for (; i < end && inRun(text[i]); i++) {
                if (text[i] == '-' || text[i] == '_') {
                    word(word, i, run);
                    word = i + 1;
                }
            }
            word(word, i, run);
            run(run, i);
        }
    }

    private static boolean inRun(char c) {
        return c < 128 && (IN_WORD[c] || c == '-' || c == '_');
    }

    private void word(int start, int stop, int run) {
        int length = stop - start;
        if (length == 0) {
            return;
        }
        if (start - lastEnd > WIDEST_GAP) {
            lengths = 0;
        }
        lengths = (lengths << 8) | Math.min(length, 255);
        lastEnd = stop;
        first = second;
        second = third;
        third = current;
        current = start;
        if (length >= SHORTEST_ANYWHERE && start != run) {
            emit(start, stop, false);
        }
        code(stop);
    }

    /// The codes of Meet (3-4-3) and BigBlueButton (3-3-3 and 3-3-3-3), also in separate words.
    private void code(int stop) {
        int three = lengths & 0xFFFFFF;
        if (three == 0x030403 || three == 0x030303) {
            emit(second, stop, false);
        }
        if (lengths == 0x03030303) {
            emit(first, stop, false);
        }
    }

    private void run(int start, int stop) {
        int length = stop - start;
        boolean inPath = afterSlash(start);
        if (length > LONGEST) {
            return;
        }
        if (length >= SHORTEST_ANYWHERE || inPath || beforePage(stop)) {
            emit(start, stop, true);
        }
        if (length == BARE_PASS || (length >= SHORTEST_PASS && inPath && afterPass(start))) {
            sink.passToken(start, stop);
        }
    }

    private boolean afterSlash(int start) {
        int i = start - 1;
        while (i >= 0 && i >= start - WIDEST_GAP && text[i] == ' ') {
            i--;
        }
        return i >= 0 && text[i] == '/';
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

    /// A room's name stands in front of `.zm.page`.
    private boolean beforePage(int stop) {
        return stop + 3 < end
                && text[stop] == '.'
                && (text[stop + 1] | 0x20) == 'z'
                && (text[stop + 2] | 0x20) == 'm';
    }

    private void emit(int start, int stop, boolean whole) {
        long hash = seed;
        boolean hasDigit = false;
        for (int i = start; i < stop; i++) {
            char c = text[i];
            if (c < 128 && IN_WORD[c]) {
                hasDigit |= c <= '9';
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
