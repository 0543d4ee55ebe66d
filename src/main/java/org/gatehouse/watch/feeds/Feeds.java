package org.gatehouse.watch.feeds;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.watch.Hearing;
import org.gatehouse.watch.Source;
import org.gatehouse.watch.fetch.Fetched;
import org.gatehouse.watch.fetch.Fetcher;
import org.gatehouse.watch.fetch.Robots;

/// Feeds and web pages, each asked for at most every so often, and only for what is new (ETag,
/// Last-Modified). What a site's `robots.txt` closes is not asked for.
public final class Feeds implements Source {
    /// As it stands in `robots.txt`.
    public static final String AGENT = "Gatehouse";

    private static final int MOST_OCTETS = 2 << 20;
    private static final int MOST_ROBOTS = 100 << 10;
    private static final Duration ROBOTS_HOLD = Duration.ofHours(12);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final List<URI> addresses;
    private final Fetcher fetcher;
    private final Duration interval;
    private final InstantSource clock;
    private final Map<URI, Instant> due = new HashMap<>();
    private final Map<URI, Known> robots = new HashMap<>();

    private record Known(Robots robots, Instant until) {}

    /// @param interval between two questions for the same page, however they went
    public Feeds(List<URI> addresses, Fetcher fetcher, Duration interval, InstantSource clock) {
        this.addresses = List.copyOf(addresses);
        this.fetcher = fetcher;
        this.interval = interval;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "feeds";
    }

    /// One round; one page's trouble keeps none of the others from being read.
    @Override
    public Duration hear(Hearing hearing) throws IOException, InterruptedException {
        int troubles = 0;
        for (URI address : addresses) {
            Instant now = clock.instant();
            if (now.isBefore(due.getOrDefault(address, Instant.MIN))) {
                continue;
            }
            due.put(address, now.plus(interval));
            try {
                read(address, hearing);
                hearing.alive();
            } catch (IOException _) {
                troubles++;
            }
        }
        if (troubles > 0) {
            throw new IOException(
                    troubles + " of " + addresses.size() + " pages can't be read now.");
        }
        return interval.dividedBy(10);
    }

    private void read(URI address, Hearing hearing) throws IOException {
        if (!robots(address).allows(path(address))) {
            throw new IOException("This site asks programs to stay away.");
        }
        String key = FeedReader.hash(address.toString());
        Map<String, String> conditions = new HashMap<>();
        hearing.kept(key + ":etag").ifPresent(etag -> conditions.put("If-None-Match", etag));
        hearing.kept(key + ":date").ifPresent(date -> conditions.put("If-Modified-Since", date));
        Fetched answer = fetcher.fetch(Fetcher.Ask.of(address, MOST_OCTETS).with(conditions));
        if (answer.status() == 304) {
            return;
        }
        if (answer.status() == 429 || answer.status() == 503) {
            due.put(address, clock.instant().plus(retryAfter(answer)));
        }
        if (answer.status() != 200) {
            throw new IOException("The page answers " + answer.status() + ".");
        }
        FeedReader.read(address, answer.text()).forEach(hearing::post);
        // Only now: what is not heard yet must be sent again after a crash.
        answer.header("etag").ifPresent(etag -> hearing.keep(key + ":etag", etag));
        answer.header("last-modified").ifPresent(date -> hearing.keep(key + ":date", date));
    }

    private Duration retryAfter(Fetched answer) {
        String seconds = answer.header("retry-after").orElse("");
        Duration wanted =
                seconds.matches("[0-9]{1,6}")
                        ? Duration.ofSeconds(Long.parseLong(seconds))
                        : interval.multipliedBy(2);
        Duration least = wanted.compareTo(interval) < 0 ? interval : wanted;
        return least.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : least;
    }

    private Robots robots(URI address) {
        URI file = address.resolve("/robots.txt");
        Instant now = clock.instant();
        Known known = robots.get(file);
        if (known == null || now.isAfter(known.until())) {
            Robots asked;
            try {
                asked = Robots.of(fetcher.fetch(Fetcher.Ask.of(file, MOST_ROBOTS)), AGENT);
            } catch (IOException _) {
                return Robots.SHUT; // asked again with the next round
            }
            known = new Known(asked, now.plus(ROBOTS_HOLD));
            robots.put(file, known);
        }
        return known.robots();
    }

    private static String path(URI address) {
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return (path.isEmpty() ? "/" : path) + query;
    }
}
