package org.gatehouse.watch;

import static org.gatehouse.watch.NumberDress.each;
import static org.gatehouse.watch.NumberDress.eachGrouped;
import static org.gatehouse.watch.NumberDress.from;
import static org.gatehouse.watch.NumberDress.mapped;
import static org.gatehouse.watch.NumberDress.signs;

import java.util.List;
import java.util.stream.Collectors;

/// Numbers in the digits of other scripts and in signs that hold a digit.
final class ScriptDress {
    private ScriptDress() {}

    static List<NumberDress> all() {
        return List.of(
                from("full-width", 0xFF10),
                from("bold", 0x1D7CE),
                from("double-struck", 0x1D7D8),
                from("sans", 0x1D7E2),
                from("sans bold", 0x1D7EC),
                from("monospace", 0x1D7F6),
                signs("circled", "⓪①②③④⑤⑥⑦⑧⑨"),
                signs("negative circled", "⓿❶❷❸❹❺❻❼❽❾"),
                signs("double circled", "⓪⓵⓶⓷⓸⓹⓺⓻⓼⓽"),
                signs("dingbats", "🄋➀➁➂➃➄➅➆➇➈"),
                signs("negative dingbats", "🄌➊➋➌➍➎➏➐➑➒"),
                signs("in brackets", "0⑴⑵⑶⑷⑸⑹⑺⑻⑼"),
                signs("with stops", "🄀⒈⒉⒊⒋⒌⒍⒎⒏⒐"),
                signs("with commas", "🄁🄂🄃🄄🄅🄆🄇🄈🄉🄊"),
                signs("superscript", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
                signs("subscript", "₀₁₂₃₄₅₆₇₈₉"),
                from("Arabic-Indic", 0x660),
                from("Persian", 0x6F0),
                from("Devanagari", 0x966),
                from("Bengali", 0x9E6),
                from("Tamil", 0xBE6),
                from("Thai", 0xE50),
                from("Khmer", 0x17E0),
                from("Mongolian", 0x1810),
                from("Tibetan", 0xF20),
                from("segments", 0x1FBF0),
                signs("Chinese", "〇一二三四五六七八九"),
                signs("Chinese zero", "零一二三四五六七八九"),
                signs("Chinese formal", "零壹贰叁肆伍陆柒捌玖"),
                signs("braille", "⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊"),
                each("keycaps", d -> d + "\ufe0f\u20e3"),
                each("bare keycaps", d -> d + "\u20e3"),
                eachGrouped("grouped keycaps", d -> d + "\ufe0f\u20e3"),
                each("underlined", d -> d + "\u0332"),
                each("struck", d -> d + "\u0336"),
                eachGrouped("struck groups", d -> d + "\u0336"),
                eachGrouped("grouped circled", d -> Character.toString("⓪①②③④⑤⑥⑦⑧⑨".charAt(d))),
                new NumberDress(
                        "Arabic, spaced",
                        (d, _) -> mapped(d, x -> Character.toString(0x660 + x), " ")),
                new NumberDress(
                        "scripts mixed",
                        (d, r) ->
                                d.chars()
                                        .mapToObj(
                                                c ->
                                                        Character.toString(
                                                                new int[] {
                                                                                    0x30, 0xFF10,
                                                                                    0x1D7CE, 0x660,
                                                                                    0x966, 0x1D7F6
                                                                                }
                                                                                [r.nextInt(6)]
                                                                        + c
                                                                        - '0'))
                                        .collect(Collectors.joining())));
    }
}
