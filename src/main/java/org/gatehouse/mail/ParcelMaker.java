package org.gatehouse.mail;

import java.time.Instant;
import java.time.InstantSource;
import org.gatehouse.keys.Keys;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Dialect;
import org.gatehouse.words.Wording;
import org.jspecify.annotations.Nullable;

/// Writes a letter out at the last moment, so that what has become stale since it was taken from
/// the outbox is not sent.
final class ParcelMaker {
    private static final Wording WORDS = Wording.of("mail-server");

    private final Database database;
    private final Outbox outbox;
    private final Keys keys;
    private final LetterWriter writer;
    private final Postmark postmark;
    private final String idDomain;
    private final Rounds rounds;
    private final InstantSource clock;

    /// @param idDomain what a `Message-ID` ends in: the same over all relays, or else a copy that
    ///   goes by another one would not be known for a copy
    ParcelMaker(
            Database database,
            Outbox outbox,
            Keys keys,
            LetterWriter writer,
            Postmark postmark,
            String idDomain,
            Rounds rounds,
            InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.keys = keys;
        this.writer = writer;
        this.postmark = postmark;
        this.idDomain = idDomain;
        this.rounds = rounds;
        this.clock = clock;
    }

    /// The parcel, or null where it is not to be sent: then that has been noted.
    @Nullable Parcel make(QueuedLetter letter, Sender sender) {
        if (!isCurrent(letter)) {
            return null;
        }
        try {
            return new Parcel(letter, envelope(letter, sender, clock.instant()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            String words = WORDS.text("mail.notWritten", String.valueOf(e.getMessage()));
            rounds.note(new Result.Sent(letter, new SendOutcome.Failed(words), null));
            return null;
        }
    }

    /// Whether it is still to be sent; where it is not, that has been noted.
    boolean isCurrent(QueuedLetter letter) {
        Instant now = clock.instant();
        if (letter.hasExpired(now)) {
            rounds.note(new Result.Expired(letter));
            return false;
        }
        if (!isWanted(letter, now)) {
            rounds.note(new Result.Dropped(letter));
            return false;
        }
        return true;
    }

    private Envelope envelope(QueuedLetter letter, Sender sender, Instant now) {
        SealedFacts sealed = SealedFacts.open(keys, letter.sealed());
        Recipient to = sealed.recipient();
        byte[] content =
                MessageFormat.write(
                        writer.write(letter.kind(), sealed.facts()),
                        sender,
                        to,
                        letter.messageId(idDomain),
                        now);
        return new Envelope(
                postmark.returnPath().of(sender.address(), letter.id()),
                to.address(),
                postmark.signing().sign(content, sender.address(), now),
                ReturnPath.id(letter.id()));
    }

    /// Reads again only when something may have been dropped since the letter was taken. Of what
    /// other nodes drop nothing is heard here, so with several the row is always read.
    private boolean isWanted(QueuedLetter letter, Instant now) {
        return switch (database.dialect()) {
            case Dialect.Sqlite _ -> letter.drops() == outbox.drops() || isOpen(letter);
            case Dialect.Postgres _ ->
                    now.isBefore(letter.leasedUntil().minus(OutboxRows.LEASE.dividedBy(2)))
                            && isOpen(letter);
        };
    }

    private boolean isOpen(QueuedLetter letter) {
        return database.read(handle -> OutboxRows.isOpen(handle, letter.id()));
    }
}
