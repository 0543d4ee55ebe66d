package org.gatehouse.watch;

import static org.gatehouse.watch.NumberDress.grouped;
import static org.gatehouse.watch.NumberDress.groups;
import static org.gatehouse.watch.NumberDress.pairs;
import static org.gatehouse.watch.NumberDress.singles;
import static org.gatehouse.watch.NumberDress.visible;
import static org.gatehouse.watch.NumberDress.whole;

import java.util.ArrayList;
import java.util.List;

/// Numbers taken apart by signs, spaces and lines.
final class LayoutDress {
    private LayoutDress() {}

    static List<NumberDress> all() {
        List<NumberDress> all = new ArrayList<>();
        all.add(whole("plain", "", ""));
        for (String s :
                List.of(
                        " ", "-", ".", "/", "*", "_", "|", "·", "•", "~", ",", ", ", ":", ";", "+",
                        "=", "\\", "—", " – ", "…", "...", " / ", " - ", " . ", " | ", " * ", " + ",
                        " & ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2009", "   ", "–", "-\n",
                        ">", "→", " ➡️ ", "'", "\"", "#", "\u200b", "\u200d", "\u2060", "\u00ad",
                        "\u061c", "🔥", "👮🏽‍♂️", "🇬🇧", "!", "^", "%20", "&nbsp;", "<wbr>",
                        "<br>", "<br/>\n", "</b><b>", "**", "__", "``")) {
            all.add(grouped("groups by " + visible(s), s));
        }
        for (String s :
                List.of(
                        " ",
                        "-",
                        ".",
                        "/",
                        "*",
                        "_",
                        "|",
                        "·",
                        "•",
                        "~",
                        ",",
                        ", ",
                        ":",
                        "+",
                        "…",
                        "...",
                        " - ",
                        " . ",
                        "\n",
                        "\u00a0",
                        "\u200b",
                        "\u200d",
                        "\u2060\u200b",
                        "\u00ad",
                        "🔥",
                        "👏",
                        "👏🏽",
                        "❤️",
                        " 🔥 ",
                        "<wbr>",
                        "\ufe0f",
                        "\u0332",
                        "\u0336",
                        "!")) {
            all.add(singles("singles by " + visible(s), s));
        }
        for (String s : List.of(" ", "-", ".", " - ", "/", "\n", "·", "_")) {
            all.add(pairs("pairs by " + visible(s), s));
        }
        for (String s :
                List.of("()", "[]", "{}", "<>", "''", "\"\"", "“”", "«»", "**", "``", "__")) {
            String between = s.charAt(1) + " " + s.charAt(0);
            all.add(
                    new NumberDress(
                            "groups in " + s,
                            (d, _) -> s.charAt(0) + String.join(between, groups(d)) + s.charAt(1)));
            all.add(
                    new NumberDress(
                            "groups right in " + s,
                            (d, _) ->
                                    s.charAt(0)
                                            + String.join("" + s.charAt(1) + s.charAt(0), groups(d))
                                            + s.charAt(1)));
            all.add(whole("whole in " + s, s.substring(0, 1), s.substring(1)));
        }
        all.add(
                new NumberDress(
                        "mixed separators",
                        (d, r) -> {
                            StringBuilder t = new StringBuilder();
                            for (String g : d.split("")) {
                                t.append(g)
                                        .append(
                                                List.of("", "", " ", "-", ".", "/", "\u200b", "_")
                                                        .get(r.nextInt(8)));
                            }
                            return t.toString();
                        }));
        all.add(whole("hash", "#", ""));
        all.add(whole("full stop", "", "."));
        all.add(whole("exclaimed", "", "!!!"));
        all.add(whole("comma", "", ","));
        all.add(whole("quoted", "‘", "’"));
        all.add(whole("bold", "**", "**"));
        all.add(whole("code", "`", "`"));
        all.add(whole("html bold", "<b>", "</b>"));
        all.add(whole("isolated", "\u2068", "\u2069"));
        all.add(whole("right to left", "\u200f", "\u200f"));
        all.add(
                new NumberDress(
                        "bullets", (d, _) -> "\n- " + String.join("\n- ", groups(d)) + "\n"));
        all.add(
                new NumberDress(
                        "dots as bullets",
                        (d, _) -> "\n• " + String.join("\n• ", groups(d)) + "\n"));
        all.add(
                new NumberDress(
                        "stars as bullets",
                        (d, _) -> "\n* " + String.join("\n* ", groups(d)) + "\n"));
        all.add(new NumberDress("numbered list", (d, _) -> numbered(d, ". ")));
        all.add(new NumberDress("numbered list with bracket", (d, _) -> numbered(d, ") ")));
        all.add(
                new NumberDress(
                        "thread parts",
                        (d, _) -> {
                            List<String> g = groups(d);
                            StringBuilder t = new StringBuilder();
                            for (int i = 0; i < g.size(); i++)
                                t.append(i + 1)
                                        .append('/')
                                        .append(g.size())
                                        .append(' ')
                                        .append(g.get(i))
                                        .append('\n');
                            return t.toString();
                        }));
        all.add(
                new NumberDress(
                        "thread parts behind",
                        (d, _) -> {
                            List<String> g = groups(d);
                            StringBuilder t = new StringBuilder();
                            for (int i = 0; i < g.size(); i++)
                                t.append(g.get(i))
                                        .append(" (")
                                        .append(i + 1)
                                        .append('/')
                                        .append(g.size())
                                        .append(")\n");
                            return t.toString();
                        }));
        return all;
    }

    private static String numbered(String digits, String mark) {
        StringBuilder text = new StringBuilder("\n");
        int n = 1;
        for (String group : groups(digits)) {
            text.append(n++).append(mark).append(group).append('\n');
        }
        return text.toString();
    }
}
