package org.gatehouse.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jspecify.annotations.Nullable;

/// Proofs of mailboxes: a six-digit code or a link, mailed, that counts only in the browser that
/// asked for it, within ten minutes, once, and with five tries.
public final class Challenges {
    public static final Duration LIFE = Duration.ofMinutes(10);
    static final int TRIES = 5;

    /// Wrong codes an hour, from everywhere, before codes stop being taken: one in a thousand that
    /// somebody who sprays guesses hits a code before that.
    static final int SPRAYING = 1_000;

    /// Mails an hour that one browser, and that everybody together, can have sent to one mailbox.
    static final int MAILS_BY_ONE_BROWSER = 5;

    static final int MAILS_TO_ONE_MAILBOX = 40;

    private static final Actor ANYBODY = new Actor.Rule("mailbox-proof");

    private final Keys keys;
    private final Ids ids;
    private final Ledger ledger;

    public Challenges(Keys keys, Ids ids, Ledger ledger) {
        this.keys = keys;
        this.ids = ids;
        this.ledger = ledger;
    }

    /// A challenge just made, with the secrets that go into its letter and nowhere else.
    public record Asked(UUID id, String code, String link) {}

    /// The keyed hash under which a mailbox is known.
    public String mailbox(MailAddress address) {
        return keys.hash(Purpose.MAILBOX_ADDRESS, address.key());
    }

    /// Puts a question to the mailbox at `address` for `browser`; the caller sends the letter.
    ///
    /// @throws Refusal.TooMany where this browser had too many mails sent there within the hour
    public Asked ask(Tx tx, UUID meeting, Subject subject, MailAddress address, String browser) {
        String mailbox = mailbox(address);
        refuseFlood(tx.handle(), mailbox, browser, tx.now());
        Asked asked = new Asked(ids.next(), keys.newCode(), keys.newToken());
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO mailbox_challenge (id, meeting_id, subject_kind, subject_id,
                            mailbox, browser, code_hash, link_hash, asked_at, expires_at)
                        VALUES (:id, :meeting, :kind, :subject, :mailbox, :browser, :code, :link,
                            :at, :expires)
                        """)
                .bind("id", asked.id())
                .bind("meeting", meeting)
                .bind("kind", subject.kind())
                .bind("subject", subject.id())
                .bind("mailbox", mailbox)
                .bind("browser", browser)
                .bind("code", codeHash(asked.id(), asked.code()))
                .bind("link", keys.hash(Purpose.MAILBOX_LINK, asked.link()))
                .bind("at", tx.now())
                .bind("expires", tx.now().plus(LIFE))
                .execute();
        ledger.append(
                tx,
                Entry.of("mailbox.asked", ANYBODY)
                        .in(meeting)
                        .with("challenge", asked.id())
                        .with(subject.kind().toLowerCase(java.util.Locale.ROOT), subject.id()));
        return asked;
    }

    /// A stranger's browser runs into its own limit long before it could use up the mailbox's.
    private static void refuseFlood(Handle handle, String mailbox, String browser, Instant now) {
        Instant hourAgo = now.minus(Duration.ofHours(1));
        long byBrowser = asked(handle, mailbox, browser, hourAgo);
        long byAll = asked(handle, mailbox, null, hourAgo);
        if (byBrowser >= MAILS_BY_ONE_BROWSER || byAll >= MAILS_TO_ONE_MAILBOX) {
            throw new Refusal.TooMany("refusal.tooManyMails", Duration.ofHours(1));
        }
    }

    private static long asked(
            Handle handle, String mailbox, @Nullable String browser, Instant since) {
        return handle.createQuery(
                        """
                        SELECT COUNT(*) FROM mailbox_challenge
                        WHERE mailbox = :mailbox AND asked_at > :since
                          AND browser = COALESCE(:browser, browser)
                        """)
                .bind("mailbox", mailbox)
                .bind("browser", browser)
                .bind("since", since)
                .mapTo(Long.class)
                .one();
    }

    /// Takes the code that somebody typed in `browser`. A wrong one counts, whatever else happens.
    public Answer answerWithCode(Tx tx, UUID id, String browser, String code) {
        Optional<Challenge> found = find(tx.handle(), id);
        if (found.isEmpty() || !found.get().browser().equals(browser)) {
            return new Answer.OtherBrowser();
        }
        Challenge challenge = found.get();
        if (isOver(tx.handle(), challenge, tx.now())) {
            return new Answer.Expired();
        }
        int tries = tries(tx.handle(), id);
        if (tries >= TRIES) {
            return new Answer.TooManyTries();
        }
        if (wrongCodesOfTheHour(tx.handle(), tx.now()) >= SPRAYING) {
            return new Answer.LinkOnly();
        }
        if (!hasCode(tx.handle(), id, code)) {
            recordWrong(tx, id, tries + 1);
            return tries + 1 == TRIES
                    ? new Answer.TooManyTries()
                    : new Answer.Wrong(TRIES - tries - 1);
        }
        return proved(tx, challenge, "CODE");
    }

    /// Takes the mailed link, pressed in `browser`.
    public Answer answerWithLink(Tx tx, String link, String browser) {
        Optional<Challenge> found = byLink(tx.handle(), link);
        if (found.isEmpty()) {
            return new Answer.Expired();
        }
        Challenge challenge = found.get();
        if (!challenge.browser().equals(browser)) {
            return new Answer.OtherBrowser();
        }
        if (isOver(tx.handle(), challenge, tx.now())) {
            return new Answer.Expired();
        }
        return proved(tx, challenge, "LINK");
    }

    private Answer proved(Tx tx, Challenge challenge, String means) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO mailbox_proof (challenge_id, at, means)
                                VALUES (:id, :at, :means) ON CONFLICT DO NOTHING
                                """)
                        .bind("id", challenge.id())
                        .bind("at", tx.now())
                        .bind("means", means)
                        .execute();
        if (rows == 0) {
            return new Answer.Expired();
        }
        ledger.append(
                tx,
                Entry.of("mailbox.proved", ANYBODY)
                        .in(challenge.meetingId())
                        .with("challenge", challenge.id())
                        .with("means", means));
        return new Answer.Proved(challenge);
    }

    private void recordWrong(Tx tx, UUID id, int number) {
        tx.handle()
                .createUpdate(
                        "INSERT INTO mailbox_try (challenge_id, number, at) VALUES (:id, :n, :at)")
                .bind("id", id)
                .bind("n", number)
                .bind("at", tx.now())
                .execute();
        ledger.append(
                tx,
                Entry.of("mailbox.wrongCode", ANYBODY).with("challenge", id).with("try", number));
    }

    private boolean hasCode(Handle handle, UUID id, String code) {
        String digits = code.replaceAll("[^0-9]", "");
        return handle.createQuery("SELECT code_hash FROM mailbox_challenge WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one()
                .equals(codeHash(id, digits));
    }

    /// A code's hash holds its question's id, so that equal codes have different hashes.
    private String codeHash(UUID id, String code) {
        return keys.hash(Purpose.MAILBOX_CODE, id + ":" + code);
    }

    private static boolean isOver(Handle handle, Challenge challenge, Instant now) {
        boolean answered =
                handle.createQuery("SELECT COUNT(*) FROM mailbox_proof WHERE challenge_id = :id")
                                .bind("id", challenge.id())
                                .mapTo(Long.class)
                                .one()
                        > 0;
        // A clock that was put back must not lengthen a challenge's life either.
        boolean early = now.isBefore(challenge.askedAt().minusSeconds(1));
        return answered || early || !now.isBefore(challenge.expiresAt());
    }

    private static int tries(Handle handle, UUID id) {
        return handle.createQuery("SELECT COUNT(*) FROM mailbox_try WHERE challenge_id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }

    private static long wrongCodesOfTheHour(Handle handle, Instant now) {
        return handle.createQuery("SELECT COUNT(*) FROM mailbox_try WHERE at > :since")
                .bind("since", now.minus(Duration.ofHours(1)))
                .mapTo(Long.class)
                .one();
    }

    public static Optional<Challenge> find(Handle handle, UUID id) {
        return select(handle, "id = :key", id.toString());
    }

    /// The challenge that a mailed link belongs to; looking it up changes nothing.
    public Optional<Challenge> byLink(Handle handle, String link) {
        return select(handle, "link_hash = :key", keys.hash(Purpose.MAILBOX_LINK, link));
    }

    private static Optional<Challenge> select(Handle handle, String where, String key) {
        return handle.createQuery(
                        """
                        SELECT id, meeting_id, subject_kind, subject_id, mailbox, browser,
                               asked_at, expires_at
                        FROM mailbox_challenge WHERE <where>
                        """)
                .define("where", where)
                .bind("key", key)
                .reduceRows(Optional.<Challenge>empty(), (_, row) -> Optional.of(challenge(row)));
    }

    private static Challenge challenge(RowView row) {
        return new Challenge(
                row.getColumn("id", UUID.class),
                row.getColumn("meeting_id", UUID.class),
                Subject.of(
                        row.getColumn("subject_kind", String.class),
                        row.getColumn("subject_id", UUID.class)),
                row.getColumn("mailbox", String.class),
                row.getColumn("browser", String.class),
                row.getColumn("asked_at", Instant.class),
                row.getColumn("expires_at", Instant.class));
    }
}
