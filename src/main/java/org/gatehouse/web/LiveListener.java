package org.gatehouse.web;

import io.javalin.http.sse.SseClient;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.gatehouse.live.Signal;

/// One open page that hears. Signals that come close together become one event; the first is sent
/// at once. Writing happens on a virtual thread of its own, so that a page on a bad line keeps
/// nobody waiting.
final class LiveListener implements Consumer<Signal> {
    static final long GAP_MILLIS = 250;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,30}");

    private final SseClient client;
    private final ScheduledExecutorService later;
    private final Executor writers;
    private final IntSupplier audience;
    private final Set<String> names = new LinkedHashSet<>();
    private boolean awaiting;
    private long lastSent = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(GAP_MILLIS);

    /// @param audience how many hear what this one hears
    LiveListener(
            SseClient client,
            ScheduledExecutorService later,
            Executor writers,
            IntSupplier audience) {
        this.client = client;
        this.later = later;
        this.writers = writers;
        this.audience = audience;
    }

    @Override
    public void accept(Signal signal) {
        long wait;
        synchronized (names) {
            if (NAME.matcher(signal.name()).matches()) {
                names.add(signal.name());
            }
            if (awaiting) {
                return;
            }
            awaiting = true;
            long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastSent);
            wait = Math.max(0, GAP_MILLIS - since);
        }
        if (wait == 0) {
            writers.execute(this::send);
        } else {
            var _ = later.schedule(() -> writers.execute(this::send), wait, TimeUnit.MILLISECONDS);
        }
    }

    private void send() {
        String heard;
        synchronized (names) {
            awaiting = false;
            lastSent = System.nanoTime();
            heard = String.join("\",\"", names);
            names.clear();
        }
        String list = heard.isEmpty() ? "[]" : "[\"" + heard + "\"]";
        write(
                () ->
                        client.sendEvent(
                                "changed", "{\"spread\":" + spread() + ",\"names\":" + list + "}"));
    }

    /// Over how many milliseconds the pages should spread their asking again, so that a full hall
    /// does not ask within one: two thousand a second.
    private int spread() {
        return Math.min(10_000, audience.getAsInt() / 2);
    }

    /// Keeps the line open through proxies, and notices where nobody is left at its other end.
    void beat() {
        writers.execute(() -> write(() -> client.sendComment("")));
    }

    void end() {
        writers.execute(client::close);
    }

    private synchronized void write(Runnable message) {
        if (!client.terminated()) {
            message.run();
        }
    }
}
