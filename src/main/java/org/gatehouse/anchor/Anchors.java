package org.gatehouse.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.ledger.Entries;
import org.gatehouse.mail.Letter;
import org.gatehouse.mail.LetterKind;
import org.gatehouse.mail.Outbox;
import org.gatehouse.mail.Recipient;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Anchors the ledger outside. Whoever holds the key and the database could write another past and
/// sign it; what lies in somebody else's mailbox, or bears an authority's time, contradicts it.
public final class Anchors {
    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(15);
    private static final int NONCE_BYTES = 8;

    /// A newer letter says all that an older one does.
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    private final Database database;
    private final Keys keys;
    private final Outbox outbox;
    private final List<Recipient> people;
    private final Optional<TimeAuthority> authority;
    private final InstantSource clock;

    private Instant stampAgain = Instant.MIN;

    /// @param people who keep the ledger's seals
    /// @param authority the one that is asked for time stamps
    public Anchors(
            Database database,
            Keys keys,
            Outbox outbox,
            List<Recipient> people,
            Optional<TimeAuthority> authority,
            InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.outbox = outbox;
        this.people = List.copyOf(people);
        this.authority = authority;
        this.clock = clock;
    }

    /// Does what is due. Never call it inside a transaction.
    public synchronized void turn() {
        if (!people.isEmpty()) {
            due(Anchored.MAILED).ifPresent(this::mail);
        }
        if (authority.isPresent() && !clock.instant().isBefore(stampAgain)) {
            due(Anchored.STAMPED).ifPresent(one -> stamp(one, authority.get()));
        }
    }

    private Optional<Entries.Signed> due(Anchored way) {
        Instant now = clock.instant();
        return database.read(handle -> way.due(handle, now));
    }

    private void mail(Entries.Signed checkpoint) {
        database.write(tx -> isFirst(tx, checkpoint) ? write(tx, checkpoint) : 0);
    }

    /// Another node may have been quicker.
    private boolean isFirst(Tx tx, Entries.Signed checkpoint) {
        return tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO ledger_mailing (checkpoint, people, at)
                                VALUES (:checkpoint, :people, :at)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("checkpoint", checkpoint.number())
                        .bind("people", people.size())
                        .bind("at", tx.now())
                        .execute()
                == 1;
    }

    private int write(Tx tx, Entries.Signed checkpoint) {
        people.forEach(one -> outbox.enqueue(tx, letter(tx, one, checkpoint)));
        return people.size();
    }

    private static Letter letter(Tx tx, Recipient to, Entries.Signed checkpoint) {
        UUID person = UUID.nameUUIDFromBytes(to.address().key().getBytes(UTF_8));
        Map<String, String> facts =
                Map.of(
                        "name", to.name().isEmpty() ? to.address().text() : to.name(),
                        "entries", Long.toString(checkpoint.size()),
                        "words", checkpoint.note());
        return Letter.of(LetterKind.CHECKPOINT, person, to, facts)
                .distinct(Long.toString(checkpoint.number()))
                .until(tx.now().plus(WORTH_SENDING));
    }

    private void stamp(Entries.Signed checkpoint, TimeAuthority from) {
        byte[] note = checkpoint.note().getBytes(UTF_8);
        BigInteger nonce = new BigInteger(1, keys.newBytes(NONCE_BYTES));
        TimeRequest request = TimeRequest.of(note, nonce);
        try {
            Instant asked = clock.instant();
            byte[] answer = from.ask(request.der());
            Instant answered = clock.instant();
            Instant said = TimeAnswer.check(answer, request);
            database.write(tx -> keep(tx, checkpoint, answer, said, asked, answered));
        } catch (IOException e) {
            stampAgain = clock.instant().plus(AFTER_FAILURE);
            LOG.warn(
                    "Checkpoint {} bears no time stamp yet: {} It is tried again in {} minutes",
                    checkpoint.number(),
                    e.getMessage(),
                    AFTER_FAILURE.toMinutes());
        }
    }

    private static int keep(
            Tx tx,
            Entries.Signed checkpoint,
            byte[] answer,
            Instant said,
            Instant asked,
            Instant answered) {
        return tx.handle()
                .createUpdate(
                        """
                        INSERT INTO ledger_timestamp
                            (checkpoint, token, said_at, asked_at, answered_at)
                        VALUES (:checkpoint, :token, :said, :asked, :answered)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("checkpoint", checkpoint.number())
                .bind("token", answer)
                .bind("said", said)
                .bind("asked", asked)
                .bind("answered", answered)
                .execute();
    }
}
