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
                    now = deliver(now);
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
            relay.awaitUp(rounds);
            return null;
        }
        Parcel next = nextParcel();
        SendOutcome outcome = line.send(now.envelope(), next == null ? null : next.envelope());
        rounds.done(now.letter(), outcome);
        if (!line.isOpen()) {
            hangUp();
        }
        return next;
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
        while (true) {
            QueuedLetter letter = rounds.take(IDLE_MILLIS);
            if (letter == null || rounds.isClosed()) {
                return null;
            }
            Parcel parcel = maker.make(letter, relay.transport().sender());
            if (parcel != null) {
                return parcel;
            }
        }
    }

    private @Nullable Parcel nextParcel() {
        QueuedLetter letter = rounds.poll();
        while (letter != null) {
            Parcel parcel = maker.make(letter, relay.transport().sender());
            if (parcel != null) {
                return parcel;
            }
            letter = rounds.poll();
        }
        return null;
    }
}
