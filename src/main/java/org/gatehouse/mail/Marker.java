package org.gatehouse.mail;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.words.Wording;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that notes what became of letters: it takes whatever results are there and
/// commits them together, so that noting costs next to nothing however fast the letters go.
final class Marker implements Runnable {
    private static final Wording WORDS = Wording.of("mail-server");

    private static final Logger LOG = LoggerFactory.getLogger(Marker.class);
    private static final Actor POSTMAN = new Actor.Rule("postman");
    private static final long RETRY_MILLIS = 1_000;
    private static final int MAX_WORDS = 500;

    private final Database database;
    private final Ledger ledger;
    private final Broadcast broadcast;
    private final Rounds rounds;

    Marker(Database database, Ledger ledger, Broadcast broadcast, Rounds rounds) {
        this.database = database;
        this.ledger = ledger;
        this.broadcast = broadcast;
        this.rounds = rounds;
    }

    @Override
    public void run() {
        try {
            for (List<Result> batch = rounds.drain(); !batch.isEmpty(); batch = rounds.drain()) {
                while (!commit(batch)) {
                    if (rounds.isClosed()) {
                        return;
                    }
                    rounds.pause(RETRY_MILLIS);
                }
                rounds.marked(batch);
                tell(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until this works the letters count as unmarked, and soon no more are sent.
    private boolean commit(List<Result> batch) {
        try {
            database.write(
                    tx -> {
                        batch.forEach(result -> mark(tx, result));
                        return batch.size();
                    });
            return true;
        } catch (RuntimeException e) {
            LOG.error("What became of {} letters can't be written down yet", batch.size(), e);
            return false;
        }
    }

    private void mark(Tx tx, Result result) {
        QueuedLetter letter = result.letter();
        switch (result) {
            case Result.Dropped _ -> {}
            case Result.Expired _ ->
                    OutboxRows.settle(tx, letter.id(), DeliveryState.EXPIRED, "", null);
            case Result.Sent(_, SendOutcome.Accepted(String words), String relay) ->
                    settle(tx, letter, DeliveryState.ACCEPTED, words, relay);
            case Result.Sent(_, SendOutcome.Failed(String words), String relay) ->
                    settle(tx, letter, DeliveryState.FAILED, words, relay);
            case Result.Sent(_, SendOutcome.Deferred(String words), String relay) ->
                    putOff(tx, letter, words, relay);
            case Result.Sent(_, SendOutcome.Broken(String words), String relay) ->
                    putOff(tx, letter, words, relay);
        }
    }

    private void putOff(Tx tx, QueuedLetter letter, String words, @Nullable String relay) {
        if (BackOff.isSpent(letter.attempts())) {
            settle(tx, letter, DeliveryState.FAILED, WORDS.text("mail.putOff", words), relay);
        } else {
            Instant until = BackOff.next(tx.now(), letter.attempts());
            OutboxRows.putOff(tx, letter.id(), until, tidy(words));
        }
    }

    /// Settles the letter, and says so in the ledger: to whom by number, never by address.
    private void settle(
            Tx tx, QueuedLetter letter, DeliveryState state, String words, @Nullable String relay) {
        if (OutboxRows.settle(tx, letter.id(), state, tidy(words), relay)) {
            Entry entry =
                    Entry.of("letter." + state.wireName(), POSTMAN)
                            .with("letter", letter.id())
                            .with("letterKind", letter.kind().wireName())
                            .with("generation", letter.generation())
                            .with("person", letter.person());
            ledger.append(tx, letter.meeting() == null ? entry : entry.in(letter.meeting()));
        }
    }

    /// A server's words are a stranger's: one line, not too long.
    static String tidy(String words) {
        String line = words.replaceAll("\\p{Cc}+", " ").strip();
        return line.length() <= MAX_WORDS ? line : line.substring(0, MAX_WORDS);
    }

    private void tell(List<Result> batch) {
        batch.stream()
                .map(result -> result.letter().meeting())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(meeting -> broadcast.send(new Signal(Signal.letters(meeting), "letters")));
    }
}
