package org.gatehouse.watch;

import java.util.Locale;

/// Digits written as words: English with its many zeros, tens, multipliers and slips of the pen,
/// and the plain digits of other languages, with accents already taken off. Words that most texts
/// are full of, such as the Danish "to" or the Hindi "do", are left out.
final class SpelledDigits {
    /// No digit, and no part of a number.
    static final int NONE = -1;

    /// Added to 2 for "double" and to 3 for "triple".
    static final int TIMES = 100;

    private static final int LONGEST = 9;
    private static final int SLOTS = 2048;
    private static final String DIGITS =
            """
            zero oh nought naught nil cero null zeero nul noll dim sifir ноль нуль μηδεν μηδέν shunya
            one eins un une uno um een jeden ett unu bir один ενα ένα
            two zwei zwo deux dos due dois twee dwa tva doi iki dau два δυο δύο
            three drei trois tres tre drie trzy trei uc tri три τρια τρία thre
            four vier quatre cuatro quattro quatro cztery fyra patru dort pedwar четыре чотири τεσσερα τέσσερα fower
            five funf fuenf cinq cinco cinque vijf piec fem cinci bes pump пять πεντε πέντε fiv fife
            six sechs seis sei zes szesc sase alti chwech chwe шесть шість εξι έξι siks sex
            seven sieben sept siete sette sete zeven siedem sju sapte yedi saith семь сім επτα εφτα επτά εφτά sevn sevin
            eight acht huit ocho otto oito osiem atta opt sekiz wyth восемь вісім οκτω οχτω οκτώ οχτώ eigth eigt eihgt
            nine neun neuf nueve nove niner negen dziewiec nio noua dokuz naw девять εννεα εννέα nien
            """;
    private static final String TEENS =
            "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen";
    private static final String TENS = "twenty thirty forty fifty sixty seventy eighty ninety";

    /// What digits inside a word stand for, as in `s3ven`; a blank for none.
    private static final String LEET = "oi eas t  ";

    /// For each first and last letter, five bits each, the lengths that words may have, a bit each.
    private static final int[] LENGTHS = new int[1024];

    /// For each two letters, five bits each, 1 where a word begins and 2 where one ends with them.
    private static final byte[] ENDS = new byte[1024];

    private static final long[] KEYS = new long[SLOTS];
    private static final int[] VALUES = new int[SLOTS];

    static {
        int digit = 0;
        for (String words : DIGITS.strip().split("\n")) {
            put(words.strip().split(" "), digit++, 0);
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
        return length <= LONGEST
                && ((LENGTHS[ends(plain(first), plain(last))] >>> length) & 1) != 0;
    }

    /// Whether a run of letters may be several words in one, as in `eightSeven`.
    static boolean mayBeSeveral(char[] text, int start, int end) {
        return end - start > 5
                && (ENDS[ends(plain(text[start]), plain(text[start + 1]))] & 1) != 0
                && (ENDS[ends(plain(text[end - 2]), plain(text[end - 1]))] & 2) != 0;
    }

    private static char plain(char c) {
        return c < 128 ? c : Lookalikes.latin(c);
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
            key = next(key, letter(text[i]));
        }
        for (int slot = slot(key); KEYS[slot] != 0; slot = (slot + 1) & (SLOTS - 1)) {
            if (KEYS[slot] == key) {
                return VALUES[slot];
            }
        }
        return NONE;
    }

    /// Where the longest word ends that begins at `start` of a run of several, or -1.
    static int endOfWord(char[] text, int start, int end) {
        for (int stop = Math.min(end, start + LONGEST); stop > start + 1; stop--) {
            if (value(text, start, stop) != NONE) {
                return stop;
            }
        }
        return -1;
    }

    private static char letter(char c) {
        return c >= '0' && c <= '9' ? LEET.charAt(c - '0') : Lookalikes.latin(c);
    }

    private static long next(long key, char letter) {
        return (key + letter) * 0x9E3779B97F4A7C15L;
    }

    private static void put(String[] words, int first, int step) {
        int value = first;
        for (String word : words) {
            for (String form : new String[] {word, word.toUpperCase(Locale.ROOT)}) {
                put(form.toCharArray(), value);
            }
            value += step;
        }
    }

    private static void put(char[] word, int value) {
        long key = 0;
        for (char c : word) {
            key = next(key, letter(c));
        }
        int slot = slot(key);
        while (KEYS[slot] != 0 && KEYS[slot] != key) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        int length = word.length;
        LENGTHS[ends(plain(word[0]), plain(word[length - 1]))] |= 1 << length;
        ENDS[ends(plain(word[0]), plain(word[1]))] |= 1;
        ENDS[ends(plain(word[length - 2]), plain(word[length - 1]))] |= 2;
        KEYS[slot] = key;
        VALUES[slot] = value;
    }

    private static int slot(long key) {
        return (int) (key >>> 53);
    }
}
