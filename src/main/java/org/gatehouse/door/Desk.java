package org.gatehouse.door;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gatehouse.door.Judgement.Decide;
import org.gatehouse.door.Judgement.TurnAway;
import org.gatehouse.door.Judgement.Wait;
import org.gatehouse.door.Judgement.Why;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sharing.PublicTexts;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The gatekeepers' side of the door. Several desks may be open on one meeting; a knock is decided
/// once, by whoever is first.
public final class Desk {
    private final Meetings meetings;
    private final Passes passes;
    private final Acquaintances acquaintances;
    private final Rooms rooms;
    private final PersonFacts persons;
    private final Function<Handle, List<String>> hostNames;
    private final ThrowAwayDomains throwAway;
    private final PublicTexts texts;
    private final Ids ids;
    private final Ledger ledger;
    private final Broadcast broadcast;

    /// @param hostNames the names of all on the staff, for the flags
    public Desk(
            Meetings meetings,
            Passes passes,
            Acquaintances acquaintances,
            Rooms rooms,
            Function<Handle, List<String>> hostNames,
            ThrowAwayDomains throwAway,
            PublicTexts texts,
            Ids ids,
            Ledger ledger,
            Broadcast broadcast) {
        this.meetings = meetings;
        this.passes = passes;
        this.acquaintances = acquaintances;
        this.rooms = rooms;
        this.persons = new PersonFacts(meetings, acquaintances, rooms);
        this.hostNames = hostNames;
        this.throwAway = throwAway;
        this.texts = texts;
        this.ids = ids;
        this.ledger = ledger;
        this.broadcast = broadcast;
    }

    /// Everything that the desk of `meeting` shows.
    public DeskView view(Handle handle, UUID meetingId, Instant now) {
        Meeting meeting = Meetings.require(handle, meetingId);
        Roll roll = new Roll(handle, meeting, hostNames.apply(handle), throwAway, now);
        return new DeskView(
                meeting,
                meetings.state(handle, meeting, now),
                DoorState.of(handle, meetingId),
                rooms.currentRoom(handle, meetingId).isPresent(),
                roll.rows());
    }

    /// Lets one person in.
    ///
    /// @throws Refusal.Conflict where somebody else was faster, or nobody may be let in just now
    public void admit(Tx tx, UUID knockId, Actor by) {
        Knock knock = waiting(tx.handle(), knockId);
        refuseUnlessOpen(judge(tx.handle(), knock, tx.now()));
        decide(tx, knock, "ADMIT", "", by);
    }

    /// Lets everybody in who is known from before, or has a badge, and has no flag: as the desk
    /// shows it at this moment. Returns how many that were.
    public int admitKnown(Tx tx, UUID meetingId, Actor by) {
        List<DeskRow> known = view(tx.handle(), meetingId, tx.now()).knownAtTheDoor();
        int admitted = 0;
        for (DeskRow row : known) {
            Knock knock = row.knock().orElseThrow();
            if (judge(tx.handle(), knock, tx.now()) instanceof Decide) {
                decide(tx, knock, "ADMIT", "", by);
                admitted++;
            }
        }
        return admitted;
    }

    /// Asks one person to wait, with a word of why.
    public void hold(Tx tx, UUID knockId, String message, Actor by) {
        Knock knock = waiting(tx.handle(), knockId);
        texts.require(tx.handle(), message);
        Holds.add(tx, ids, knockId, message, by.text());
        append(tx, "knock.held", knock, by);
    }

    /// Turns one person away; they are told `reason` and whom to appeal to.
    public void turnAway(Tx tx, UUID knockId, String reason, Actor by) {
        Knock knock = waiting(tx.handle(), knockId);
        texts.require(tx.handle(), reason);
        decide(tx, knock, "TURN_AWAY", reason, by);
        Knocks.close(tx, knockId, "turned-away");
    }

    /// Takes a turning-away back: the person may knock again.
    public void pardon(Tx tx, UUID knockId, Actor by) {
        Knock knock = require(tx.handle(), knockId);
        if (!knock.isTurnedAway()) {
            throw new Refusal.Conflict("refusal.notTurnedAway");
        }
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO pardon (knock_id, at, by_whom) VALUES (:id, :at, :by)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("id", knockId)
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .execute();
        if (rows == 1) {
            append(tx, "knock.pardoned", knock, by);
        }
    }

    /// Ends somebody's seat: their page says so. The caller puts them out of the room.
    ///
    /// @return whose seat it was
    public Knock remove(Tx tx, UUID knockId, String reason, Actor by) {
        Knock knock = require(tx.handle(), knockId);
        texts.require(tx.handle(), reason);
        if (!Knocks.close(tx, knockId, "removed")) {
            throw new Refusal.Conflict("refusal.alreadyGone");
        }
        ledger.append(
                tx,
                Entry.of("knock.removed", by)
                        .in(knock.meetingId())
                        .with("knock", knock.id())
                        .with("pass", knock.passId())
                        .personal(knock.registrantId(), java.util.Map.of("reason", reason)));
        tell(tx, knock.meetingId(), knock.registrantId(), "removed");
        return knock;
    }

    /// Ends whatever seat `registrant` has: turned away where they wait, removed where they are
    /// inside.
    ///
    /// @return the seat, if there was one
    public Optional<Knock> endSeat(Tx tx, UUID registrant, String reason, Actor by) {
        Optional<Knock> latest = Knocks.latest(tx.handle(), registrant);
        latest.ifPresent(knock -> Knocks.giveUp(tx, knock, "removed"));
        Optional<Knock> seat = latest.filter(Knock::isOpen);
        seat.ifPresent(
                knock -> {
                    if (knock.isWaiting()) {
                        turnAway(tx, knock.id(), reason, by);
                    } else {
                        remove(tx, knock.id(), reason, by);
                    }
                });
        return seat;
    }

    /// Records that somebody on the staff knows this person.
    public void vouch(Tx tx, UUID registrantId, Actor by) {
        Registrant registrant = Registrants.require(tx.handle(), registrantId);
        registrant
                .mailbox()
                .ifPresent(
                        mailbox ->
                                acquaintances.remember(
                                        tx,
                                        mailbox,
                                        Acquaintances.Ground.VOUCHED,
                                        registrant.meetingId(),
                                        by));
        tell(tx, registrant.meetingId(), registrantId, "vouched");
    }

    /// Takes back that this person is known, as it was said at this meeting: a slip of the hand.
    public void unvouch(Tx tx, UUID registrantId, Actor by) {
        Registrant registrant = Registrants.require(tx.handle(), registrantId);
        registrant
                .mailbox()
                .ifPresent(
                        mailbox ->
                                acquaintances.forget(
                                        tx,
                                        mailbox,
                                        Acquaintances.Ground.VOUCHED,
                                        registrant.meetingId(),
                                        by));
        tell(tx, registrant.meetingId(), registrantId, "vouched");
    }

    /// How often `registrant` has knocked.
    public int knocks(Handle handle, UUID registrant) {
        return Visit.of(handle, registrant).size();
    }

    private static Knock waiting(Handle handle, UUID knockId) {
        Knock knock = require(handle, knockId);
        if (!knock.isWaiting()) {
            throw new Refusal.Conflict("refusal.alreadyDecided");
        }
        return knock;
    }

    private static Knock require(Handle handle, UUID knockId) {
        return Knocks.find(handle, knockId)
                .orElseThrow(() -> new Refusal.NotFound("refusal.noKnock"));
    }

    private Judgement judge(Handle handle, Knock knock, Instant now) {
        Registrant registrant = Registrants.require(handle, knock.registrantId());
        Meeting meeting = Meetings.require(handle, knock.meetingId());
        Pass pass = passes.byId(handle, knock.passId());
        return HouseRules.judge(persons.of(handle, meeting, registrant, pass, now));
    }

    private static void refuseUnlessOpen(Judgement judgement) {
        switch (judgement) {
            case Decide _ -> {}
            case Wait(Judgement.Because because) ->
                    throw new Refusal.Conflict("refusal.door." + because);
            case TurnAway(Why why) -> throw new Refusal.Conflict("refusal.desk." + why);
        }
    }

    /// One verdict for each knock, whoever comes first: the table's key sees to it.
    private void decide(Tx tx, Knock knock, String decision, String reason, Actor by) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO verdict (knock_id, decision, reason, at, by_whom)
                                VALUES (:knock, :decision, :reason, :at, :by)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("knock", knock.id())
                        .bind("decision", decision)
                        .bind("reason", reason)
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .execute();
        if (rows == 0) {
            throw new Refusal.Conflict("refusal.alreadyDecided");
        }
        append(tx, decision.equals("ADMIT") ? "knock.admitted" : "knock.turnedAway", knock, by);
    }

    private void append(Tx tx, String kind, Knock knock, Actor by) {
        ledger.append(
                tx,
                Entry.of(kind, by)
                        .in(knock.meetingId())
                        .with("knock", knock.id())
                        .with("registrant", knock.registrantId())
                        .with("pass", knock.passId()));
        tell(tx, knock.meetingId(), knock.registrantId(), "verdict");
    }

    /// Nobody is let in until [#thaw]; those at the door keep their places.
    public void freeze(Tx tx, UUID meeting, Actor by) {
        if (DoorState.of(tx.handle(), meeting).isFrozen()) {
            return;
        }
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO door_freeze (id, meeting_id, at, by_whom)
                        VALUES (:id, :meeting, :at, :by)
                        """)
                .bind("id", ids.next())
                .bind("meeting", meeting)
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(tx, Entry.of("door.frozen", by).in(meeting));
        tell(tx, meeting, null, "frozen");
    }

    public void thaw(Tx tx, UUID meeting, Actor by) {
        Optional<UUID> freeze = DoorState.of(tx.handle(), meeting).freeze();
        if (freeze.isEmpty()) {
            return;
        }
        tx.handle()
                .createUpdate(
                        "INSERT INTO door_thaw (freeze_id, at, by_whom) VALUES (:id, :at, :by)")
                .bind("id", freeze.get())
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(tx, Entry.of("door.thawed", by).in(meeting));
        tell(tx, meeting, null, "thawed");
    }

    /// Tells everybody in the lobby something; an empty message takes the last one down.
    public void tellLobby(Tx tx, UUID meeting, String message, Actor by) {
        texts.require(tx.handle(), message);
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO lobby_message (id, meeting_id, message, at, by_whom)
                        VALUES (:id, :meeting, :message, :at, :by)
                        """)
                .bind("id", ids.next())
                .bind("meeting", meeting)
                .bind("message", message)
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(tx, Entry.of("lobby.told", by).in(meeting).with("message", message));
        tell(tx, meeting, null, "message");
    }

    /// Tells the desks, and one person, or everybody where `person` is null.
    private void tell(Tx tx, UUID meeting, @Nullable UUID person, String what) {
        tx.afterCommit(
                () -> {
                    broadcast.send(new Signal(Signal.desk(meeting), what));
                    String others = person == null ? Signal.lobby(meeting) : Signal.person(person);
                    broadcast.send(new Signal(others, what));
                });
    }
}
