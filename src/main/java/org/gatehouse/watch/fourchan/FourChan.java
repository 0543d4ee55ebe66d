package org.gatehouse.watch.fourchan;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gatehouse.watch.Hearing;
import org.gatehouse.watch.Source;
import org.gatehouse.watch.fetch.Fetched;
import org.gatehouse.watch.fetch.Fetcher;

/// Boards of 4chan by its API (`https://a.4cdn.org`), which allows one question a second, and each
/// thread every ten seconds.
public final class FourChan implements Source {
    private static final int MOST_OCTETS = 4 << 20;

    /// So many threads of a board in one round, those first in which somebody wrote last.
    private static final int MOST_THREADS = 40;

    /// At first, and after a long silence, only the last hour is read.
    private static final Duration LOOK_BACK = Duration.ofHours(1);

    private final URI server;
    private final List<String> boards;
    private final Fetcher fetcher;
    private final Duration apart;
    private final InstantSource clock;

    /// @param apart the time between two questions: a second
    public FourChan(
            URI server, List<String> boards, Fetcher fetcher, Duration apart, InstantSource clock) {
        this.server = server;
        this.boards = List.copyOf(boards);
        this.fetcher = fetcher;
        this.apart = apart;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "fourchan";
    }

    @Override
    public Duration hear(Hearing hearing) throws IOException, InterruptedException {
        for (String board : boards) {
            read(board, hearing);
            hearing.alive();
        }
        return apart.multipliedBy(20);
    }

    private void read(String board, Hearing hearing) throws IOException, InterruptedException {
        String asked = hearing.kept(board + ":asked").orElse("");
        Map<String, String> condition =
                asked.isEmpty() ? Map.of() : Map.of("If-Modified-Since", asked);
        Fetched list = get("/" + board + "/threads.json", condition);
        if (list.status() == 304) {
            return;
        }
        long earliest = clock.instant().minus(LOOK_BACK).getEpochSecond();
        long known = hearing.kept(board).map(Long::parseLong).orElse(earliest);
        long since = Math.max(known, earliest);
        long newest = since;
        int read = 0;
        for (BoardReader.Topic thread : BoardReader.threads(list.text())) {
            if (thread.modified() <= since || read++ >= MOST_THREADS) {
                break;
            }
            Fetched answer = get("/" + board + "/thread/" + thread.number() + ".json", Map.of());
            if (answer.status() == 200) {
                // The second in which the last round ended is read again.
                BoardReader.posts(answer.text(), board, thread.number(), since - 1)
                        .forEach(hearing::post);
            }
            newest = Math.max(newest, thread.modified());
        }
        long now = clock.instant().getEpochSecond();
        hearing.keep(board, Long.toString(Math.min(newest, now)));
        list.header("last-modified").ifPresent(date -> hearing.keep(board + ":asked", date));
    }

    private Fetched get(String path, Map<String, String> condition)
            throws IOException, InterruptedException {
        Thread.sleep(apart);
        Fetched answer =
                fetcher.fetch(Fetcher.Ask.of(server.resolve(path), MOST_OCTETS).with(condition));
        if (answer.status() >= 400 && answer.status() != 404) {
            throw new IOException("4chan answers " + answer.status() + ".");
        }
        return answer;
    }
}
