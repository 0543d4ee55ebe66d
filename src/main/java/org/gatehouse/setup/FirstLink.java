package org.gatehouse.setup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffAccounts;
import org.gatehouse.staff.StaffMember;
import org.jdbi.v3.core.Handle;

/// How the first organiser gets into a fresh installation: by a link that the program prints when
/// it starts. It holds for an hour and works once; as long as nobody has an account, each start
/// makes one more. Once anybody ever had an account there are no such links: further ones are made
/// by `gatehouse staff invite`.
public final class FirstLink {
    public static final Duration LIFE = Duration.ofHours(1);

    private static final Actor OPERATOR = new Actor.Operator();

    private final Keys keys;
    private final Ids ids;
    private final Ledger ledger;
    private final StaffAccounts staff;

    public FirstLink(Keys keys, Ids ids, Ledger ledger, StaffAccounts staff) {
        this.keys = keys;
        this.ids = ids;
        this.ledger = ledger;
        this.staff = staff;
    }

    /// Makes a link; its token goes to the terminal and nowhere else. Empty where somebody has, or
    /// ever had, an account.
    public Optional<String> make(Tx tx) {
        if (!isFresh(tx.handle())) {
            return Optional.empty();
        }
        String token = keys.newToken();
        UUID id = ids.next();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO set_up_link (id, token_hash, made_at, expires_at)
                        VALUES (:id, :hash, :at, :expires)
                        """)
                .bind("id", id)
                .bind("hash", keys.hash(Purpose.SET_UP_LINK, token))
                .bind("at", tx.now())
                .bind("expires", tx.now().plus(LIFE))
                .execute();
        ledger.append(tx, Entry.of("setUp.linkMade", OPERATOR).with("link", id));
        return Optional.of(token);
    }

    private static boolean isFresh(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM staff_member").mapTo(Long.class).one() == 0;
    }

    /// Whether `token` opens the set-up at this moment; changes nothing.
    public boolean holds(Handle handle, String token, Instant now) {
        return find(handle, token, now).isPresent();
    }

    private Optional<UUID> find(Handle handle, String token, Instant now) {
        if (!isFresh(handle)) {
            return Optional.empty();
        }
        return handle.createQuery(
                        """
                        SELECT id FROM set_up_link
                        WHERE token_hash = :hash AND expires_at > :now AND made_at <= :now
                        """)
                .bind("hash", keys.hash(Purpose.SET_UP_LINK, token))
                .bind("now", now)
                .mapTo(UUID.class)
                .findOne();
    }

    /// Uses `token` up: makes the first organiser and signs them in in the browser whose session
    /// cookie hashes to `session`.
    ///
    /// @param label what that browser says it is
    /// @throws Refusal.Gone where the link is too old, was used, or never was
    public StaffMember begin(
            Tx tx, String token, String name, String email, String session, String label) {
        UUID link =
                find(tx.handle(), token, tx.now())
                        .orElseThrow(() -> new Refusal.Gone("refusal.setUpOver"));
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO set_up_begin (only_once, link_id, at)
                                VALUES (1, :link, :at) ON CONFLICT DO NOTHING
                                """)
                        .bind("link", link)
                        .bind("at", tx.now())
                        .execute();
        if (rows == 0) {
            throw new Refusal.Gone("refusal.setUpOver");
        }
        ledger.append(tx, Entry.of("setUp.begun", OPERATOR).with("link", link));
        String invitation = staff.invite(tx, name, email, Role.ORGANISER, OPERATOR).token();
        return staff.accept(tx, invitation, session, label);
    }
}
