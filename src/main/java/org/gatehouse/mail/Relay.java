package org.gatehouse.mail;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One mail server as the postman sees it: reachable, or down since a moment and why. While it is
/// down one thread knocks, ever more patiently, and no letter waits for it.
final class Relay {
    private static final long[] PAUSES = {500, 1_000, 2_000, 5_000, 10_000, 30_000};

    private final MailTransport transport;
    private final InstantSource clock;
    private final ReentrantLock knocking = new ReentrantLock();
    private final AtomicReference<@Nullable Trouble> trouble = new AtomicReference<>();

    /// @param words what went wrong, for people to read
    record Trouble(Instant since, String words) {}

    Relay(MailTransport transport, InstantSource clock) {
        this.transport = transport;
        this.clock = clock;
    }

    MailTransport transport() {
        return transport;
    }

    @Nullable Trouble trouble() {
        return trouble.get();
    }

    /// A fresh connection, or null where the server can't be reached now.
    @Nullable MailConnection open() {
        return switch (transport.open()) {
            case MailTransport.Opening.Open(MailConnection connection) -> {
                trouble.set(null);
                yield connection;
            }
            case MailTransport.Opening.Unreachable(String words) -> {
                trouble.updateAndGet(
                        known ->
                                new Trouble(
                                        known == null ? clock.instant() : known.since(), words));
                yield null;
            }
        };
    }

    /// Waits until the server can be reached again, or the rounds are closed.
    void awaitUp(Rounds rounds) throws InterruptedException {
        knocking.lockInterruptibly();
        try {
            for (int i = 0; trouble() != null && !rounds.isClosed(); i++) {
                rounds.pause(PAUSES[Math.min(i, PAUSES.length - 1)]);
                MailConnection connection = rounds.isClosed() ? null : open();
                if (connection != null) {
                    connection.close();
                }
            }
        } finally {
            knocking.unlock();
        }
    }
}
