package org.gatehouse.inroom;

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
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffMember;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// How a gatekeeper opens the desk inside the platform's program, where their own session does not
/// reach: by a code from the ordinary desk, which works once and for this one meeting.
public final class DeskCodes {
    /// How long a code can be typed in.
    public static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration AFTER_THE_END = Duration.ofHours(2);

    /// Letters and digits that nobody mistakes for one another. Ten of them are 1.4×10¹⁴ codes: at
    /// a thousand tries a second one is hit within its ten minutes once in two hundred million.
    private static final String CLEAR = "23456789ACDEFHJKMNPRTUVWXY";

    private static final int LENGTH = 10;

    private final Database database;
    private final Keys keys;
    private final Ids ids;
    private final SecureRandom random;
    private final Ledger ledger;

    public DeskCodes(Database database, Keys keys, Ids ids, SecureRandom random, Ledger ledger) {
        this.database = database;
        this.keys = keys;
        this.ids = ids;
        this.random = random;
        this.ledger = ledger;
    }

    /// A code for `member` and the desk of `meeting`, as it is shown: `K7QD4-MXPT2`.
    public String make(Tx tx, UUID meeting, StaffMember member) {
        Meetings.require(tx.handle(), meeting);
        UUID id = ids.next();
        String code = freshCode();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO in_room_code
                            (id, meeting_id, staff_id, code_hash, at, expires_at)
                        VALUES (:id, :meeting, :staff, :hash, :at, :expires)
                        """)
                .bind("id", id)
                .bind("meeting", meeting)
                .bind("staff", member.id())
                .bind("hash", hash(code))
                .bind("at", tx.now())
                .bind("expires", tx.now().plus(CODE_LIFE))
                .execute();
        ledger.append(
                tx, Entry.of("in-room.codeMade", member.actor()).in(meeting).with("code", id));
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    private String freshCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(CLEAR.charAt(random.nextInt(CLEAR.length())));
        }
        return code.toString();
    }

    private String hash(String code) {
        return keys.hash(Purpose.IN_ROOM, "code:" + code);
    }

    private record Code(UUID id, UUID meetingId, UUID staffId) {}

    /// Uses the code that somebody `typed` up and opens the desk in the browser whose cookie hashes
    /// to `session`; any other that its owner had open on this meeting ends.
    ///
    /// @return the meeting
    /// @throws Refusal.Gone where the code was used, is too old, or never was
    public UUID open(Tx tx, String typed, String session) {
        ledger.takeTurn(tx); // two browsers can't both be the first to use a code
        Code code =
                find(tx.handle(), typed, tx.now())
                        .orElseThrow(() -> new Refusal.Gone("refusal.inRoomCode"));
        Meeting meeting = Meetings.require(tx.handle(), code.meetingId());
        endOthers(tx, code);
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO in_room_session (code_id, token_hash, at, expires_at)
                        VALUES (:id, :session, :at, :expires)
                        """)
                .bind("id", code.id())
                .bind("session", session)
                .bind("at", tx.now())
                .bind("expires", until(meeting, tx.now()))
                .execute();
        ledger.append(
                tx,
                Entry.of("in-room.opened", new Actor.Staff(code.staffId()))
                        .in(meeting.id())
                        .with("code", code.id()));
        return meeting.id();
    }

    /// Until two hours after the meeting's planned end; an hour in any case, and never a day.
    private static Instant until(Meeting meeting, Instant now) {
        Instant end = meeting.endsAt().plus(AFTER_THE_END);
        Instant least = now.plus(Duration.ofHours(1));
        Instant most = now.plus(LONGEST);
        return end.isBefore(least) ? least : end.isAfter(most) ? most : end;
    }

    private Optional<Code> find(Handle handle, String typed, Instant now) {
        String plain = typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return handle.createQuery(
                        """
                        SELECT c.id, c.meeting_id, c.staff_id FROM in_room_code c
                        WHERE c.code_hash = :hash AND c.expires_at > :now
                          AND NOT EXISTS (SELECT 1 FROM in_room_session s WHERE s.code_id = c.id)
                          AND NOT EXISTS (SELECT 1 FROM staff_closure e
                                          WHERE e.staff_id = c.staff_id)
                        """)
                .bind("hash", hash(plain))
                .bind("now", now)
                .map(ConstructorMapper.of(Code.class))
                .findOne();
    }

    private static void endOthers(Tx tx, Code code) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO in_room_session_end (code_id, at)
                        SELECT s.code_id, :at FROM in_room_session s
                        JOIN in_room_code c ON c.id = s.code_id
                        WHERE c.staff_id = :staff AND c.meeting_id = :meeting
                        ON CONFLICT DO NOTHING
                        """)
                .bind("at", tx.now())
                .bind("staff", code.staffId())
                .bind("meeting", code.meetingId())
                .execute();
    }

    /// A desk that is open in some browser.
    public record Session(UUID id, UUID meeting, StaffMember member) {}

    private record Found(
            UUID codeId, UUID meetingId, UUID id, String name, String email, String role) {}

    /// The desk in the browser whose cookie hashes to `session`.
    public Optional<Session> find(String session, Instant now) {
        return database.read(
                handle ->
                        handle.createQuery(
                                        """
                                        SELECT s.code_id, c.meeting_id, m.id, m.name, m.email, m.role
                                        FROM in_room_session s
                                        JOIN in_room_code c ON c.id = s.code_id
                                        JOIN staff_member m ON m.id = c.staff_id
                                        WHERE s.token_hash = :session AND s.expires_at > :now
                                          AND NOT EXISTS (SELECT 1 FROM in_room_session_end e
                                                          WHERE e.code_id = s.code_id)
                                          AND NOT EXISTS (SELECT 1 FROM staff_closure e
                                                          WHERE e.staff_id = m.id)
                                        """)
                                .bind("session", session)
                                .bind("now", now)
                                .map(ConstructorMapper.of(Found.class))
                                .findOne()
                                .map(DeskCodes::session));
    }

    private static Session session(Found found) {
        return new Session(
                found.codeId(),
                found.meetingId(),
                new StaffMember(
                        found.id(), found.name(), found.email(), Role.valueOf(found.role())));
    }

    /// Closes the desk in this browser.
    public void close(Tx tx, Session session) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO in_room_session_end (code_id, at) VALUES (:id, :at)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("id", session.id())
                        .bind("at", tx.now())
                        .execute();
        if (rows == 1) {
            ledger.append(
                    tx,
                    Entry.of("in-room.closed", session.member().actor())
                            .in(session.meeting())
                            .with("code", session.id()));
        }
    }
}
