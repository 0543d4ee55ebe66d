package org.gatehouse.watch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// One way of writing a link so that people read it and programs shall not.
record LinkDress(String name, UnaryOperator<String> on) {
    @Override
    public String toString() {
        return name;
    }

    /// What a registrant's or a Webex link is about is cut off.
    boolean cuts() {
        return name.startsWith("cut") || name.startsWith("without");
    }

    private static String host(String link, UnaryOperator<String> on) {
        int from = link.indexOf("://") + 3;
        int to = link.indexOf('/', from);
        to = to < 0 ? link.length() : to;
        return link.substring(0, from) + on.apply(link.substring(from, to)) + link.substring(to);
    }

    private static String bare(String link) {
        return link.substring(link.indexOf("://") + 3);
    }

    private static String encoded(String link) {
        return URLEncoder.encode(link, StandardCharsets.UTF_8);
    }

    private static String eachOctet(String link, String before, String behind, boolean hex) {
        StringBuilder text = new StringBuilder();
        for (byte b : link.getBytes(StandardCharsets.UTF_8)) {
            text.append(before)
                    .append(hex ? String.format("%02x", b) : Integer.toString(b))
                    .append(behind);
        }
        return text.toString();
    }

    private static String shifted(String link, int capital, int small, int digit) {
        StringBuilder text = new StringBuilder();
        for (char c : link.toCharArray()) {
            int to =
                    c >= 'A' && c <= 'Z'
                            ? capital + c - 'A'
                            : c >= 'a' && c <= 'z'
                                    ? small + c - 'a'
                                    : c >= '0' && c <= '9' ? digit + c - '0' : c;
            text.appendCodePoint(to);
        }
        return text.toString();
    }

    static List<LinkDress> all() {
        return List.of(
                new LinkDress("plain", l -> l),
                new LinkDress("no scheme", LinkDress::bare),
                new LinkDress("http", l -> l.replace("https", "http")),
                new LinkDress("hxxps", l -> l.replace("https", "hxxps")),
                new LinkDress("h**ps", l -> l.replace("https", "h**ps")),
                new LinkDress("slashes only", l -> "//" + bare(l)),
                new LinkDress("one slash", l -> l.replace("://", ":/")),
                new LinkDress("backslashes", l -> l.replace('/', '\\')),
                new LinkDress("upper host", l -> host(l, h -> h.toUpperCase(Locale.ROOT))),
                new LinkDress(
                        "upper scheme and host",
                        l -> host(l.replace("https", "HTTPS"), h -> h.toUpperCase(Locale.ROOT))),
                new LinkDress("[.]", l -> host(l, h -> h.replace(".", "[.]"))),
                new LinkDress(
                        "hxxps and [.]",
                        l -> host(l.replace("https", "hxxps"), h -> h.replace(".", "[.]"))),
                new LinkDress(
                        "hxxps[:]//",
                        l -> host(l, h -> h.replace(".", "[.]")).replace("https://", "hxxps[:]//")),
                new LinkDress("(.)", l -> host(l, h -> h.replace(".", "(.)"))),
                new LinkDress("{.}", l -> host(l, h -> h.replace(".", "{.}"))),
                new LinkDress("(dot)", l -> bare(host(l, h -> h.replace(".", "(dot)")))),
                new LinkDress("[dot]", l -> bare(host(l, h -> h.replace(".", "[dot]")))),
                new LinkDress("{dot}", l -> bare(host(l, h -> h.replace(".", "{dot}")))),
                new LinkDress(" dot ", l -> bare(host(l, h -> h.replace(".", " dot ")))),
                new LinkDress(" DOT ", l -> bare(host(l, h -> h.replace(".", " DOT ")))),
                new LinkDress(" [dot] ", l -> bare(host(l, h -> h.replace(".", " [dot] ")))),
                new LinkDress(" . ", l -> bare(host(l, h -> h.replace(".", " . ")))),
                new LinkDress(". ", l -> bare(host(l, h -> h.replace(".", ". ")))),
                new LinkDress(
                        "dot and slash",
                        l -> bare(host(l, h -> h.replace(".", " dot "))).replace("/", " slash ")),
                new LinkDress("spaced slashes", l -> bare(l).replace("/", " / ")),
                new LinkDress("。", l -> host(l, h -> h.replace('.', '。'))),
                new LinkDress("．", l -> host(l, h -> h.replace('.', '．'))),
                new LinkDress("｡", l -> host(l, h -> h.replace('.', '｡'))),
                new LinkDress("․", l -> host(l, h -> h.replace('.', '․'))),
                new LinkDress("·", l -> host(l, h -> h.replace('.', '·'))),
                new LinkDress(",", l -> bare(host(l, h -> h.replace('.', ',')))),
                new LinkDress("⁄", l -> l.replace('/', '⁄')),
                new LinkDress("∕", l -> l.replace('/', '∕')),
                new LinkDress(
                        "Cyrillic host",
                        l ->
                                host(
                                        l,
                                        h ->
                                                h.replace('o', 'о')
                                                        .replace('e', 'е')
                                                        .replace('s', 'ѕ')
                                                        .replace('a', 'а'))),
                new LinkDress(
                        "Greek host", l -> host(l, h -> h.replace('o', 'ο').replace('i', 'ι'))),
                new LinkDress(
                        "accented host", l -> host(l, h -> h.replace("o", "ö").replace("e", "é"))),
                new LinkDress("zero host", l -> host(l, h -> h.replace('o', '0'))),
                new LinkDress("dotless host", l -> host(l, h -> h.replace('i', 'ı'))),
                new LinkDress("full-width", l -> shifted(l, 0xFF21, 0xFF41, 0xFF10)),
                new LinkDress(
                        "full-width altogether",
                        l ->
                                l.chars()
                                        .map(c -> c > 32 && c < 127 ? c + 0xFEE0 : c)
                                        .collect(
                                                StringBuilder::new,
                                                StringBuilder::appendCodePoint,
                                                StringBuilder::append)
                                        .toString()),
                new LinkDress("bold", l -> shifted(l, 0x1D400, 0x1D41A, 0x1D7CE)),
                new LinkDress("sans", l -> shifted(l, 0x1D5A0, 0x1D5BA, 0x1D7E2)),
                new LinkDress("monospace", l -> shifted(l, 0x1D670, 0x1D68A, 0x1D7F6)),
                new LinkDress("double-struck-ish", l -> shifted(l, 0x1D5D4, 0x1D5EE, 0x1D7EC)),
                new LinkDress("zero width", l -> String.join("\u200b", l.split(""))),
                new LinkDress(
                        "soft hyphens", l -> l.replace(".", ".\u00ad").replace("/", "/\u00ad")),
                new LinkDress(
                        "bidi marks", l -> "\u202a" + l.replace("/", "\u200e/\u200f") + "\u202c"),
                new LinkDress("word joiners", l -> l.replace(".", "\u2060.\u2060")),
                new LinkDress("wbr", l -> l.replaceAll("(.{12})", "$1<wbr>")),
                new LinkDress("percent", LinkDress::encoded),
                new LinkDress("percent twice", l -> encoded(encoded(l))),
                new LinkDress("percent all", l -> eachOctet(l, "%", "", true)),
                new LinkDress("entities", l -> eachOctet(l, "&#", ";", false)),
                new LinkDress("hex entities", l -> eachOctet(l, "&#x", ";", true)),
                new LinkDress("amp", l -> l.replace("&", "&amp;")),
                new LinkDress(
                        "named entities",
                        l ->
                                l.replace(".", "&period;")
                                        .replace("/", "&sol;")
                                        .replace(":", "&colon;")),
                new LinkDress("JSON", l -> l.replace("/", "\\/")),
                new LinkDress("JSON escapes", l -> eachOctet(l, "\\u00", "", true)),
                new LinkDress(
                        "redirect",
                        l -> "https://www.google.com/url?q=" + encoded(l) + "&sa=D&usg=AOvVaw0"),
                new LinkDress("bare redirect", l -> "https://l.example/r?u=" + l),
                new LinkDress(
                        "facebook",
                        l -> "https://l.facebook.com/l.php?u=" + encoded(l) + "&h=AT3xYz_0pQ"),
                new LinkDress(
                        "safelinks",
                        l ->
                                "https://eur01.safelinks.protection.outlook.com/?url="
                                        + encoded(l)
                                        + "&data=05%7C01%7C&sdata=abc%3D&reserved=0"),
                new LinkDress(
                        "proofpoint v2",
                        l ->
                                "https://urldefense.proofpoint.com/v2/url?u="
                                        + l.replace("/", "_")
                                                .replace("?", "-3F")
                                                .replace("=", "-3D")
                                                .replace("&", "-26")
                                                .replace(":", "-3A")
                                        + "&d=DwMFaQ&c=x"),
                new LinkDress(
                        "proofpoint v3", l -> "https://urldefense.com/v3/__" + l + "__;!!abc!def$"),
                new LinkDress(
                        "mimecast-ish",
                        l ->
                                "https://protect.example/s/x?domain=zoom.us&url="
                                        + encoded(encoded(l))),
                new LinkDress(
                        "Base64",
                        l ->
                                Base64.getEncoder()
                                        .encodeToString(l.getBytes(StandardCharsets.UTF_8))),
                new LinkDress(
                        "Base64 in a link",
                        l ->
                                "https://r.example/?b="
                                        + Base64.getUrlEncoder()
                                                .withoutPadding()
                                                .encodeToString(
                                                        l.getBytes(StandardCharsets.UTF_8))),
                new LinkDress("reversed", l -> new StringBuilder(l).reverse().toString()),
                new LinkDress(
                        "reversed by mark",
                        l -> "\u202e" + new StringBuilder(l).reverse() + "\u202c"),
                new LinkDress(
                        "path on the next line",
                        l -> {
                            int i = l.indexOf('/', 9);
                            return i < 0 ? l : l.substring(0, i + 1) + "\n" + l.substring(i + 1);
                        }),
                new LinkDress("fragment", l -> l + "#success"),
                new LinkDress(
                        "more parameters",
                        l -> l + (l.contains("?") ? "&" : "?") + "utm_source=x&fbclid=IwAR0abc"),
                new LinkDress("port", l -> host(l, h -> h + ":443")),
                new LinkDress("userinfo", l -> host(l, h -> "bbc.co.uk@" + h)),
                new LinkDress("dot behind host", l -> host(l, h -> h + ".")),
                new LinkDress(
                        "double slash path",
                        l -> {
                            int i = l.indexOf('/', 9);
                            return i < 0 ? l : l.substring(0, i) + "/" + l.substring(i);
                        }),
                new LinkDress("without parameters", l -> l.replaceAll("\\?.*", "")),
                new LinkDress("cut behind the path", l -> l.replaceAll("\\?.*", "?pwd=…")));
    }
}
