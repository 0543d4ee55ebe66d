package org.gatehouse.watch;

/// Digits written as words: English with its many zeros, tens and multipliers, and the plain digits
/// of German, French, Spanish and Italian, with accents already taken off.
final class SpelledDigits {
    /// No digit, and no part of a number.
    static final int NONE = -1;

    /// Added to 2 for "double" and to 3 for "triple".
    static final int TIMES = 100;

    private static final int LONGEST = 9;
    private static final int SLOTS = 1024;
    private static final String DIGITS =
            """
            zero oh nought naught nil cero null
            one eins un une uno
            two zwei zwo deux dos
            three drei trois tres tre
            four vier quatre cuatro quattro
            five funf fuenf cinq cinco cinque
            six sechs seis sei
            seven sieben sept siete sette
            eight acht huit ocho otto
            nine neun neuf nueve nove niner
            """;
    private static final String TEENS =
            "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
    private static final String TENS = "twenty thirty forty fifty sixty seventy eighty ninety";

    /// For each first and last letter, five bits each, the lengths that words may have, a bit each.
    private static final int[] LENGTHS = new int[1024];

    private static final long[] KEYS = new long[SLOTS];
    private static final int[] VALUES = new int[SLOTS];

    static {
        int digit = 0;
        for (String words : DIGITS.strip().split("\n")) {
            put(words.split(" "), digit++, 0);
        }
        put(TEENS.split(" "), 10, 1);
        put(TENS.split(" "), 20, 10);
        put(new String[] {"double", "triple"}, TIMES + 2, 1);
        put(new String[] {"treble"}, TIMES + 3, 0);
        // Words of these letters alone, such as `OIS`, pass for digits as well.
        for (char first : "oilsb".toCharArray()) {
            for (char last : "oilsb".toCharArray()) {
                LENGTHS[ends(first, last)] |= 0b11110;
            }
        }
    }

    private SpelledDigits() {}

    /// Whether a word of that length between these letters is worth a look; most are not.
    static boolean mayBe(char first, char last, int length) {
        return length <= LONGEST && ((LENGTHS[ends(first, last)] >>> length) & 1) != 0;
    }

    private static int ends(char first, char last) {
        return ((first & 31) << 5) | (last & 31);
    }

    /// What the word at `start` … `end` (exclusive) means: 0–9 a digit, 10–90 two digits, [#TIMES]
    /// plus a factor, or [#NONE].
    static int value(char[] text, int start, int end) {
        if (end - start > LONGEST) {
            return NONE;
        }
        long key = 0;
        for (int i = start; i < end; i++) {
            int letter = (text[i] | 0x20) - 'a';
            if (letter < 0 || letter > 25) {
                return NONE;
            }
            key = (key << 5) | (letter + 1);
        }
        for (int slot = slot(key); KEYS[slot] != 0; slot = (slot + 1) & (SLOTS - 1)) {
            if (KEYS[slot] == key) {
                return VALUES[slot];
            }
        }
        return NONE;
    }

    private static void put(String[] words, int first, int step) {
        int value = first;
        for (String word : words) {
            long key = 0;
            for (int i = 0; i < word.length(); i++) {
                key = (key << 5) | (word.charAt(i) - 'a' + 1);
            }
            int slot = slot(key);
            while (KEYS[slot] != 0) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            LENGTHS[ends(word.charAt(0), word.charAt(word.length() - 1))] |= 1 << word.length();
            KEYS[slot] = key;
            VALUES[slot] = value;
            value += step;
        }
    }

    private static int slot(long key) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 54);
    }
}
