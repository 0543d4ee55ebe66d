package org.gatehouse.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.live.Broadcast;
import org.gatehouse.refusal.Refusal;

/// Tells open pages when to ask again, by server-sent events (HTML standard, 9.2). An event says
/// only that something changed: `event: changed`, `data: {"spread":120,"names":["admitted"]}`.
public final class LiveUpdates implements AutoCloseable {
    private static final long BEAT_SECONDS = 20;

    private final Broadcast broadcast;
    private final Keys keys;
    private final int most;
    private final Set<LiveListener> listeners = ConcurrentHashMap.newKeySet();
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("live-updates").daemon().factory());

    /// @param most how many pages may listen at a time; more are told to ask now and then instead
    public LiveUpdates(Broadcast broadcast, Keys keys, int most) {
        this.broadcast = broadcast;
        this.keys = keys;
        this.most = most;
        var _ =
                later.scheduleAtFixedRate(
                        () -> listeners.forEach(LiveListener::beat),
                        BEAT_SECONDS,
                        BEAT_SECONDS,
                        TimeUnit.SECONDS);
    }

    /// The address of a stream on `topics`. It is sealed: whoever was given a page may listen to
    /// what the page listens to, and to nothing else.
    public String address(String... topics) {
        String on = String.join(",", topics);
        return "/live?on=" + URLEncoder.encode(on, UTF_8) + "&seal=" + seal(on);
    }

    /// How many pages listen at this moment.
    public int listeners() {
        return listeners.size();
    }

    /// Answers `GET /live`.
    void stream(Context ctx) {
        String on = Objects.requireNonNullElse(ctx.queryParam("on"), "");
        String seal = Objects.requireNonNullElse(ctx.queryParam("seal"), "");
        if (!MessageDigest.isEqual(seal.getBytes(UTF_8), seal(on).getBytes(UTF_8))) {
            throw new Refusal.NotFound("refusal.notFound");
        }
        if (listeners.size() >= most) {
            throw new Refusal.Unavailable("refusal.tooManyListeners");
        }
        new SseHandler(0, client -> open(client, List.of(on.split(",", -1)))).handle(ctx);
    }

    private void open(SseClient client, List<String> topics) {
        LiveListener listener = new LiveListener(client, later, writers, () -> audience(topics));
        List<Broadcast.Subscription> heard =
                topics.stream().map(topic -> broadcast.listen(topic, listener)).toList();
        listeners.add(listener);
        client.onClose(
                () -> {
                    listeners.remove(listener);
                    heard.forEach(Broadcast.Subscription::close);
                });
        client.keepAlive();
        listener.beat();
    }

    private int audience(List<String> topics) {
        return topics.stream().mapToInt(broadcast::listeners).max().orElse(0);
    }

    private String seal(String on) {
        return keys.hash(Purpose.LIVE_TOPICS, on);
    }

    /// Ends every stream; the pages come back by themselves.
    @Override
    public void close() {
        listeners.forEach(LiveListener::end);
        later.shutdownNow();
        writers.shutdown();
    }
}
