package org.gatehouse.mail;

import org.jspecify.annotations.Nullable;

/// The thread of one connection: takes a letter, writes it out, hands it over, and has the next one
/// ready meanwhile.
final class Courier implements Runnable {
    /// A connection that nobody needs is closed before the server does it.
    private static final long IDLE_MILLIS = 20_000;

    private final Rounds rounds;
    private final Relay relay;
    private final ParcelMaker maker;
    private @Nullable MailConnection connection;

    Courier(Rounds rounds, Relay relay, ParcelMaker maker) {
        this.rounds = rounds;
        this.relay = relay;
        this.maker = maker;
    }

    @Override
    public void run() {
        try {
            Parcel now = null;
            while (!rounds.isClosed()) {
                now = now == null ? firstParcel() : now;
                if (now == null) {
                    hangUp();
                } else {
                    now = current(deliver(now));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hangUp();
        }
    }

    /// @return the parcel that must come next on this connection, if any
    private @Nullable Parcel deliver(Parcel now) throws InterruptedException {
        MailConnection line = line();
        if (line == null) {
            rounds.giveBack(now.letter());
            relay.passTurn();
            relay.awaitUp(rounds);
            return null;
        }
        Parcel next = nextParcel();
        long start = System.nanoTime();
        SendOutcome outcome = line.send(now.envelope(), next == null ? null : next.envelope());
        relay.heard(outcome, (System.nanoTime() - start) / 1_000_000);
        rounds.done(now.letter(), outcome, relay.transport().account());
        if (!line.isOpen()) {
            hangUp();
        }
        return next;
    }

    /// The parcel, unless it became stale while the one before it went out. It may have been
    /// announced: then the connection has to go with it.
    private @Nullable Parcel current(@Nullable Parcel next) {
        if (next == null || maker.isCurrent(next.letter())) {
            return next;
        }
        hangUp();
        relay.passTurn();
        return null;
    }

    private @Nullable MailConnection line() {
        if (connection == null) {
            connection = relay.open();
        }
        return connection;
    }

    private void hangUp() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private @Nullable Parcel firstParcel() throws InterruptedException {
        int bound = relay.awaitTurn(rounds);
        while (bound >= 0) {
            QueuedLetter letter = rounds.take(bound, IDLE_MILLIS);
            if (letter == null) {
                break;
            }
            Parcel parcel = maker.make(letter, relay.transport().sender());
            if (parcel != null) {
                return parcel;
            }
        }
        relay.passTurn();
        return null;
    }

    /// What is sent behind the parcel in hand, if it can be sent at once.
    private @Nullable Parcel nextParcel() {
        int bound = relay.turnNow();
        if (bound < 0) {
            return null;
        }
        QueuedLetter letter = rounds.poll(bound);
        while (letter != null) {
            Parcel parcel = maker.make(letter, relay.transport().sender());
            if (parcel != null) {
                return parcel;
            }
            letter = rounds.poll(bound);
        }
        relay.passTurn();
        return null;
    }
}
