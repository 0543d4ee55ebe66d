package org.gatehouse.watch;

/// Slides windows of every registered length over the digit groups. A window begins and ends with a
/// whole group, so a protected number inside a longer one is never found.
final class NumberSearch {
    /// Receives each protected number that was found.
    interface Sink {
        void number(NumberSeen seen, int room);
    }

    private final Protected guarded;
    private final Sink sink;
    private long windows;

    NumberSearch(Protected guarded, Sink sink) {
        this.guarded = guarded;
        this.sink = sink;
    }

    /// Looks at the numerals alone first, so that a word such as "so" between two groups does not
    /// part them, and then at all groups where words spell digits.
    void in(DigitStream all, Canonical text) {
        if (!all.hasRowOf(guarded.fewestDigits())) {
            return;
        }
        in(all);
        DigitStream uncounted = all.uncounted(text);
        if (uncounted != all) {
            in(uncounted);
        }
    }

    private void in(DigitStream all) {
        DigitStream numerals = all.numerals();
        for (int last = 0; last < numerals.count(); last++) {
            windows(numerals, last, false);
        }
        for (int last = 0; all.hasWords() && last < all.count(); last++) {
            windows(all, last, true);
        }
    }

    /// How many windows were looked at.
    long windows() {
        return windows;
    }

    private void windows(DigitStream stream, int last, boolean wordsOnly) {
        long value = 0;
        int digits = 0;
        boolean words = false;
        for (int first = last; first >= 0; first--) {
            int size = stream.size(first);
            if (digits + size > DigitStream.MOST_DIGITS
                    || (first < last && !stream.follows(first + 1))) {
                return;
            }
            windows++;
            value += stream.value(first) * DigitStream.power(digits);
            digits += size;
            words |= stream.isWord(first);
            if (guarded.hasNumbersOf(digits) && (words || !wordsOnly)) {
                long backwards = reversed(value, digits);
                lookUp(value, stream, first, last, digits, false);
                if (backwards != value) {
                    lookUp(backwards, stream, first, last, digits, true);
                }
            }
        }
    }

    private void lookUp(
            long value, DigitStream stream, int first, int last, int digits, boolean backwards) {
        if (!guarded.mayHoldNumber(value, digits)) {
            return;
        }
        long key = Protected.numberKey(value, digits);
        LongTable numbers = guarded.numbers;
        for (int slot = numbers.find(key); slot >= 0; slot = numbers.next(slot, key)) {
            sink.number(
                    new NumberSeen(stream, first, last, digits, backwards), numbers.value(slot));
        }
    }

    private static long reversed(long value, int size) {
        long rest = value;
        long turned = 0;
        for (int i = 0; i < size; i++) {
            turned = 10 * turned + rest % 10;
            rest /= 10;
        }
        return turned;
    }
}
