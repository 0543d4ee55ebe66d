package org.gatehouse.watch;

/// Which characters of a text are of which kind, a bit each, so that words are found by arithmetic
/// on 64 characters at a time: at the end of each word no processor foresees a branch.
///
/// Blocks of 64 characters are counted from 0; the lowest bit is the first character. Beyond the
/// ends of the text all bits are 0.
final class Outline {
    /// ASCII letters and digits.
    static final int WORDS = 0;

    static final int DIGITS = 1;

    /// `-` and `_`, which hold the words of a link together.
    static final int JOINTS = 2;

    /// `/`, `\` and `.`.
    static final int SIGNS = 3;

    /// All beyond ASCII.
    static final int OTHERS = 4;

    private static final int KINDS = 5;
    private static final int BLOCK = 64;

    /// Characters that are sorted at once: three lanes of 16 bits of a long.
    private static final int STEP = 16;

    private static final long LETTER = lanes(0b001);
    private static final long DIGIT = lanes(0b011);
    private static final long SIGN = lanes(0b010);
    private static final long JOINT = lanes(0b100);
    private static final long OTHER = lanes(0b110);
    private static final long[] LANES = new long[128];

    /// The same with the signs marked as others that may begin a wrapping.
    private static final long[] WRITTEN;

    static {
        for (char c = '0'; c <= '9'; c++) {
            LANES[c] = DIGIT;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            LANES[c] = LETTER;
            LANES[c - 32] = LETTER;
        }
        LANES['-'] = JOINT;
        LANES['_'] = JOINT;
        LANES['/'] = SIGN;
        LANES['.'] = SIGN;
        LANES['\\'] = SIGN;
        WRITTEN = LANES.clone();
        WRITTEN['%'] = OTHER;
        WRITTEN['&'] = OTHER;
        WRITTEN['<'] = OTHER;
        WRITTEN['\\'] = OTHER;
    }

    private final int start;
    private final int end;
    private final long[] bits;
    private boolean hasOthers;

    private Outline(char[] text, int start, int end, long[] lanes) {
        this.start = start;
        this.end = end;
        bits = new long[KINDS * ((end - start + BLOCK - 1) / BLOCK)];
        for (int block = 0, from = start; from < end; block++, from += BLOCK) {
            sort(text, from, Math.min(from + BLOCK, end), lanes, KINDS * block);
        }
    }

    /// A text as it was written: signs that may begin a wrapping are others.
    static Outline written(char[] text) {
        return new Outline(text, 0, text.length, WRITTEN);
    }

    /// A stretch of canonical text.
    static Outline canonical(char[] text, int start, int end) {
        return new Outline(text, start, end, LANES);
    }

    private void sort(char[] text, int from, int to, long[] lanes, int block) {
        long first = 0;
        long second = 0;
        long third = 0;
        for (int i = from; i < to; i += STEP) {
            long kinds = i + STEP <= to ? step(text, i, lanes) : part(text, i, to, lanes);
            int shift = i - from;
            first |= (kinds & 0xFFFF) << shift;
            second |= ((kinds >>> STEP) & 0xFFFF) << shift;
            third |= (kinds >>> (2 * STEP)) << shift;
        }
        bits[block + WORDS] = first;
        bits[block + DIGITS] = first & second;
        bits[block + JOINTS] = third & ~second;
        bits[block + SIGNS] = second & ~first & ~third;
        bits[block + OTHERS] = second & third;
        hasOthers |= (second & third) != 0;
    }

    private static long step(char[] text, int from, long[] lanes) {
        long kinds = 0;
        for (int i = from; i < from + STEP; i++) {
            char c = text[i];
            kinds = (kinds >>> 1) | (c < 128 ? lanes[c] : OTHER);
        }
        return kinds;
    }

    private static long part(char[] text, int from, int to, long[] lanes) {
        long kinds = 0;
        for (int i = from; i < to; i++) {
            char c = text[i];
            kinds = (kinds >>> 1) | (c < 128 ? lanes[c] : OTHER);
        }
        return kinds >>> (STEP - (to - from));
    }

    /// For each bit of a kind's code the highest of a lane: every further character moves it down.
    private static long lanes(int code) {
        return ((code & 1L) | ((code & 2L) << (STEP - 1)) | ((code & 4L) << (2 * STEP - 2)))
                << (STEP - 1);
    }

    boolean hasOthers() {
        return hasOthers;
    }

    int blocks() {
        return bits.length / KINDS;
    }

    /// The place in the text of a bit.
    int place(int block, long bit) {
        return start + BLOCK * block + Long.numberOfTrailingZeros(bit);
    }

    /// The 64 bits of a kind; 0 for the block before the first and those behind the last.
    long of(int kind, int block) {
        int at = KINDS * block + kind;
        return block >= 0 && at < bits.length ? bits[at] : 0;
    }

    /// Where the run of words and joints ends that `place` is in.
    int endOfRun(int place) {
        int from = place - start;
        int block = from / BLOCK;
        long outside = ~(of(WORDS, block) | of(JOINTS, block)) & (-1L << from);
        while (outside == 0) {
            block++;
            outside = ~(of(WORDS, block) | of(JOINTS, block));
        }
        return Math.min(place(block, outside), end);
    }

    /// Whether any character of the kind stands from `from` to `to`, exclusive and above `from`.
    boolean has(int kind, int from, int to) {
        int block = (from - start) / BLOCK;
        int last = (to - 1 - start) / BLOCK;
        long some = of(kind, block) & (-1L << (from - start));
        for (; block < last && some == 0; some = of(kind, block)) {
            block++;
        }
        return (block < last ? some : some & (-1L >>> (start - to))) != 0;
    }
}
