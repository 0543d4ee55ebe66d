package org.gatehouse.staff;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Who is signed in in which browser. A session ends a day after it was last used, and after two
/// weeks in any case.
public final class StaffSessions {
    private static final Duration IDLE = Duration.ofHours(24);
    private static final Duration LIFE = Duration.ofDays(14);

    /// How exactly the last use is noted: a write for every page would be too many.
    private static final Duration EXACTNESS = Duration.ofMinutes(10);

    private final Database database;
    private final Ledger ledger;

    public StaffSessions(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    private record Session(UUID id, UUID staffId, Instant startedAt, Instant seenAt) {}

    /// Who is signed in in the browser whose session cookie hashes to `hash`.
    public Optional<StaffMember> find(String hash, Instant now) {
        Optional<Session> session =
                database.read(handle -> session(handle, hash)).filter(known -> isLive(known, now));
        session.filter(known -> known.seenAt().plus(EXACTNESS).isBefore(now)).ifPresent(this::seen);
        return session.flatMap(known -> database.read(handle -> member(handle, known.staffId())));
    }

    private static boolean isLive(Session session, Instant now) {
        return now.isBefore(session.seenAt().plus(IDLE))
                && now.isBefore(session.startedAt().plus(LIFE));
    }

    private static Optional<Session> session(Handle handle, String hash) {
        return handle.createQuery(
                        """
                        SELECT id, staff_id, started_at, seen_at FROM staff_session s
                        WHERE token_hash = :hash
                          AND NOT EXISTS (SELECT 1 FROM staff_session_end e
                                          WHERE e.session_id = s.id)
                        """)
                .bind("hash", hash)
                .map(ConstructorMapper.of(Session.class))
                .findOne();
    }

    private static Optional<StaffMember> member(Handle handle, UUID id) {
        return handle.createQuery(
                        """
                        SELECT id, name, email, role FROM staff_member s WHERE id = :id
                          AND NOT EXISTS (SELECT 1 FROM staff_closure c WHERE c.staff_id = s.id)
                        """)
                .bind("id", id)
                .map(ConstructorMapper.of(StaffMember.class))
                .findOne();
    }

    private void seen(Session session) {
        database.write(
                tx ->
                        tx.handle()
                                .createUpdate(
                                        "UPDATE staff_session SET seen_at = :at WHERE id = :id")
                                .bind("at", tx.now())
                                .bind("id", session.id())
                                .execute());
    }

    /// Signs this browser out.
    public void end(Tx tx, String hash) {
        session(tx.handle(), hash).ifPresent(session -> end(tx, session));
    }

    private void end(Tx tx, Session session) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO staff_session_end (session_id, at) VALUES (:id, :at)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("id", session.id())
                .bind("at", tx.now())
                .execute();
        Actor by = new Actor.Staff(session.staffId());
        ledger.append(tx, Entry.of("staff.signedOut", by).with("session", session.id()));
    }
}
