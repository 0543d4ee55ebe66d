package org.gatehouse.watch;

/// Reads the digit groups out of a canonical text, once from front to back.
final class DigitReader {
    private static final byte DIGIT = 1;
    private static final byte LETTER = 2;

    /// Shorter digit runs inside a word with other letters (`h2o`, `3b7d`) are not numbers.
    private static final int SHORTEST_GLUED = 3;

    private static final int LONGEST_LETTERS_ONLY = 4;
    private static final byte[] KINDS = new byte[128];
    private static final byte[] LEET = new byte[128];

    static {
        for (char c = '0'; c <= '9'; c++) {
            KINDS[c] = DIGIT;
            LEET[c] = (byte) (c - '0' + 1);
        }
        for (char c = 'a'; c <= 'z'; c++) {
            KINDS[c] = LETTER;
            KINDS[c - 32] = LETTER;
        }
        String letters = "OoQDIliZzEASsGbTBgq";
        String digits = "0000111223455667899";
        for (int i = 0; i < letters.length(); i++) {
            LEET[letters.charAt(i)] = (byte) (digits.charAt(i) - '0' + 1);
        }
    }

    private final char[] text;
    private final int length;
    private final DigitStream stream;
    private int words;
    private int times = 1;
    private int timesStart;
    private int tensEnd = -1;
    private int tens;
    private int tensStart;

    DigitReader(char[] text, int length, DigitStream stream) {
        this.text = text;
        this.length = length;
        this.stream = stream;
    }

    void read() {
        int i = 0;
        while (i < length) {
            if (kind(text[i]) == 0) {
                i++;
                continue;
            }
            int start = i;
            int digits = 0;
            for (byte kind; i < length && (kind = kind(text[i])) != 0; i++) {
                digits += kind & DIGIT;
            }
            atom(start, i, digits);
        }
        endTens();
    }

    private static byte kind(char c) {
        return c < 128 ? KINDS[c] : LETTER;
    }

    private void atom(int start, int end, int digits) {
        if (digits == 0) {
            word(start, end);
            return;
        }
        endTens();
        if (digits == end - start || (2 * digits >= end - start && isLeet(start, end))) {
            number(start, end, 0);
        } else {
            glued(start, end);
        }
    }

    private void word(int start, int end) {
        int value = SpelledDigits.value(text, start, end);
        if (value == SpelledDigits.NONE) {
            endTens();
            boolean letters = end - start <= LONGEST_LETTERS_ONLY && isPlainLeet(start, end);
            if (letters) {
                number(start, end, DigitStream.LETTERS_ONLY);
            }
            words++;
            times = 1;
        } else if (value > SpelledDigits.TIMES) {
            endTens();
            times = value - SpelledDigits.TIMES;
            timesStart = start;
        } else {
            spelled(value, start, end);
        }
    }

    private void spelled(int value, int start, int end) {
        if (tensEnd >= 0 && value > 0 && value < 10 && start - tensEnd == 1) {
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
            single(LEET[text[start]] - 1, start, end, mark);
            return;
        }
        times = 1;
        long value = 0;
        int size = end - start;
        for (int i = start; i < end && size <= DigitStream.MOST_DIGITS; i++) {
            value = 10 * value + LEET[text[i]] - 1;
        }
        stream.add(value, size, start, end, words, mark);
    }

    /// Digits inside a longer word: each long enough run is a group that letters touch.
    private void glued(int start, int end) {
        times = 1;
        int i = start;
        while (i < end) {
            if (kind(text[i]) == LETTER) {
                words++;
                while (i < end && kind(text[i]) == LETTER) {
                    i++;
                }
                continue;
            }
            int first = i;
            while (i < end && kind(text[i]) == DIGIT) {
                i++;
            }
            if (i - first >= SHORTEST_GLUED) {
                int before = first > start ? DigitStream.GLUED_BEFORE : 0;
                number(first, i, before | (i < end ? DigitStream.GLUED_BEHIND : 0));
            }
        }
    }

    private boolean isLeet(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] >= 128 || LEET[text[i]] == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isPlainLeet(int start, int end) {
        for (int i = start; i < end; i++) {
            switch (text[i]) {
                case 'O', 'o', 'I', 'l', 'S', 's', 'B' -> {}
                default -> {
                    return false;
                }
            }
        }
        return true;
    }
}
