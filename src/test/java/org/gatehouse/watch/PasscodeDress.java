package org.gatehouse.watch;

import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/// One way of writing a passcode so that people read it and programs shall not.
enum PasscodeDress {
    PLAIN(code -> code),
    CAPITALS(code -> code.toUpperCase(Locale.ROOT)),
    SMALL(code -> code.toLowerCase(Locale.ROOT)),
    SPACED(code -> apart(code, " ")),
    DASHED(code -> apart(code, "-")),
    DOTTED(code -> apart(code, ".")),
    UNDERSCORED(code -> apart(code, "_")),
    COMMAS(code -> apart(code, ", ")),
    SLASHES(code -> apart(code, "/")),
    LINES(code -> apart(code, "\n")),
    EMOJI(code -> apart(code, "🔥")),
    INVISIBLE(code -> apart(code, "\u200b")),
    SOFT(code -> apart(code, "\u00ad")),
    QUOTED(code -> "“" + code + "”"),
    TICKED(code -> "`" + code + "`"),
    BOLD_MARKS(code -> "**" + code + "**"),
    IN_TAGS(code -> "<b>" + code + "</b>"),
    FULL_WIDTH(code -> each(code, c -> c + 0xFEE0)),
    MONOSPACE(
            code ->
                    each(
                            code,
                            c ->
                                    c <= '9'
                                            ? 0x1D7F6 + c - '0'
                                            : c <= 'Z' ? 0x1D670 + c - 'A' : 0x1D68A + c - 'a')),
    CIRCLED(
            code ->
                    each(
                            code,
                            c ->
                                    c <= '9'
                                            ? c == '0' ? 0x24EA : 0x2460 + c - '1'
                                            : c <= 'Z' ? 0x24B6 + c - 'A' : 0x24D0 + c - 'a')),
    CYRILLIC(code -> code.replace('a', 'а').replace('o', 'о').replace('e', 'е').replace('c', 'с')),
    LEET(code -> code.replace('o', '0').replace('S', '5').replace('B', '8').replace('l', '1')),
    ENTITIES(
            code -> {
                StringBuilder text = new StringBuilder();
                code.chars().forEach(c -> text.append("&#").append(c).append(';'));
                return text.toString();
            }),
    PERCENT(
            code -> {
                StringBuilder text = new StringBuilder();
                code.chars().forEach(c -> text.append('%').append(Integer.toHexString(c)));
                return text.toString();
            });

    private final UnaryOperator<String> dress;

    PasscodeDress(UnaryOperator<String> dress) {
        this.dress = dress;
    }

    String on(String passcode) {
        return dress.apply(passcode);
    }

    private static String apart(String code, String by) {
        return String.join(by, code.split(""));
    }

    private static String each(String code, IntUnaryOperator sign) {
        StringBuilder text = new StringBuilder();
        code.chars().map(sign).forEach(text::appendCodePoint);
        return text.toString();
    }
}
