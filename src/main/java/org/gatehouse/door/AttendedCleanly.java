package org.gatehouse.door;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// After a meeting, writes down who was there with nothing held against them: at the next one they
/// are known from before. Each meeting is written down once.
///
/// Whoever was put out, turned away or banned is left out, and so is whoever was asked to wait
/// because of a flag. Where the meeting was stopped, only those count who were let in again after
/// it: whoever did it was among those inside.
public final class AttendedCleanly {
    private static final Actor RULE = new Actor.Rule("attended");

    private final Database database;
    private final Meetings meetings;
    private final Desk desk;
    private final Acquaintances acquaintances;
    private final Ledger ledger;

    public AttendedCleanly(
            Database database,
            Meetings meetings,
            Desk desk,
            Acquaintances acquaintances,
            Ledger ledger) {
        this.database = database;
        this.meetings = meetings;
        this.desk = desk;
        this.acquaintances = acquaintances;
        this.ledger = ledger;
    }

    /// Writes down every meeting that is over and is not written down yet.
    public void run(Instant now) {
        for (UUID meeting : database.read(handle -> toDo(handle, now))) {
            database.write(tx -> record(tx, meeting));
        }
    }

    private List<UUID> toDo(Handle handle, Instant now) {
        return handle
                .createQuery(
                        """
                        SELECT m.id FROM meeting m
                        WHERE m.starts_at < :now
                          AND NOT EXISTS (SELECT 1 FROM attendance_record a
                                          WHERE a.meeting_id = m.id)
                          AND NOT EXISTS (SELECT 1 FROM practice_evening e
                                          WHERE e.meeting_id = m.id)
                        """)
                .bind("now", now)
                .mapTo(UUID.class)
                .list()
                .stream()
                .filter(id -> isOver(handle, id, now))
                .toList();
    }

    private boolean isOver(Handle handle, UUID id, Instant now) {
        return switch (meetings.state(handle, Meetings.require(handle, id), now)) {
            case OVER -> true;
            case DRAFT, ANNOUNCED, OPEN, CANCELLED -> false;
        };
    }

    private int record(Tx tx, UUID id) {
        Meeting meeting = Meetings.require(tx.handle(), id);
        List<String> mailboxes = clean(tx.handle(), meeting, tx.now());
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO attendance_record (meeting_id, people, at)
                                VALUES (:id, :people, :at) ON CONFLICT DO NOTHING
                                """)
                        .bind("id", id)
                        .bind("people", mailboxes.size())
                        .bind("at", tx.now())
                        .execute();
        if (rows == 0) {
            return 0;
        }
        for (String mailbox : mailboxes) {
            acquaintances.remember(tx, mailbox, Acquaintances.Ground.ATTENDED, id, RULE);
        }
        ledger.append(
                tx, Entry.of("attendance.recorded", RULE).in(id).with("people", mailboxes.size()));
        return mailboxes.size();
    }

    private List<String> clean(Handle handle, Meeting meeting, Instant now) {
        Set<UUID> inside = inside(handle, meeting.id());
        return desk.view(handle, meeting.id(), now).rows().stream()
                .filter(row -> inside.contains(row.registrantId()))
                .filter(row -> row.place() != Place.TURNED_AWAY && !row.known().banned())
                .filter(row -> !(row.isHeld() && !row.flags().isEmpty()))
                .map(row -> row.registrant().mailbox())
                .flatMap(Optional::stream)
                .toList();
    }

    private static Set<UUID> inside(Handle handle, UUID meeting) {
        return handle
                .createQuery(
                        """
                        SELECT k.registrant_id FROM knock k JOIN entry e ON e.knock_id = k.id
                        WHERE k.meeting_id = :meeting
                          AND e.at > COALESCE((SELECT MAX(s.at) FROM door_stop s
                                               WHERE s.meeting_id = :meeting), 0)
                          AND NOT EXISTS (SELECT 1 FROM knock out
                                          WHERE out.registrant_id = k.registrant_id
                                            AND out.closed_because = 'removed')
                        """)
                .bind("meeting", meeting)
                .mapTo(UUID.class)
                .stream()
                .collect(Collectors.toSet());
    }
}
