package org.gatehouse.sighting;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Hearing;
import org.gatehouse.watch.Source;
import org.gatehouse.words.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps every source listening, each in a thread of its own: what one of them meets with stops no
/// other. After trouble it waits longer each time, and never in step with other installations.
public final class Watchers implements AutoCloseable {
    private static final Wording WORDS = Wording.of("said");

    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final List<Source> sources;
    private final Lookout lookout;
    private final SourceBook book;
    private final SecureRandom random;
    private final List<Thread> threads = new ArrayList<>();

    public Watchers(List<Source> sources, Lookout lookout, SourceBook book, SecureRandom random) {
        this.sources = List.copyOf(sources);
        this.lookout = lookout;
        this.book = book;
        this.random = random;
    }

    public synchronized void start() {
        for (Source source : sources) {
            threads.add(
                    Thread.ofVirtual().name("watch " + source.name()).start(() -> listen(source)));
        }
    }

    private void listen(Source source) {
        Duration wait = FIRST_WAIT;
        Hearing hearing = new Ears(source.name());
        while (!Thread.currentThread().isInterrupted()) {
            long began = System.nanoTime();
            try {
                Duration calm = source.hear(hearing);
                wait = FIRST_WAIT;
                Thread.sleep(calm);
            } catch (InterruptedException _) {
                return;
            } catch (IOException | RuntimeException e) {
                // A source that breaks its promise not to throw must not fall silent for ever.
                // One that was heard for a good while is tried again soon.
                boolean lasted = System.nanoTime() - began > LONGEST_WAIT.toNanos();
                wait = lasted ? FIRST_WAIT : wait;
                if (!trouble(source, e) || !rest(wait)) {
                    return;
                }
                wait = wait.multipliedBy(2);
                wait = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
            }
        }
    }

    /// Whether to go on: not once the program ends.
    private boolean trouble(Source source, Exception e) {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        String words =
                e instanceof IOException && e.getMessage() != null
                        ? e.getMessage()
                        : WORDS.text("said.source.unreadable");
        LOG.warn("The watch on {} is blind: {}", source.name(), e.getClass().getSimpleName());
        try {
            book.blind(source.name(), words);
        } catch (RuntimeException unwritable) {
            LOG.warn("That {} is blind could not be written down", source.name(), unwritable);
        }
        return true;
    }

    private boolean rest(Duration wait) {
        try {
            Thread.sleep(wait.toMillis() / 2 + random.nextLong(wait.toMillis()));
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private final class Ears implements Hearing {
        private final String source;

        Ears(String source) {
            this.source = source;
        }

        @Override
        public void post(Heard heard) {
            book.alive(source);
            lookout.heard(source, heard);
        }

        @Override
        public void alive() {
            book.alive(source);
        }

        @Override
        public Optional<String> kept(String name) {
            return book.kept(source, name);
        }

        @Override
        public void keep(String name, String value) {
            book.keep(source, name, value);
        }

        @Override
        public void missed() {
            book.missed(source);
        }
    }

    @Override
    public synchronized void close() {
        threads.forEach(Thread::interrupt);
        threads.forEach(Watchers::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
