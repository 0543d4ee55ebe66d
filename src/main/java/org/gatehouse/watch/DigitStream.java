package org.gatehouse.watch;

import java.util.Arrays;

/// The groups of digits of a text, in order. A group is an unbroken number (`5629`), one with
/// letters in the place of digits (`S629`), or a spelled one ("five", "double five").
final class DigitStream {
    /// Written with letters only, such as `OIS`: most often an ordinary word.
    static final int LETTERS_ONLY = 1;

    /// A word such as "seven".
    static final int SPELLED = 2;

    /// A letter stands right before the digits.
    static final int GLUED_BEFORE = 4;

    /// A letter stands right behind the digits.
    static final int GLUED_BEHIND = 8;

    /// More digits than this never form a number that is looked up.
    static final int MOST_DIGITS = 18;

    /// Most characters and most words between two groups of one number.
    private static final int WIDEST_GAP = 40;

    private static final int MOST_WORDS = 5;

    private static final long[] NO_LONGS = {};
    private static final int[] NO_INTS = {};
    private static final byte[] NO_BYTES = {};
    private static final long[] POWERS = new long[MOST_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i <= MOST_DIGITS; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private int count;
    private long[] values = NO_LONGS;
    private int[] starts = NO_INTS;
    private int[] ends = NO_INTS;
    private int[] words = NO_INTS;
    private byte[] sizes = NO_BYTES;
    private byte[] marks = NO_BYTES;
    private boolean hasWords;

    static DigitStream of(Canonical text) {
        DigitStream stream = new DigitStream();
        DigitReader.read(text, stream);
        return stream;
    }

    /// The same stream without the groups that are words, or itself when there are none.
    DigitStream numerals() {
        if (!hasWords) {
            return this;
        }
        DigitStream plain = new DigitStream();
        for (int g = 0; g < count; g++) {
            if (!isWord(g)) {
                plain.add(values[g], sizes[g], starts[g], ends[g], words[g], marks[g]);
            }
        }
        return plain;
    }

    /// The same stream without the numbers that merely count parts, as in `(1/3)` or `2.` before a
    /// line, or itself when there are none.
    DigitStream uncounted(Canonical text) {
        DigitStream plain = new DigitStream();
        for (int g = 0; g < count; g++) {
            int last = Counters.last(this, g, text);
            if (last < 0) {
                plain.add(values[g], sizes[g], starts[g], ends[g], words[g], marks[g]);
            } else {
                g = last;
            }
        }
        return plain.count == count ? this : plain;
    }

    int count() {
        return count;
    }

    boolean hasWords() {
        return hasWords;
    }

    long value(int group) {
        return values[group];
    }

    /// How many digits; above [#MOST_DIGITS] it is too long to be looked up.
    int size(int group) {
        return sizes[group];
    }

    int start(int group) {
        return starts[group];
    }

    int end(int group) {
        return ends[group];
    }

    boolean is(int group, int mark) {
        return (marks[group] & mark) != 0;
    }

    boolean isWord(int group) {
        return is(group, LETTERS_ONLY | SPELLED);
    }

    /// Words between this group and the one before it.
    int wordsBefore(int group) {
        return words[group] - words[group - 1] - (isWord(group - 1) ? 1 : 0);
    }

    /// Whether any groups that follow each other have so many digits together.
    boolean hasRowOf(int digits) {
        int row = 0;
        for (int g = 0; g < count; g++) {
            row = (g > 0 && follows(g) ? row : 0) + sizes[g];
            if (row >= digits) {
                return true;
            }
        }
        return false;
    }

    /// Whether this group may carry on the number that the group before it holds.
    boolean follows(int group) {
        return wordsBefore(group) <= MOST_WORDS && starts[group] - ends[group - 1] <= WIDEST_GAP;
    }

    /// Ten to the power of `digits`, at most [#MOST_DIGITS].
    static long power(int digits) {
        return POWERS[digits];
    }

    void add(long value, int size, int start, int end, int wordsSoFar, int mark) {
        if (count == values.length) {
            grow();
        }
        values[count] = value;
        sizes[count] = (byte) Math.min(size, Byte.MAX_VALUE);
        starts[count] = start;
        ends[count] = end;
        words[count] = wordsSoFar;
        marks[count++] = (byte) mark;
        hasWords |= (mark & (LETTERS_ONLY | SPELLED)) != 0;
    }

    private void grow() {
        int room = Math.max(16, 2 * count);
        values = Arrays.copyOf(values, room);
        sizes = Arrays.copyOf(sizes, room);
        starts = Arrays.copyOf(starts, room);
        ends = Arrays.copyOf(ends, room);
        words = Arrays.copyOf(words, room);
        marks = Arrays.copyOf(marks, room);
    }
}
