package org.gatehouse.watch.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Post;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Reads a feed entry by entry, and any other page as one text. Never throws: what is broken gives
/// what can be read of it. No entity is ever fetched from elsewhere.
final class FeedReader {
    private static final int MOST_ENTRIES = 500;
    private static final int MOST_LINKS = 500;
    private static final int LONGEST = 500_000;

    private FeedReader() {}

    static List<Heard> read(URI address, String text) {
        String head = text.substring(0, Math.min(2_000, text.length())).toLowerCase(Locale.ROOT);
        boolean feed = head.contains("<rss") || head.contains("<feed") || head.contains("<rdf:rdf");
        return feed ? entries(address, text) : List.of(page(address, text));
    }

    private static List<Heard> entries(URI address, String text) {
        List<Heard> all = new ArrayList<>();
        Document feed = Jsoup.parse(text, address.toString(), Parser.xmlParser());
        for (Element entry : feed.select("item, entry")) {
            if (all.size() < MOST_ENTRIES) {
                all.add(entry(address, entry));
            }
        }
        return all;
    }

    private static Heard entry(URI address, Element entry) {
        Set<String> links = new LinkedHashSet<>();
        for (Element link : entry.select("> link")) {
            String target = link.hasAttr("href") ? link.attr("href") : link.text();
            links.add(unwrapped(target.strip()));
        }
        String own = links.stream().findFirst().orElse("");
        StringBuilder words = new StringBuilder(first(entry, "title"));
        Set<String> alt = new LinkedHashSet<>();
        for (Element part :
                entry.select("> description, > summary, > content, > content|encoded")) {
            Document inner = Jsoup.parse(part.wholeText(), address.toString());
            words.append('\n').append(text(inner));
            gather(inner, links, alt);
        }
        String id = first(entry, "guid") + first(entry, "id");
        Post post =
                new Post(
                        id.isEmpty() ? hash(address + "\n" + own + words) : id + hash(words + ""),
                        address.getHost() == null ? "" : address.getHost(),
                        own,
                        words.toString(),
                        List.copyOf(links),
                        List.copyOf(alt));
        return new Heard(post, written(entry), entry.outerHtml().getBytes(UTF_8));
    }

    private static String first(Element entry, String name) {
        Element found = entry.selectFirst("> " + name);
        return found == null ? "" : found.text();
    }

    /// A page is a new post whenever its text has changed.
    private static Heard page(URI address, String html) {
        Document page = Jsoup.parse(html, address.toString());
        Set<String> links = new LinkedHashSet<>();
        Set<String> alt = new LinkedHashSet<>();
        gather(page, links, alt);
        String text = text(page);
        Post post =
                new Post(
                        address + "#" + hash(text + links + alt),
                        address.getHost() == null ? "" : address.getHost(),
                        address.toString(),
                        text,
                        List.copyOf(links),
                        List.copyOf(alt));
        return new Heard(post, Optional.empty(), html.getBytes(UTF_8));
    }

    private static String text(Document document) {
        document.select("wbr").remove();
        document.select("br, p, li, tr, div, h1, h2, h3").append("\n");
        String text = document.wholeText();
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    private static void gather(Document document, Set<String> links, Set<String> alt) {
        for (Element link : document.select("a[href]")) {
            if (links.size() < MOST_LINKS) {
                links.add(unwrapped(link.attr("href")));
            }
        }
        for (Element image : document.select("img[alt]")) {
            if (alt.size() < MOST_LINKS) {
                alt.add(image.attr("alt"));
            }
        }
    }

    /// Google Alerts wrap what they found: `https://www.google.com/url?…&url=…`.
    static String unwrapped(String link) {
        int at = link.contains("google.") ? link.indexOf("url=") : -1;
        if (at < 0) {
            return link;
        }
        int end = link.indexOf('&', at);
        try {
            return URLDecoder.decode(link.substring(at + 4, end < 0 ? link.length() : end), UTF_8);
        } catch (IllegalArgumentException _) {
            return link;
        }
    }

    private static Optional<Instant> written(Element entry) {
        for (String name : List.of("pubDate", "published", "updated", "dc|date")) {
            Element date = entry.selectFirst("> " + name);
            if (date != null) {
                return moment(date.text());
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException _) {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException alsoNot) {
                return Optional.empty();
            }
        }
    }

    static String hash(String text) {
        try {
            byte[] hash =
                    java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
