package org.gatehouse.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// What asks for a person, and not only for a browser that was left signed in: handing evidence
/// out, holding data or letting them go. Proof is having signed in just now, or a code mailed to
/// one's own address; it counts for a quarter of an hour in that browser alone.
public final class FreshProof {
    /// How long a code can be typed in, and how long a proof counts.
    public static final Duration LIFE = Duration.ofMinutes(15);

    private static final int TRIES = 5;
    private static final int CODES_AN_HOUR = 5;

    private final Keys keys;
    private final Ids ids;
    private final Ledger ledger;

    public FreshProof(Keys keys, Ids ids, Ledger ledger) {
        this.keys = keys;
        this.ids = ids;
        this.ledger = ledger;
    }

    /// Whether whoever uses the browser with `session` has proved themselves just now.
    public boolean isFresh(Handle handle, String session, Instant now) {
        return handle.createQuery(
                                """
                                SELECT (SELECT COUNT(*) FROM staff_fresh
                                        WHERE session = :session AND proved_at > :since)
                                     + (SELECT COUNT(*) FROM staff_session
                                        WHERE token_hash = :session AND started_at > :since)
                                """)
                        .bind("session", session)
                        .bind("since", now.minus(LIFE))
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// Makes a code for `member`, to be mailed to them and shown nowhere.
    ///
    /// @throws Refusal.TooMany after too many within the hour
    public String ask(Tx tx, StaffMember member, String session) {
        long lately =
                tx.handle()
                        .createQuery(
                                """
                                SELECT COUNT(*) FROM staff_fresh
                                WHERE staff_id = :staff AND asked_at > :since
                                """)
                        .bind("staff", member.id())
                        .bind("since", tx.now().minus(Duration.ofHours(1)))
                        .mapTo(Long.class)
                        .one();
        if (lately >= CODES_AN_HOUR) {
            throw new Refusal.TooMany("refusal.tooManyFreshCodes", Duration.ofHours(1));
        }
        String code = keys.newCode();
        UUID id = ids.next();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO staff_fresh
                            (id, staff_id, session, code_hash, asked_at, expires_at)
                        VALUES (:id, :staff, :session, :hash, :at, :expires)
                        """)
                .bind("id", id)
                .bind("staff", member.id())
                .bind("session", session)
                .bind("hash", hash(id, code))
                .bind("at", tx.now())
                .bind("expires", tx.now().plus(LIFE))
                .execute();
        ledger.append(tx, Entry.of("staff.codeAsked", member.actor()).with("proof", id));
        return code;
    }

    private record Asked(UUID id, String codeHash, int tries) {}

    /// Whether `code` is the newest one asked for in this browser. It counts a try either way, so
    /// never undo the transaction for a wrong one.
    public boolean prove(Tx tx, StaffMember member, String session, String code) {
        Optional<Asked> asked =
                tx.handle()
                        .createQuery(
                                """
                                SELECT id, code_hash, tries FROM staff_fresh
                                WHERE staff_id = :staff AND session = :session
                                  AND expires_at > :now AND proved_at IS NULL
                                ORDER BY id DESC LIMIT 1
                                """)
                        .bind("staff", member.id())
                        .bind("session", session)
                        .bind("now", tx.now())
                        .map(ConstructorMapper.of(Asked.class))
                        .findOne()
                        .filter(one -> one.tries() < TRIES);
        if (asked.isEmpty()) {
            return false;
        }
        UUID id = asked.get().id();
        boolean right = asked.get().codeHash().equals(hash(id, code.replace(" ", "")));
        tx.handle()
                .createUpdate(
                        "UPDATE staff_fresh SET tries = tries + 1, proved_at = :at WHERE id = :id")
                .bind("id", id)
                .bind("at", right ? tx.now() : null)
                .execute();
        ledger.append(
                tx,
                Entry.of(right ? "staff.proved" : "staff.wrongCode", member.actor())
                        .with("proof", id));
        return right;
    }

    private String hash(UUID id, String code) {
        return keys.hash(Purpose.MAILBOX_CODE, "fresh:" + id + ":" + code);
    }
}
