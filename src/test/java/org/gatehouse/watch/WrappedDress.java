package org.gatehouse.watch;

import static org.gatehouse.watch.NumberDress.each;
import static org.gatehouse.watch.NumberDress.groups;
import static org.gatehouse.watch.NumberDress.linked;
import static org.gatehouse.watch.NumberDress.reversed;
import static org.gatehouse.watch.NumberDress.some;
import static org.gatehouse.watch.NumberDress.whole;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Numbers in letters, in other programs' encodings, and between words.
final class WrappedDress {
    private WrappedDress() {}

    static List<NumberDress> letters() {
        return List.of(
                new NumberDress("leet O I", (d, r) -> some(d, r, "01", "OI")),
                new NumberDress("leet O l S B", (d, r) -> some(d, r, "0158", "OlSB")),
                new NumberDress("leet o l s", (d, r) -> some(d, r, "015", "ols")),
                new NumberDress("leet Z E A S", (d, r) -> some(d, r, "02345", "OZEAS")),
                new NumberDress("leet G T B g", (d, r) -> some(d, r, "06789", "oGTBg")),
                new NumberDress(
                        "leet O I S B everywhere",
                        (d, _) ->
                                d.replace('0', 'O')
                                        .replace('1', 'I')
                                        .replace('5', 'S')
                                        .replace('8', 'B')),
                new NumberDress("Cyrillic O", (d, _) -> d.replace('0', 'О').replace('3', 'З')),
                new NumberDress("Greek O", (d, _) -> d.replace('0', 'Ο').replace('1', 'Ι')),
                new NumberDress("slashed O", (d, _) -> d.replace('0', 'Ø')),
                new NumberDress(
                        "O in singles", (d, _) -> String.join(" ", d.replace('0', 'O').split(""))));
    }

    static List<NumberDress> wrapped() {
        return List.of(
                each("percent", d -> "%3" + d),
                each("percent twice", d -> "%253" + d),
                each("percent thrice", d -> "%25253" + d),
                each("entities", d -> "&#" + (48 + d) + ";"),
                each("hex entities", d -> "&#x3" + d + ";"),
                each("bare entities", d -> "&#" + (48 + d)),
                each("padded entities", d -> "&#00" + (48 + d) + ";"),
                each("entities twice", d -> "&amp;#" + (48 + d) + ";"),
                each("JSON escapes", d -> "\\u003" + d),
                each("hex escapes", d -> "\\x3" + d),
                new NumberDress(
                        "some percent",
                        (d, r) ->
                                d.chars()
                                        .mapToObj(
                                                c ->
                                                        r.nextBoolean()
                                                                ? "%3" + (char) c
                                                                : "" + (char) c)
                                        .collect(Collectors.joining())),
                new NumberDress(
                        "Base64",
                        (d, _) ->
                                java.util.Base64.getEncoder()
                                        .encodeToString(
                                                ("zoom " + d).getBytes(StandardCharsets.UTF_8))),
                new NumberDress(
                        "Base64 of the number",
                        (d, _) ->
                                java.util.Base64.getEncoder()
                                        .encodeToString(d.getBytes(StandardCharsets.UTF_8))),
                new NumberDress(
                        "spans",
                        (d, _) ->
                                "<span>"
                                        + String.join("</span><span class=\"x\">", groups(d))
                                        + "</span>"),
                new NumberDress("link text", (d, _) -> "[" + d + "](https://example.org/a)"),
                whole("json", "{\"meetingId\":\"", "\"}"),
                whole("uri", "tel:+442034815237,,", "#"));
    }

    static List<NumberDress> strung() {
        return List.of(
                linked("then", " then ", " and then ", ", then ", " followed by "),
                linked("and", " and "),
                linked("dash", " dash "),
                linked("space", " space "),
                linked("dot", " dot "),
                linked("next", " next ", " next comes "),
                linked("and finally", " after that ", " and finally "),
                linked("plus", " plus "),
                linked("hyphen", " hyphen "),
                linked("slash", " slash "),
                linked("bracketed words", " (then) ", " (space) "),
                linked("followed by", ", followed by ", " followed by the digits "),
                linked("emphasis", " ... and ", " ... then "),
                linked("german", " dann ", " und dann "),
                linked("french", " puis ", " et puis "),
                linked("spanish", " luego ", " y luego "),
                linked("lol", " lol "),
                linked("xx", " x ", " xx "),
                linked("more", " and also ", " with "),
                linked("gap words", " (gap) ", " *pause* "),
                linked("emoji words", " 👉 then ", " ➡️ next "),
                linked("then newline", " then\n"),
                linked("space bracket", "[space]"),
                linked("dot bracket", "[.]", "(.)"),
                linked("dash bracket", "[-]", "(-)"),
                new NumberDress(
                        "parts",
                        (d, _) -> {
                            List<String> g = groups(d);
                            StringBuilder t = new StringBuilder();
                            String[] n = {"first", "second", "third", "fourth", "fifth"};
                            for (int i = 0; i < g.size(); i++)
                                t.append(n[i]).append(" part ").append(g.get(i)).append(", ");
                            return t.toString();
                        }),
                new NumberDress(
                        "starts and ends",
                        (d, _) -> {
                            List<String> g = groups(d);
                            return "starts "
                                    + g.getFirst()
                                    + ", "
                                    + String.join(" ", g.subList(1, g.size() - 1))
                                    + " and ends "
                                    + g.getLast();
                        }),
                reversed("reversed", ""),
                reversed("reversed groups", " "),
                reversed("reversed dashes", "-"),
                new NumberDress(
                        "reversed by mark",
                        (d, _) -> "\u202e" + new StringBuilder(d).reverse() + "\u202c"),
                new NumberDress(
                        "reversed singles",
                        (d, _) ->
                                String.join(
                                        " ", new StringBuilder(d).reverse().toString().split(""))));
    }
}
