package org.gatehouse.watch.mastodon;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gatehouse.watch.Hearing;
import org.gatehouse.watch.Source;
import org.gatehouse.watch.fetch.Fetched;
import org.gatehouse.watch.fetch.Fetcher;
import org.gatehouse.watch.fetch.Messages;
import tools.jackson.databind.JsonNode;

/// The public timeline of a Mastodon server, as it streams it to an account (a token is needed
/// since 4.2). After a break, what was missed is asked for (REST, 300 questions in 5 minutes).
public final class Mastodon implements Source {
    private static final Duration CONNECT = Duration.ofSeconds(15);

    /// The server sends a heartbeat every 30 seconds or so.
    private static final Duration SILENCE = Duration.ofMinutes(3);

    private static final int MOST_OCTETS = 4 << 20;
    private static final int A_PAGE = 40;
    private static final int MOST_PAGES = 25;

    private final URI server;
    private final String token;
    private final Fetcher fetcher;
    private final HttpClient http;

    public Mastodon(URI server, String token, Fetcher fetcher, HttpClient http) {
        this.server = server;
        this.token = token;
        this.fetcher = fetcher;
        this.http = http;
    }

    @Override
    public String name() {
        return "mastodon";
    }

    /// Hears until the connection ends. It is opened before the missed statuses are asked for, so
    /// that none falls between.
    @Override
    public Duration hear(Hearing hearing) throws IOException, InterruptedException {
        Messages messages = new Messages();
        WebSocket socket = connect(messages);
        try {
            catchUp(hearing);
            hearing.alive();
            while (true) {
                Optional<String> message = messages.next(SILENCE);
                hearing.alive();
                message.flatMap(Toot::inMessage).ifPresent(status -> hear(hearing, status));
            }
        } finally {
            socket.abort();
        }
    }

    private WebSocket connect(Messages messages) throws IOException, InterruptedException {
        String scheme = "http".equals(server.getScheme()) ? "ws://" : "wss://";
        URI stream =
                URI.create(scheme + server.getRawAuthority() + "/api/v1/streaming?stream=public");
        try {
            return http.newWebSocketBuilder()
                    .connectTimeout(CONNECT)
                    .header("Authorization", "Bearer " + token)
                    .buildAsync(stream, messages)
                    .get(2 * CONNECT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The server can't be reached, or refuses the token.", e);
        }
    }

    private void catchUp(Hearing hearing) throws IOException {
        for (int page = 0; page < MOST_PAGES; page++) {
            Optional<String> last = hearing.kept("last");
            // With min_id pages come in order, beginning where we stopped.
            String from = last.map(id -> "&min_id=" + id).orElse("");
            URI address = server.resolve("/api/v1/timelines/public?limit=" + A_PAGE + from);
            Fetched answer =
                    fetcher.fetch(
                            Fetcher.Ask.of(address, MOST_OCTETS)
                                    .with(Map.of("Authorization", "Bearer " + token)));
            if (answer.status() != 200) {
                throw new IOException("The server answers " + answer.status() + ".");
            }
            List<JsonNode> statuses = Toot.timeline(answer.text());
            statuses.reversed().forEach(status -> hear(hearing, status));
            if (last.isEmpty() || statuses.size() < A_PAGE) {
                return;
            }
        }
        hearing.missed();
    }

    private static void hear(Hearing hearing, JsonNode status) {
        Toot.heard(status)
                .ifPresent(
                        heard -> {
                            hearing.post(heard);
                            keep(hearing, Toot.text(status, "id"));
                        });
    }

    /// Ids are numbers that grow; one that is not, or is smaller, moves nothing.
    private static void keep(Hearing hearing, String id) {
        String last = hearing.kept("last").orElse("");
        boolean later =
                id.matches("[0-9]{1,20}")
                        && (id.length() > last.length()
                                || (id.length() == last.length() && id.compareTo(last) > 0));
        if (later) {
            hearing.keep("last", id);
        }
    }
}
