package org.gatehouse.watch.localstream;

import io.javalin.Javalin;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A Jetstream over a real WebSocket on loopback: posts go to all who listen, and to those who come
/// back with a cursor once more. It replays, repeats, breaks off and tells nonsense when told to.
public final class LocalStream implements AutoCloseable {
    private static final String AUTHOR = "did:plc:ewvi7nxzyoun6zhxrhs64oiz";

    private final InstantSource clock;
    private final Javalin server;
    private final List<Frame> sent = new ArrayList<>();
    private final Set<WsContext> listeners = ConcurrentHashMap.newKeySet();
    private final List<String> queries = new ArrayList<>();
    private long last;
    private int posts;

    private record Frame(long time, String text) {}

    private LocalStream(InstantSource clock) {
        this.clock = clock;
        server =
                Javalin.create(
                        config -> {
                            config.startup.showJavalinBanner = false;
                            config.startup.showOldJavalinVersionWarning = false;
                            config.startup.startupWatcherEnabled = false;
                            config.routes.ws(
                                    "/subscribe",
                                    ws -> {
                                        ws.onConnect(this::connected);
                                        ws.onClose(closed -> listeners.remove(closed));
                                    });
                        });
    }

    public static LocalStream start(InstantSource clock) {
        LocalStream stream = new LocalStream(clock);
        stream.server.start("127.0.0.1", 0);
        return stream;
    }

    public URI address() {
        return URI.create("ws://127.0.0.1:" + server.port() + "/subscribe");
    }

    private synchronized void connected(WsConnectContext listener) {
        listener.session.setIdleTimeout(Duration.ofMinutes(10));
        queries.add(String.valueOf(listener.queryString()));
        String cursor = listener.queryParam("cursor");
        if (cursor != null) {
            long from = Long.parseLong(cursor);
            sent.stream()
                    .filter(frame -> frame.time() >= from)
                    .forEach(frame -> listener.send(frame.text()));
        }
        listeners.add(listener);
        notifyAll();
    }

    /// Waits until somebody listens.
    public synchronized void awaitListener() throws InterruptedException {
        awaitConnections(1);
    }

    /// Waits until `count` connections have been made since the start, the last of them open.
    public synchronized void awaitConnections(int count) throws InterruptedException {
        while (queries.size() < count || listeners.isEmpty()) {
            wait(60_000);
        }
    }

    /// How many listen.
    public int listeners() {
        return listeners.size();
    }

    /// What those who connected asked for, one after the other.
    public synchronized List<String> queries() {
        return List.copyOf(queries);
    }

    /// Somebody posts `text`; the links go where Bluesky puts them whole.
    ///
    /// @return the message that was sent
    public String post(String text, String... links) {
        return postBy(AUTHOR, text, links);
    }

    public synchronized String postBy(String author, String text, String... links) {
        String key = "3mptbyoeyc" + ++posts;
        List<Map<String, Object>> facets = new ArrayList<>();
        for (String link : links) {
            facets.add(
                    Map.of(
                            "index", Map.of("byteStart", 0, "byteEnd", 1),
                            "features",
                                    List.of(
                                            Map.of(
                                                    "$type",
                                                    "app.bsky.richtext.facet#link",
                                                    "uri",
                                                    link))));
        }
        Map<String, Object> record =
                Map.of(
                        "$type",
                        "app.bsky.feed.post",
                        "createdAt",
                        clock.instant().toString(),
                        "text",
                        text,
                        "facets",
                        facets);
        Map<String, Object> commit =
                Map.of(
                        "rev",
                        "3mptbyoexyz2k",
                        "operation",
                        "create",
                        "collection",
                        "app.bsky.feed.post",
                        "rkey",
                        key,
                        "record",
                        record,
                        "cid",
                        "bafyrei" + posts);
        last = Math.max(last + 1, clock.millis() * 1_000);
        String message =
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of(
                                        "did", author,
                                        "time_us", last,
                                        "kind", "commit",
                                        "commit", commit));
        sent.add(new Frame(last, message));
        send(message);
        return message;
    }

    /// Sends `message` as it is to all who listen.
    public void send(@Nullable String message) {
        listeners.forEach(listener -> listener.send(String.valueOf(message)));
    }

    /// Breaks every connection off.
    public synchronized void breakOff() {
        listeners.forEach(listener -> listener.session.disconnect());
        listeners.clear();
    }

    @Override
    public void close() {
        server.stop();
    }
}
