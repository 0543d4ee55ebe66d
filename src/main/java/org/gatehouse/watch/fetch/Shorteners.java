package org.gatehouse.watch.fetch;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.watch.Post;

/// Follows the links of known shorteners, to see where they lead: through the egress guard, a few
/// steps, and the page at the end is never asked for.
public final class Shorteners implements UnaryOperator<Post> {
    private static final int MOST_LINKS = 4;
    private static final int MOST_HOPS = 5;

    private static final Set<String> HOSTS =
            Set.of(
                    "bit.ly",
                    "t.co",
                    "tinyurl.com",
                    "goo.gl",
                    "ow.ly",
                    "is.gd",
                    "buff.ly",
                    "t.ly",
                    "rb.gy",
                    "cutt.ly",
                    "shorturl.at",
                    "tiny.cc",
                    "rebrand.ly",
                    "lnkd.in",
                    "dlvr.it",
                    "v.gd",
                    "tr.im",
                    "bl.ink",
                    "trib.al",
                    "fb.me",
                    "s.id",
                    "qr.ae",
                    "kutt.it",
                    "short.io",
                    "tiny.one",
                    "shorter.me",
                    "soo.gd",
                    "clck.ru",
                    "aka.ms");

    private static final Pattern LINK =
            Pattern.compile(
                    "(?i)(?:https?://)?((?:[a-z0-9-]+\\.)+[a-z]{2,10})/[A-Za-z0-9_./-]{2,80}");

    private final Fetcher fetcher;
    private final Set<String> hosts;

    public Shorteners(Fetcher fetcher) {
        this(fetcher, HOSTS);
    }

    /// @param hosts whose links are followed
    Shorteners(Fetcher fetcher, Set<String> hosts) {
        this.fetcher = fetcher;
        this.hosts = Set.copyOf(hosts);
    }

    /// The post, with the addresses to which its short links lead beside its own; the same post
    /// where it has none.
    @Override
    public Post apply(Post post) {
        List<String> links = new ArrayList<>(post.links());
        for (String link : shortened(post)) {
            steps(link).forEach(step -> links.add(step.toString()));
        }
        return links.size() == post.links().size()
                ? post
                : new Post(post.id(), post.author(), post.url(), post.text(), links, post.alt());
    }

    /// Every address to which `link` leads on. Only shorteners are asked: where the last of them
    /// leads to is read off its answer, and that place never hears of us.
    List<URI> steps(String link) {
        Set<URI> steps = new LinkedHashSet<>();
        try {
            URI from = URI.create(link);
            for (int hop = 0; hop < MOST_HOPS && isShort(from); hop++) {
                Fetched answer = fetcher.fetch(new Fetcher.Ask(from, Map.of(), 0, 0));
                Optional<String> where = answer.header("location");
                if (answer.status() / 100 != 3 || where.isEmpty()) {
                    break;
                }
                from = from.resolve(where.get());
                if (!steps.add(from)) {
                    break;
                }
            }
        } catch (IOException | IllegalArgumentException _) {
            // it leads nowhere that we go
        }
        return List.copyOf(steps);
    }

    private boolean isShort(URI address) {
        return address.getHost() != null
                && hosts.contains(address.getHost().toLowerCase(Locale.ROOT));
    }

    private List<String> shortened(Post post) {
        List<String> found = new ArrayList<>();
        List<String> texts = new ArrayList<>(post.links());
        texts.add(post.text());
        for (String text : texts) {
            Matcher link = LINK.matcher(text);
            while (found.size() < MOST_LINKS && link.find()) {
                if (hosts.contains(link.group(1).toLowerCase(Locale.ROOT))) {
                    String whole = link.group().replaceFirst("(?i)^http://", "https://");
                    found.add(whole.startsWith("https://") ? whole : "https://" + whole);
                }
            }
        }
        return found.stream().distinct().toList();
    }
}
