package org.gatehouse.pass;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// Passes on paper, for people without a mailbox whom somebody on the staff vouched for by name.
/// Beside the pass's code to scan the sheet has a code of eight characters: typed in once, it makes
/// one browser a device of the pass. So a picture of half the sheet opens nothing, and a copy of
/// the whole sheet opens nothing once its owner has used it.
public final class PaperPasses {
    /// Letters and digits that nobody mistakes for one another: 2×10¹¹ codes.
    private static final String CLEAR = "23456789ACDEFHJKMNPRTUVWXY";

    private static final int LENGTH = 8;

    /// Wrong codes that one browser may type in an hour, and everybody together ever: one in two
    /// hundred million that somebody hits it, and no stranger's browser locks out its owner's.
    private static final int TRIES_OF_A_BROWSER = 5;

    private static final int TRIES = 1_000;

    private final Keys keys;
    private final Ids ids;
    private final SecureRandom random;
    private final Devices devices;
    private final Ledger ledger;

    public PaperPasses(Keys keys, Ids ids, SecureRandom random, Devices devices, Ledger ledger) {
        this.keys = keys;
        this.ids = ids;
        this.random = random;
        this.devices = devices;
        this.ledger = ledger;
    }

    /// The sheet that counts for a pass.
    ///
    /// @param code secret: eight characters
    /// @param used when it was typed in
    public record Sheet(UUID id, String code, Instant made, Optional<Instant> used) {
        /// As it is printed: `K7QD-4MXP`.
        public String shown() {
            return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
        }

        @Override
        public String toString() {
            return "sheet " + id;
        }
    }

    /// What came of a code that was typed in.
    public enum Answer {
        OPENED,
        WRONG,
        /// It was used before.
        USED,
        /// Too many wrong codes from this browser, or from everywhere.
        TOO_MANY
    }

    /// Makes a code for `pass`; those before it no longer count.
    public Sheet make(Tx tx, Pass pass, Actor by) {
        UUID id = ids.next();
        String code = freshCode();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO paper_code (id, pass_id, sealed, at, by_whom)
                        VALUES (:id, :pass, :sealed, :at, :by)
                        """)
                .bind("id", id)
                .bind("pass", pass.id())
                .bind("sealed", keys.seal(Purpose.PAPER_CODE, code))
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx,
                Entry.of("paper.made", by)
                        .in(pass.meetingId())
                        .with("sheet", id)
                        .with("pass", pass.id()));
        return new Sheet(id, code, tx.now(), Optional.empty());
    }

    private String freshCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(CLEAR.charAt(random.nextInt(CLEAR.length())));
        }
        return code.toString();
    }

    /// The newest sheet of `pass`, where it has one.
    public Optional<Sheet> current(Handle handle, UUID pass) {
        return handle.createQuery(
                        """
                        SELECT c.id, c.sealed, c.at, u.at AS used FROM paper_code c
                        LEFT JOIN paper_use u ON u.code_id = c.id
                        WHERE c.pass_id = :pass ORDER BY c.id DESC LIMIT 1
                        """)
                .bind("pass", pass)
                .map(
                        row ->
                                new Sheet(
                                        row.getColumn("id", UUID.class),
                                        keys.open(
                                                Purpose.PAPER_CODE,
                                                row.getColumn("sealed", byte[].class)),
                                        row.getColumn("at", Instant.class),
                                        Optional.ofNullable(row.getColumn("used", Instant.class))))
                .findOne();
    }

    /// Takes the code that somebody typed in `browser`; the right one makes it a device of the
    /// pass, proved by vouching. A pass without a sheet answers as to a wrong code.
    public Answer open(Tx tx, Pass pass, String typed, String browser, String label) {
        ledger.takeTurn(tx); // two browsers can't both be the first to use a code
        Optional<Sheet> found = current(tx.handle(), pass.id());
        if (found.isEmpty()) {
            return Answer.WRONG;
        }
        Sheet sheet = found.get();
        if (isFlooded(tx, sheet, browser)) {
            return Answer.TOO_MANY;
        }
        if (!isRight(sheet, typed)) {
            noteWrong(tx, pass, sheet, browser);
            return Answer.WRONG;
        }
        if (sheet.used().isPresent()) {
            return Answer.USED;
        }
        Device device =
                devices.bind(tx, pass.meetingId(), pass.registrantId(), browser, label, "vouching");
        use(tx, pass, sheet, device);
        return Answer.OPENED;
    }

    private static boolean isFlooded(Tx tx, Sheet sheet, String browser) {
        return tx.handle()
                .createQuery(
                        """
                        SELECT COUNT(*) AS every,
                               COALESCE(SUM(CASE WHEN browser = :browser AND at > :since
                                            THEN 1 ELSE 0 END), 0) AS own
                        FROM paper_try WHERE code_id = :id
                        """)
                .bind("browser", browser)
                .bind("since", tx.now().minus(Duration.ofHours(1)))
                .bind("id", sheet.id())
                .map(
                        row ->
                                row.getColumn("every", Long.class) >= TRIES
                                        || row.getColumn("own", Long.class) >= TRIES_OF_A_BROWSER)
                .one();
    }

    private static boolean isRight(Sheet sheet, String typed) {
        String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return MessageDigest.isEqual(
                plain.getBytes(StandardCharsets.UTF_8),
                sheet.code().getBytes(StandardCharsets.UTF_8));
    }

    private void noteWrong(Tx tx, Pass pass, Sheet sheet, String browser) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO paper_try (code_id, number, browser, at)
                        VALUES (:id, (SELECT COUNT(*) + 1 FROM paper_try WHERE code_id = :id),
                            :browser, :at)
                        """)
                .bind("id", sheet.id())
                .bind("browser", browser)
                .bind("at", tx.now())
                .execute();
        ledger.append(
                tx,
                Entry.of("paper.wrongCode", new Actor.Rule("paper-pass"))
                        .in(pass.meetingId())
                        .with("sheet", sheet.id()));
    }

    private void use(Tx tx, Pass pass, Sheet sheet, Device device) {
        tx.handle()
                .createUpdate(
                        "INSERT INTO paper_use (code_id, device_id, at) VALUES (:id, :device, :at)")
                .bind("id", sheet.id())
                .bind("device", device.id())
                .bind("at", tx.now())
                .execute();
        ledger.append(
                tx,
                Entry.of("paper.used", new Actor.Resident(pass.registrantId()))
                        .in(pass.meetingId())
                        .with("sheet", sheet.id())
                        .with("device", device.id()));
    }
}
