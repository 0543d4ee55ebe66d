package org.gatehouse.staff;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Everybody on the staff, and how they come in: by a link that works once.
public final class StaffAccounts {
    /// How long an invitation can be accepted.
    public static final Duration INVITATION = Duration.ofDays(2);

    private static final String SELECT =
            """
            SELECT s.id, s.name, s.email, s.role FROM staff_member s
            WHERE NOT EXISTS (SELECT 1 FROM staff_closure c WHERE c.staff_id = s.id)
            """;

    private final Keys keys;
    private final Ids ids;
    private final Ledger ledger;

    public StaffAccounts(Keys keys, Ids ids, Ledger ledger) {
        this.keys = keys;
        this.ids = ids;
        this.ledger = ledger;
    }

    /// An invitation just made; its token goes to the person invited and nowhere else.
    public record Invitation(StaffMember member, String token) {}

    /// Invites somebody. Whoever has an account with the same address keeps it and gets a new link,
    /// which is how one signs in on another browser.
    public Invitation invite(Tx tx, String name, String email, Role role, Actor by) {
        StaffMember member =
                byEmail(tx.handle(), email).orElseGet(() -> add(tx, name, email, role, by));
        String token = keys.newToken();
        UUID id = ids.next();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO staff_invitation (id, staff_id, token_hash, made_at, expires_at)
                        VALUES (:id, :staff, :hash, :at, :expires)
                        """)
                .bind("id", id)
                .bind("staff", member.id())
                .bind("hash", keys.hash(Purpose.STAFF_INVITATION, token))
                .bind("at", tx.now())
                .bind("expires", tx.now().plus(INVITATION))
                .execute();
        ledger.append(
                tx,
                Entry.of("staff.invited", by)
                        .with("staff", member.id())
                        .with("invitation", id)
                        .with("role", member.role()));
        return new Invitation(member, token);
    }

    private StaffMember add(Tx tx, String name, String email, Role role, Actor by) {
        StaffMember member = new StaffMember(ids.next(), name, email, role);
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO staff_member (id, name, email, role, created_at, created_by)
                        VALUES (:id, :name, :email, :role, :at, :by)
                        """)
                .bind("id", member.id())
                .bind("name", name)
                .bind("email", email)
                .bind("role", role)
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx,
                Entry.of("staff.added", by)
                        .with("staff", member.id())
                        .with("role", role)
                        .personal(member.id(), Map.of("name", name, "email", email)));
        return member;
    }

    /// Whom the invitation `token` is for, as long as it can be accepted; changes nothing.
    public Optional<StaffMember> peek(Handle handle, String token, java.time.Instant now) {
        return handle.createQuery(
                        SELECT
                                + """
                                AND s.id = (
                                    SELECT i.staff_id FROM staff_invitation i
                                    WHERE i.token_hash = :hash AND i.expires_at > :now
                                      AND NOT EXISTS (SELECT 1 FROM staff_invitation_use u
                                                      WHERE u.invitation_id = i.id))
                                """)
                .bind("hash", keys.hash(Purpose.STAFF_INVITATION, token))
                .bind("now", now)
                .map(ConstructorMapper.of(StaffMember.class))
                .findOne();
    }

    /// Uses the invitation `token` up and signs its owner in on the browser whose session cookie
    /// hashes to `session`.
    ///
    /// @param label what that browser says it is
    /// @throws Refusal.Gone where the invitation was used, is too old, or never was
    public StaffMember accept(Tx tx, String token, String session, String label) {
        StaffMember member =
                peek(tx.handle(), token, tx.now())
                        .orElseThrow(() -> new Refusal.Gone("refusal.invitationOver"));
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO staff_invitation_use (invitation_id, at)
                                SELECT id, :at FROM staff_invitation WHERE token_hash = :hash
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("at", tx.now())
                        .bind("hash", keys.hash(Purpose.STAFF_INVITATION, token))
                        .execute();
        if (rows == 0) {
            throw new Refusal.Gone("refusal.invitationOver");
        }
        startSession(tx, member, session, label);
        return member;
    }

    private void startSession(Tx tx, StaffMember member, String session, String label) {
        UUID id = ids.next();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO staff_session
                            (id, staff_id, token_hash, label, started_at, seen_at)
                        VALUES (:id, :staff, :hash, :label, :at, :at)
                        """)
                .bind("id", id)
                .bind("staff", member.id())
                .bind("hash", session)
                .bind("label", label)
                .bind("at", tx.now())
                .execute();
        ledger.append(tx, Entry.of("staff.signedIn", member.actor()).with("session", id));
    }

    private Optional<StaffMember> byEmail(Handle handle, String email) {
        return handle.createQuery(SELECT + " AND LOWER(s.email) = LOWER(:email)")
                .bind("email", email)
                .map(ConstructorMapper.of(StaffMember.class))
                .findOne();
    }

    /// Everybody with an account, by name.
    public List<StaffMember> list(Handle handle) {
        return handle.createQuery(SELECT + " ORDER BY s.name, s.id")
                .map(ConstructorMapper.of(StaffMember.class))
                .list();
    }

    public Optional<StaffMember> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + " AND s.id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(StaffMember.class))
                .findOne();
    }

    /// Ends an account and all its sessions for good; what it did stays on record.
    public void close(Tx tx, UUID staff, Actor by) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO staff_closure (staff_id, at, by_whom)
                                VALUES (:staff, :at, :by) ON CONFLICT DO NOTHING
                                """)
                        .bind("staff", staff)
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .execute();
        if (rows == 1) {
            ledger.append(tx, Entry.of("staff.closed", by).with("staff", staff));
        }
    }
}
