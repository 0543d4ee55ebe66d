package org.gatehouse.watch;

import java.util.Map;

/// The HTML entities that serve to hide an address or a number: all numeric ones and the named
/// signs (HTML Living Standard, 13.5).
final class Entities {
    private static final Map<String, Integer> NAMED =
            Map.ofEntries(
                    Map.entry("amp", (int) '&'),
                    Map.entry("lt", (int) '<'),
                    Map.entry("gt", (int) '>'),
                    Map.entry("quot", (int) '"'),
                    Map.entry("apos", (int) '\''),
                    Map.entry("nbsp", (int) ' '),
                    Map.entry("ensp", (int) ' '),
                    Map.entry("emsp", (int) ' '),
                    Map.entry("thinsp", (int) ' '),
                    Map.entry("period", (int) '.'),
                    Map.entry("sol", (int) '/'),
                    Map.entry("colon", (int) ':'),
                    Map.entry("quest", (int) '?'),
                    Map.entry("equals", (int) '='),
                    Map.entry("lowbar", (int) '_'),
                    Map.entry("hyphen", (int) '-'),
                    Map.entry("dash", (int) '-'),
                    Map.entry("ndash", (int) '-'),
                    Map.entry("mdash", (int) '-'),
                    Map.entry("minus", (int) '-'),
                    Map.entry("num", (int) '#'),
                    Map.entry("percnt", (int) '%'),
                    Map.entry("commat", (int) '@'),
                    Map.entry("comma", (int) ','),
                    Map.entry("lpar", (int) '('),
                    Map.entry("rpar", (int) ')'),
                    Map.entry("lsqb", (int) '['),
                    Map.entry("rsqb", (int) ']'),
                    Map.entry("middot", (int) '*'),
                    Map.entry("bull", (int) '*'),
                    Map.entry("shy", 0xAD),
                    Map.entry("zwnj", 0x200C),
                    Map.entry("zwj", 0x200D),
                    Map.entry("lrm", 0x200E),
                    Map.entry("rlm", 0x200F),
                    Map.entry("sup1", 0xB9),
                    Map.entry("sup2", 0xB2),
                    Map.entry("sup3", 0xB3),
                    Map.entry("Tab", (int) '\t'),
                    Map.entry("NewLine", (int) '\n'));

    private Entities() {}

    /// The code point named between `&` and `;`, or -1 when there is no such entity.
    static int decode(char[] chars, int start, int end) {
        if (end - start < 2) {
            return -1;
        }
        if (chars[start] != '#') {
            return NAMED.getOrDefault(new String(chars, start, end - start), -1);
        }
        boolean hex = chars[start + 1] == 'x' || chars[start + 1] == 'X';
        int value = numeric(chars, hex ? start + 2 : start + 1, end, hex ? 16 : 10);
        boolean surrogate = value >= 0xD800 && value < 0xE000;
        return Character.isValidCodePoint(value) && value > 0 && !surrogate ? value : -1;
    }

    private static int numeric(char[] chars, int start, int end, int radix) {
        int value = end > start ? 0 : -1;
        for (int i = start; i < end && value >= 0; i++) {
            int digit = chars[i] < 0x80 ? Character.digit(chars[i], radix) : -1;
            value = digit < 0 || value > 0x10FFFF ? -1 : value * radix + digit;
        }
        return value;
    }
}
