package org.gatehouse.watch.bluesky;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.gatehouse.watch.Hearing;
import org.gatehouse.watch.Source;
import org.gatehouse.watch.fetch.Messages;

/// Bluesky's Jetstream: every public post as JSON over a WebSocket, about 50 a second, free and
/// without a key. Delivery is at least once. The server looks back 36 hours from a cursor, and
/// silently takes an older one for the earliest that it has.
public final class Jetstream implements Source {
    private static final Duration LOOK_BACK = Duration.ofHours(36);

    /// Posts may arrive out of order: a little is heard twice.
    private static final long REWIND_MICROS = 5_000_000;

    private static final long KEEP_EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    /// Fifty posts a second: a stream that says nothing for so long is dead.
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final URI stream;
    private final HttpClient http;
    private final InstantSource clock;

    /// @param stream such as `wss://jetstream2.us-east.bsky.network/subscribe`
    public Jetstream(URI stream, HttpClient http, InstantSource clock) {
        this.stream = stream;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "bluesky";
    }

    /// Hears until the connection ends.
    @Override
    public Duration hear(Hearing hearing) throws IOException, InterruptedException {
        long cursor = hearing.kept("cursor").map(Jetstream::number).orElse(0L);
        long now = clock.millis() * 1_000;
        if (cursor > 0 && now - cursor > LOOK_BACK.toNanos() / 1_000) {
            hearing.missed();
        }
        if (cursor == 0) {
            hearing.keep("cursor", Long.toString(now));
        }
        Messages queue = new Messages();
        WebSocket socket = connect(address(cursor), queue);
        try {
            hearing.alive();
            listen(hearing, queue, cursor);
            return Duration.ZERO;
        } finally {
            socket.abort();
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private URI address(long cursor) {
        String wanted = stream + "?wantedCollections=app.bsky.feed.post";
        return URI.create(cursor == 0 ? wanted : wanted + "&cursor=" + (cursor - REWIND_MICROS));
    }

    private WebSocket connect(URI address, Messages queue)
            throws IOException, InterruptedException {
        try {
            return http.newWebSocketBuilder()
                    .connectTimeout(CONNECT)
                    .buildAsync(address, queue)
                    .get(2 * CONNECT.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException
                | CompletionException e) {
            throw new IOException("The stream can't be reached.", e);
        }
    }

    /// Never returns but by an exception: a stream has no end of its own.
    private void listen(Hearing hearing, Messages queue, long from)
            throws IOException, InterruptedException {
        long newest = from;
        long keptAt = System.nanoTime();
        try {
            while (true) {
                Optional<JetstreamFrame> frame = queue.next(SILENCE).flatMap(JetstreamFrame::read);
                hearing.alive();
                frame.flatMap(JetstreamFrame::heard).ifPresent(hearing::post);
                newest = Math.max(newest, frame.map(this::credible).orElse(0L));
                if (System.nanoTime() - keptAt > KEEP_EVERY_NANOS) {
                    hearing.keep("cursor", Long.toString(newest));
                    keptAt = System.nanoTime();
                }
            }
        } finally {
            if (newest > from) {
                hearing.keep("cursor", Long.toString(newest));
            }
        }
    }

    /// A time from the future would have us miss all that is posted until then.
    private long credible(JetstreamFrame frame) {
        return Math.min(frame.time(), clock.millis() * 1_000);
    }
}
