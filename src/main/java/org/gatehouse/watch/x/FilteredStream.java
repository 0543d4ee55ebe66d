package org.gatehouse.watch.x;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Hearing;
import org.gatehouse.watch.Source;

/// X's filtered stream (API v2): posts that hold the number of a room, for money. X learns the
/// numbers, so only those are told that an organiser agreed to; what was delivered is counted,
/// since each costs half a cent.
public final class FilteredStream implements Source {
    /// The name of this source.
    public static final String NAME = "x";

    /// Under which [Hearing#kept] counts what was delivered.
    public static final String DELIVERED = "delivered";

    private static final Duration CONNECT = Duration.ofSeconds(30);

    /// A keep-alive comes every 20 seconds.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_RULES = 1_000;
    private static final String RULES = "/2/tweets/search/stream/rules";
    private static final String STREAM =
            "/2/tweets/search/stream?tweet.fields=author_id,created_at,entities,note_tweet";

    private final URI server;
    private final String token;
    private final HttpClient http;
    private final Supplier<Set<String>> numbers;

    /// @param server usually `https://api.x.com`
    /// @param numbers the numbers of rooms that X may learn
    public FilteredStream(
            URI server, String token, HttpClient http, Supplier<Set<String>> numbers) {
        this.server = server;
        this.token = token;
        this.http = http;
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration hear(Hearing hearing) throws IOException, InterruptedException {
        Set<String> agreed = Set.copyOf(numbers.get());
        if (agreed.isEmpty()) {
            throw new IOException("No organiser has agreed that X learns a meeting's number.");
        }
        rule(agreed);
        HttpResponse<InputStream> answer =
                send(request(STREAM).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = new BufferedInputStream(answer.body())) {
            check(answer.statusCode());
            hearing.alive();
            listen(in, hearing, agreed);
        }
        return Duration.ZERO;
    }

    private void rule(Set<String> agreed) throws IOException, InterruptedException {
        HttpResponse<String> known =
                send(request(RULES).GET().build(), HttpResponse.BodyHandlers.ofString());
        check(known.statusCode());
        Set<String> wanted =
                agreed.stream().limit(MOST_RULES).map(XRules::of).collect(Collectors.toSet());
        for (String body : XRules.changes(known.body(), wanted)) {
            HttpRequest change =
                    request(RULES)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            check(send(change, HttpResponse.BodyHandlers.ofString()).statusCode());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(CONNECT)
                .header("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new IOException("X can't be reached.", e);
        }
    }

    private static void check(int status) throws IOException {
        if (status == 401 || status == 403) {
            throw new IOException("X refuses the token.");
        }
        if (status == 402 || status == 429) {
            throw new IOException("X asks to wait, or the money is used up.");
        }
        if (status >= 300) {
            throw new IOException("X answers " + status + ".");
        }
    }

    /// Until the connection ends, or other numbers are agreed to.
    private void listen(InputStream in, Hearing hearing, Set<String> agreed)
            throws IOException, InterruptedException {
        Silence silence = new Silence(in);
        Thread watching = Thread.startVirtualThread(silence::watch);
        try {
            while (Set.copyOf(numbers.get()).equals(agreed)) {
                String line = line(in, silence);
                hearing.alive();
                Optional<Heard> post = StreamedPost.read(line);
                if (post.isPresent()) {
                    count(hearing);
                    hearing.post(post.get());
                }
            }
        } finally {
            watching.interrupt();
        }
    }

    private static void count(Hearing hearing) {
        long before =
                hearing.kept(DELIVERED)
                        .filter(text -> text.matches("[0-9]{1,15}"))
                        .map(Long::parseLong)
                        .orElse(0L);
        hearing.keep(DELIVERED, Long.toString(before + 1));
    }

    private static String line(InputStream in, Silence silence) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.size() > LONGEST_LINE) {
                throw new IOException("The stream ended.");
            }
            line.write(c);
        }
        silence.broken();
        return line.toString(UTF_8);
    }

    /// Closes a stream that has been silent for too long: a read of it has no time limit of its
    /// own.
    private static final class Silence {
        private final InputStream in;
        private volatile long heard = System.nanoTime();

        Silence(InputStream in) {
            this.in = in;
        }

        void broken() {
            heard = System.nanoTime();
        }

        void watch() {
            try {
                while (System.nanoTime() - heard < SILENCE.toNanos()) {
                    Thread.sleep(1_000);
                }
                in.close();
            } catch (IOException | InterruptedException _) {
                // it is over either way
            }
        }
    }
}
