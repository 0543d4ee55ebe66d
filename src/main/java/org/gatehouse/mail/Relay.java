package org.gatehouse.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Dialect;
import org.jspecify.annotations.Nullable;

/// One mail server as the postman sees it: reachable, or down since a moment and why. While it is
/// down one thread knocks, ever more patiently, and no letter waits for it.
final class Relay {
    /// What another thread learns is heeded within a second.
    private static final long MAX_NAP = 1_000;

    private static final long SHORT_NAP = 20;
    private static final Duration BETWEEN_COUNTS = Duration.ofMinutes(1);

    private static final long[] PAUSES = {500, 1_000, 2_000, 5_000, 10_000, 30_000};

    private final MailTransport transport;
    private final InstantSource clock;
    private final ReentrantLock knocking = new ReentrantLock();
    private final AtomicReference<@Nullable Trouble> trouble = new AtomicReference<>();
    private final Pace pace;
    private final Quota quota;

    /// A moving average over the last letters, in milliseconds.
    private double millisPerLetter = 100;

    /// @param words what went wrong, for people to read
    record Trouble(Instant since, String words) {}

    Relay(MailTransport transport, InstantSource clock) {
        this.transport = transport;
        this.clock = clock;
        this.pace = new Pace(transport.perMinute(), clock.instant());
        this.quota = new Quota(transport.perDay());
    }

    /// Waits until the server may be given one letter more, and returns the last place in the queue
    /// that it may be from; negative when closed meanwhile.
    int awaitTurn(Rounds rounds) throws InterruptedException {
        while (!rounds.isClosed()) {
            int bound = quota.begin(clock.instant());
            long wait = bound < 0 ? quotaNap() : pace.take(clock.instant());
            if (wait == 0) {
                return bound;
            }
            if (bound >= 0) {
                quota.end();
            }
            rounds.pause(Math.min(wait, MAX_NAP));
        }
        return -1;
    }

    private long quotaNap() {
        return quota.isCounted() ? MAX_NAP : SHORT_NAP;
    }

    /// Counts in the outbox how much of the limit for a day is used: once, and again and again
    /// where other nodes send as well.
    void countQuota(Database database) {
        Duration age =
                switch (database.dialect()) {
                    case Dialect.Sqlite _ -> Quota.DAY.multipliedBy(1_000);
                    case Dialect.Postgres _ -> BETWEEN_COUNTS;
                };
        Instant now = clock.instant();
        if (quota.isStale(now, age)) {
            Instant since = now.minus(Quota.DAY);
            String account = transport.account();
            quota.count(database.read(h -> OutboxRows.handedOver(h, account, since)), now);
        }
    }

    /// As [#awaitTurn], but negative where that would mean to wait.
    int turnNow() {
        int bound = quota.begin(clock.instant());
        if (bound >= 0 && pace.take(clock.instant()) > 0) {
            quota.end();
            return -1;
        }
        return bound;
    }

    /// The turn was not used.
    void passTurn() {
        pace.giveBack();
        quota.end();
    }

    /// Learns from how a letter went.
    void heard(SendOutcome outcome, long millis) {
        pace.heard(outcome, clock.instant());
        if (outcome instanceof SendOutcome.Accepted) {
            quota.use(clock.instant());
        }
        quota.end();
        learn(millis);
    }

    private synchronized void learn(long millis) {
        millisPerLetter += (millis - millisPerLetter) / 16;
    }

    private synchronized double millisPerLetter() {
        return millisPerLetter;
    }

    SendingTime.Speed speed() {
        return new SendingTime.Speed(
                pace.perMinute(),
                quota.left(clock.instant()),
                transport.connections(),
                Duration.ofMillis(Math.max(1, Math.round(millisPerLetter()))));
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
            case MailTransport.Opening.Unreachable(var _, String words) -> {
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
