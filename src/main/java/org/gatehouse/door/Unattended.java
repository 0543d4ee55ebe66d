package org.gatehouse.door;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.meeting.UnattendedPlan;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.gatehouse.words.Wording;
import org.jdbi.v3.core.Handle;

/// An evening on which no gatekeeper comes: what the organiser had chosen for it is carried out,
/// said in the lobby, and written into the ledger; it ends once a desk is opened, and does not
/// begin again.
public final class Unattended {
    private static final Wording WORDS = Wording.of("said");

    private static final Actor RULE = new Actor.Rule("unattended");

    /// How exactly it is noted when a desk was open last.
    private static final Duration EXACTNESS = Duration.ofSeconds(30);

    private final Database database;
    private final Meetings meetings;
    private final Desk desk;
    private final Ids ids;
    private final Ledger ledger;
    private final Broadcast broadcast;

    public Unattended(
            Database database,
            Meetings meetings,
            Desk desk,
            Ids ids,
            Ledger ledger,
            Broadcast broadcast) {
        this.database = database;
        this.meetings = meetings;
        this.desk = desk;
        this.ids = ids;
        this.ledger = ledger;
        this.broadcast = broadcast;
    }

    /// Chooses the plan of `meeting`.
    ///
    /// @return whether it is another one than before
    public boolean choose(Tx tx, UUID meeting, UnattendedPlan plan, Actor by) {
        if (UnattendedPlan.of(tx.handle(), meeting) == plan) {
            return false;
        }
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO unattended_plan (id, meeting_id, plan, at, by_whom)
                        VALUES (:id, :meeting, :plan, :at, :by)
                        """)
                .bind("id", ids.next())
                .bind("meeting", meeting)
                .bind("plan", plan)
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(tx, Entry.of("unattended.chosen", by).in(meeting).with("plan", plan));
        return true;
    }

    /// Notes that somebody looks at the desk of `meeting`; never call it inside a transaction.
    public void deskIsOpen(UUID meeting, Instant now) {
        Optional<Instant> seen = database.read(handle -> deskSeen(handle, meeting));
        if (seen.filter(at -> at.plus(EXACTNESS).isAfter(now)).isPresent()) {
            return;
        }
        database.write(
                tx ->
                        tx.handle()
                                .createUpdate(
                                        """
                                        INSERT INTO desk_presence (meeting_id, at)
                                        VALUES (:meeting, :at)
                                        ON CONFLICT (meeting_id) DO UPDATE SET at = excluded.at
                                        """)
                                .bind("meeting", meeting)
                                .bind("at", tx.now())
                                .execute());
    }

    private static Optional<Instant> deskSeen(Handle handle, UUID meeting) {
        return handle.createQuery("SELECT at FROM desk_presence WHERE meeting_id = :meeting")
                .bind("meeting", meeting)
                .mapTo(Instant.class)
                .findOne();
    }

    private record Begun(UUID id, UnattendedPlan plan, Instant at) {}

    private static Optional<Begun> begun(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT s.id, s.plan, s.at FROM unattended_start s
                        WHERE s.meeting_id = :meeting
                          AND NOT EXISTS (SELECT 1 FROM unattended_end e WHERE e.start_id = s.id)
                        ORDER BY s.id DESC LIMIT 1
                        """)
                .bind("meeting", meeting)
                .map(
                        row ->
                                new Begun(
                                        row.getColumn("id", UUID.class),
                                        row.getColumn("plan", UnattendedPlan.class),
                                        row.getColumn("at", Instant.class)))
                .findOne();
    }

    /// Since when the plan of `meeting` is carried out, where it is.
    public static Optional<Instant> since(Handle handle, UUID meeting) {
        return begun(handle, meeting).map(Begun::at);
    }

    /// Looks at every meeting whose door is open; never call it inside a transaction.
    public void turn(Instant now) {
        for (UUID id : database.read(handle -> open(handle, now))) {
            if (broadcast.listeners(Signal.attending(id)) > 0) {
                deskIsOpen(id, now);
            }
            database.write(tx -> turn(tx, id));
        }
    }

    private List<UUID> open(Handle handle, Instant now) {
        return Meetings.upcoming(handle, now.minus(MeetingState.GRACE)).stream()
                .filter(meeting -> meetings.state(handle, meeting, now) == MeetingState.OPEN)
                .map(Meeting::id)
                .toList();
    }

    /// What is read here may be old by the time that it is acted on: another node of the same forum
    /// does the same. So each act is a conditional write, and whoever comes second does nothing.
    private int turn(Tx tx, UUID id) {
        Meeting meeting = Meetings.require(tx.handle(), id);
        Optional<Begun> begun = begun(tx.handle(), id);
        return switch (UnattendedRules.turn(
                meeting.doorOpensAt(), deskSeen(tx.handle(), id), begun.map(Begun::at), tx.now())) {
            case NOTHING -> 0;
            case BEGIN -> begin(tx, id);
            case GO_ON -> letIn(tx, id, begun.orElseThrow().plan());
            case END -> end(tx, id, begun.orElseThrow().id());
        };
    }

    private int begin(Tx tx, UUID meeting) {
        UnattendedPlan plan = UnattendedPlan.of(tx.handle(), meeting);
        if (!isFirst(tx, meeting, plan)) {
            return 0;
        }
        ledger.append(tx, Entry.of("unattended.begun", RULE).in(meeting).with("plan", plan));
        desk.tellLobby(tx, meeting, lobbyWords(plan), RULE);
        return letIn(tx, meeting, plan);
    }

    /// Takes its turn first, so that it sees what another node has begun until then.
    private boolean isFirst(Tx tx, UUID meeting, UnattendedPlan plan) {
        ledger.takeTurn(tx);
        return tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO unattended_start (id, meeting_id, plan, at)
                                SELECT :id, :meeting, :plan, :at
                                WHERE NOT EXISTS (
                                    SELECT 1 FROM unattended_start s
                                    WHERE s.meeting_id = :meeting
                                      AND NOT EXISTS (SELECT 1 FROM unattended_end e
                                                      WHERE e.start_id = s.id))
                                """)
                        .bind("id", ids.next())
                        .bind("meeting", meeting)
                        .bind("plan", plan)
                        .bind("at", tx.now())
                        .execute()
                == 1;
    }

    private static String lobbyWords(UnattendedPlan plan) {
        return switch (plan) {
            case NOBODY -> WORDS.text("said.lobby.nobody");
            case KNOWN -> WORDS.text("said.lobby.known");
        };
    }

    /// By the same call, and so the same rules, as a gatekeeper's press: whoever has a flag waits.
    private int letIn(Tx tx, UUID meeting, UnattendedPlan plan) {
        return switch (plan) {
            case NOBODY -> 0;
            case KNOWN -> desk.admitKnown(tx, meeting, RULE);
        };
    }

    private int end(Tx tx, UUID meeting, UUID start) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO unattended_end (start_id, at) VALUES (:start, :at)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("start", start)
                        .bind("at", tx.now())
                        .execute();
        if (rows == 0) {
            return 0;
        }
        ledger.append(tx, Entry.of("unattended.ended", RULE).in(meeting));
        desk.tellLobby(tx, meeting, "", RULE);
        return 0;
    }
}
