package org.gatehouse.watch;

/// Reads the digit groups out of a canonical text, once from front to back.
final class DigitReader {
    /// Shorter digit runs inside a word with other letters (`h2o`, `3b7d`) are not numbers.
    private static final int SHORTEST_GLUED = 3;

    private static final int LONGEST_LETTERS_ONLY = 4;

    private final char[] text;
    private final Outline outline;
    private final DigitStream stream;
    private int words;
    private int times = 1;
    private int timesStart;
    private int tensEnd = -1;
    private int tens;
    private int tensStart;

    private DigitReader(char[] text, Outline outline, DigitStream stream) {
        this.text = text;
        this.outline = outline;
        this.stream = stream;
    }

    static void read(Canonical text, DigitStream stream) {
        DigitReader reader = new DigitReader(text.chars(), text.outline(), stream);
        reader.read(text.length());
        reader.endTens();
    }

    private void read(int length) {
        int open = -1;
        long before = 0;
        for (int block = 0; block < outline.blocks(); block++) {
            long inside = outline.of(Outline.WORDS, block) | outline.of(Outline.OTHERS, block);
            long edges = inside ^ ((inside << 1) | before);
            before = inside >>> 63;
            if (open >= 0 && edges != 0) {
                int end = outline.place(block, edges);
                unbroken(open, end, outline.has(Outline.DIGITS, open, end));
                edges &= edges - 1;
                open = -1;
            }
            open = edges == 0 ? open : block(block, edges);
        }
        if (open >= 0) {
            unbroken(open, length, outline.has(Outline.DIGITS, open, length));
        }
    }

    /// The runs that begin in a block; answers where one begins that does not end in it, or -1.
    private int block(int block, long edgesLeft) {
        long digits = outline.of(Outline.DIGITS, block);
        int place = outline.place(block, 1);
        for (long edges = edgesLeft; edges != 0; edges &= edges - 1) {
            int start = Long.numberOfTrailingZeros(edges);
            edges &= edges - 1;
            if (edges == 0) {
                return place + start;
            }
            int end = Long.numberOfTrailingZeros(edges);
            unbroken(place + start, place + end, ((digits >>> start) << (start - end)) != 0);
        }
        return -1;
    }

    private void unbroken(int start, int end, boolean hasDigit) {
        if (hasDigit) {
            atom(start, end);
        } else if (SpelledDigits.mayBe(text[start], text[end - 1], end - start)) {
            word(start, end);
        } else if (SpelledDigits.mayBeSeveral(text, start, end)) {
            several(start, end);
        } else {
            ordinary();
        }
    }

    private void ordinary() {
        endTens();
        words++;
        times = 1;
    }

    private void atom(int start, int end) {
        endTens();
        int digits = 0;
        for (int i = start; i < end; i++) {
            digits += Leet.isDigit(text[i]) ? 1 : 0;
        }
        int value = SpelledDigits.NONE;
        if (digits == end - start || Leet.isNumber(text, start, end, digits)) {
            number(start, end, 0);
        } else if ((value = SpelledDigits.value(text, start, end)) >= 0) {
            spelled(value, start, end);
        } else {
            glued(start, end);
        }
    }

    /// Words that digits are spelled with, without anything between them.
    private void several(int start, int end) {
        int stop = start;
        while (stop >= 0 && stop < end) {
            stop = SpelledDigits.endOfWord(text, stop, end);
        }
        if (stop < 0) {
            ordinary();
            return;
        }
        for (int word = start; word < end; word = stop) {
            stop = SpelledDigits.endOfWord(text, word, end);
            word(word, stop);
        }
    }

    private void word(int start, int end) {
        int value = SpelledDigits.value(text, start, end);
        if (value == SpelledDigits.NONE) {
            endTens();
            if (SpelledDigits.mayBeSeveral(text, start, end)) {
                several(start, end);
                return;
            }
            boolean letters = end - start <= LONGEST_LETTERS_ONLY && Leet.isPlain(text, start, end);
            if (letters) {
                number(start, end, DigitStream.LETTERS_ONLY);
            }
            ordinary();
        } else if (value > SpelledDigits.TIMES) {
            endTens();
            times = value - SpelledDigits.TIMES;
            timesStart = start;
        } else {
            spelled(value, start, end);
        }
    }

    private void spelled(int value, int start, int end) {
        if (tensEnd >= 0 && value > 0 && value < 10 && start - tensEnd <= 1) {
            stream.add(tens + value, 2, tensStart, end, words++, DigitStream.SPELLED);
            tensEnd = -1;
            return;
        }
        endTens();
        if (value >= 20) {
            tens = value;
            tensStart = start;
            tensEnd = end;
        } else if (value >= 10) {
            stream.add(value, 2, start, end, words++, DigitStream.SPELLED);
        } else {
            single(value, start, end, DigitStream.SPELLED);
        }
    }

    /// "twenty" that no unit follows is 20.
    private void endTens() {
        if (tensEnd >= 0) {
            stream.add(tens, 2, tensStart, tensEnd, words++, DigitStream.SPELLED);
            tensEnd = -1;
        }
    }

    private void single(int value, int start, int end, int mark) {
        int repeated = times == 1 ? value : times == 2 ? 11 * value : 111 * value;
        int whole = times == 1 ? mark : DigitStream.SPELLED;
        stream.add(repeated, times, times == 1 ? start : timesStart, end, words, whole);
        words += (whole & DigitStream.SPELLED) != 0 ? 1 : 0;
        times = 1;
    }

    private void number(int start, int end, int mark) {
        if (end - start == 1 && times > 1) {
            single(Leet.digit(text[start]), start, end, mark);
            return;
        }
        times = 1;
        long value = 0;
        int size = end - start;
        for (int i = start; i < end && size <= DigitStream.MOST_DIGITS; i++) {
            value = 10 * value + Leet.digit(text[i]);
        }
        stream.add(value, size, start, end, words, mark);
    }

    /// Digits inside a longer word: each long enough run is a group that letters touch.
    private void glued(int start, int end) {
        times = 1;
        int i = start;
        while (i < end) {
            if (!Leet.isDigit(text[i])) {
                words++;
                while (i < end && !Leet.isDigit(text[i])) {
                    i++;
                }
                continue;
            }
            int first = i;
            while (i < end && Leet.isDigit(text[i])) {
                i++;
            }
            if (i - first >= SHORTEST_GLUED) {
                int before = first > start ? DigitStream.GLUED_BEFORE : 0;
                number(first, i, before | (i < end ? DigitStream.GLUED_BEHIND : 0));
            }
        }
    }
}
