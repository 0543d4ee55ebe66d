package org.gatehouse.watch;

/// Letters that stand in the place of digits, as in `B74 5629 O123`.
final class Leet {
    private static final String LETTERS = "OoQDIliZzEASsGbTBgq";
    private static final String DIGITS = "0000111223455667899";

    /// Letters of other scripts that look like digits.
    private static final String FOREIGN = "ОоΟοØøІіΙιЗзЧчбӨө";

    private static final String FOREIGN_DIGITS = "00000011113344600";

    /// For each ASCII character one more than its digit, or 0.
    private static final byte[] TABLE = new byte[128];

    static {
        for (char c = '0'; c <= '9'; c++) {
            TABLE[c] = (byte) (c - '0' + 1);
        }
        for (int i = 0; i < LETTERS.length(); i++) {
            TABLE[LETTERS.charAt(i)] = (byte) (DIGITS.charAt(i) - '0' + 1);
        }
    }

    private Leet() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// The digit that `c` is or stands for, or -1.
    static int digit(char c) {
        if (c < 128) {
            return TABLE[c] - 1;
        }
        int place = FOREIGN.indexOf(c);
        return place < 0 ? -1 : FOREIGN_DIGITS.charAt(place) - '0';
    }

    /// Whether a run with so many digits is a number: a quarter of its signs are digits where the
    /// rest are letters that everybody reads as digits, a third where they are others.
    static boolean isNumber(char[] text, int start, int end, int digits) {
        boolean plain = true;
        for (int i = start; i < end; i++) {
            if (digit(text[i]) < 0) {
                return false;
            }
            plain &= isDigit(text[i]) || isPlain(text[i]);
        }
        return (plain ? 4 : 3) * digits >= end - start;
    }

    /// Whether a run consists of nothing but Latin letters that everybody reads as digits.
    static boolean isPlain(char[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] >= 128 || !isPlain(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return switch (c) {
            case 'O', 'o', 'I', 'l', 'S', 's', 'B' -> true;
            default -> FOREIGN.indexOf(c) >= 0;
        };
    }
}
