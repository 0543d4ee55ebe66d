package org.gatehouse.watch;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;

/// What one character stands for once its dress is taken off: every digit of every script becomes
/// `0`–`9`, styled Latin letters become plain ones, invisible marks vanish, other signs become `*`.
/// Letters that merely look Latin stay what they are: see [Lookalikes].
final class Folding {
    /// The character is invisible or a mere mark on its neighbour.
    static final int NOTHING = -1;

    /// Added to the value of a sign that holds a whole number above nine, such as ⑫.
    static final int NUMBER = 0x200000;

    private static final String HAN = "〇零一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖";
    private static final String HAN_DIGITS = "00123456789122334566789";

    /// 1 to 9 and 0 as cells of Braille.
    private static final String BRAILLE = "⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊";

    private static final int[] BASIC = basicPlane();

    private Folding() {}

    /// A character, [#NOTHING], or [#NUMBER] plus a number from 10 to 99.
    static int fold(int codePoint) {
        return codePoint < BASIC.length ? BASIC[codePoint] : computed(codePoint);
    }

    private static int[] basicPlane() {
        int[] table = new int[0x10000];
        for (int c = 0; c < table.length; c++) {
            table[c] = computed(c);
        }
        return table;
    }

    private static int computed(int c) {
        if (c < 0x80) {
            return c;
        }
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(c, 10);
            case Character.OTHER_NUMBER -> number(UCharacter.getUnicodeNumericValue(c));
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> NOTHING;
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
            case Character.DASH_PUNCTUATION -> '-';
            case Character.CURRENCY_SYMBOL -> '$';
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.LETTER_NUMBER ->
                    letter(c);
            default -> sign(c);
        };
    }

    private static int number(double sign) {
        int value = (int) sign;
        if (value != sign || value < 0 || value > 99) {
            return '*';
        }
        return value < 10 ? '0' + value : NUMBER + value;
    }

    private static int letter(int c) {
        int chinese = HAN.indexOf(c);
        if (chinese >= 0) {
            return HAN_DIGITS.charAt(chinese);
        }
        if (c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0) {
            return NOTHING;
        }
        if (c >= 0x1D400 && c <= 0x1D6A3) {
            int place = (c - 0x1D400) % 52;
            return place < 26 ? 'A' + place : 'a' + place - 26;
        }
        boolean perhapsLatin =
                c < 0x250 || (c >= 0x1D2C && c < 0x2190) || (c >= 0xFF21 && c < 0xFF5B);
        return perhapsLatin ? plainLatin(c) : c;
    }

    private static int plainLatin(int c) {
        String apart = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
        char first = apart.charAt(0);
        return first < 0x80 ? first : c;
    }

    private static int sign(int c) {
        if (c > 0xFF00 && c < 0xFF5F) {
            return c - 0xFEE0;
        }
        return switch (c) {
            case 0x3002,
                    0xFF61,
                    0x2024,
                    0xFE52,
                    0x06D4,
                    0xB7,
                    0x2027,
                    0x22C5,
                    0x2219,
                    0x30FB,
                    0xFF65 ->
                    '.';
            case 0x2044, 0x2215, 0x29F8, 0x2571 -> '/';
            case 0xFE55, 0xA789, 0x2236 -> ':';
            case 0x2212, 0x2043 -> '-';
            case 0x2018, 0x2019 -> '\'';
            default -> enclosed(c);
        };
    }

    private static int enclosed(int c) {
        if (c >= 0x2800 && c < 0x2900) {
            int digit = BRAILLE.indexOf(c);
            return digit < 0 ? '*' : '0' + digit;
        }
        if (c >= 0x24B6 && c <= 0x24CF) {
            return 'A' + c - 0x24B6;
        }
        if (c >= 0x24D0 && c <= 0x24E9) {
            return 'a' + c - 0x24D0;
        }
        if (c >= 0x249C && c <= 0x24B5) {
            return 'a' + c - 0x249C;
        }
        boolean squared = c >= 0x1F110 && c <= 0x1F189 && (c - 0x1F110) % 32 < 26;
        return squared ? 'A' + (c - 0x1F110) % 32 : '*';
    }
}
