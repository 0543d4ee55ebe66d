package org.gatehouse.rehearsal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A page that stands open and hears: on each event it asks for itself again, as the page's own
/// script does. It starts to hear before it looks for the first time, so that it misses nothing.
final class LivePage implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Browser browser;
    private final String path;
    private final Consumer<WebPage> looking;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch listening = new CountDownLatch(1);

    /// @param looking is given the page each time it has changed, one after the other
    LivePage(Browser browser, WebPage page, Consumer<WebPage> looking) {
        this.browser = browser;
        this.path = page.path();
        this.looking = looking;
        String source = page.liveSource();
        if (source.isEmpty()) {
            throw new Mishap("the page \"" + page.heading() + "\" has no live updates");
        }
        Thread.ofVirtual().name("live-page").start(() -> listen(source));
    }

    /// Waits until it hears.
    LivePage awaitListening() {
        try {
            if (!listening.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Mishap("no live updates within " + PATIENCE_SECONDS + " seconds");
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Mishap("interrupted", e);
        }
    }

    private void listen(String source) {
        try (Stream<String> lines = browser.listen(source)) {
            listening.countDown();
            var each = lines.iterator();
            while (!closed.get() && each.hasNext()) {
                if (each.next().startsWith("event: changed")) {
                    looking.accept(browser.open(path));
                }
            }
        } catch (RuntimeException _) {
            // The stream ends with the house; what was seen until then is what counts.
        }
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
