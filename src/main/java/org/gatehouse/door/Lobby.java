package org.gatehouse.door;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
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
import org.gatehouse.meeting.Spoken;
import org.gatehouse.pass.Device;
import org.gatehouse.pass.Devices;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// The residents' side of the door: what a pass's page shows, and knocking.
public final class Lobby {
    private final Passes passes;
    private final PutOut putOut;
    private final PersonFacts persons;
    private final Ids ids;
    private final Ledger ledger;
    private final Broadcast broadcast;

    public Lobby(
            Meetings meetings,
            Acquaintances acquaintances,
            Rooms rooms,
            Passes passes,
            PutOut putOut,
            Ids ids,
            Ledger ledger,
            Broadcast broadcast) {
        this.passes = passes;
        this.putOut = putOut;
        this.persons = new PersonFacts(meetings, acquaintances, rooms);
        this.ids = ids;
        this.ledger = ledger;
        this.broadcast = broadcast;
    }

    /// What the page of the pass `token` shows to `browser`; changes nothing.
    ///
    /// @throws Refusal.NotFound where there is no such pass
    public LobbyView view(Handle handle, String token, Optional<String> browser, Instant now) {
        Pass pass = require(handle, token);
        Optional<Device> device = device(handle, pass, browser);
        if (device.isEmpty()) {
            boolean replaced =
                    browser.isPresent()
                            && Devices.wasReplaced(handle, pass.registrantId(), browser.get());
            return new LobbyView.Unproved(pass.meetingId(), replaced);
        }
        Registrant registrant = Registrants.require(handle, pass.registrantId());
        Meeting meeting = Meetings.require(handle, pass.meetingId());
        Situation situation = situation(handle, meeting, registrant, pass, device.get(), now);
        return new LobbyView.Proved(meeting, registrant, pass, device.get(), situation);
    }

    private Pass require(Handle handle, String token) {
        return passes.find(handle, token).orElseThrow(() -> new Refusal.NotFound("refusal.noPass"));
    }

    private static Optional<Device> device(Handle handle, Pass pass, Optional<String> browser) {
        return browser.flatMap(b -> Devices.find(handle, pass.registrantId(), b));
    }

    private Situation situation(
            Handle handle,
            Meeting meeting,
            Registrant registrant,
            Pass pass,
            Device device,
            Instant now) {
        KnockFacts facts = persons.of(handle, meeting, registrant, pass, now);
        return switch (HouseRules.judge(facts)) {
            case TurnAway(Why why) when why == Why.BANNED ->
                    new Situation.Outside(why, ban(handle, registrant, now));
            case TurnAway(Why why) -> new Situation.Outside(why, reason(handle, registrant, pass));
            case Wait(Judgement.Because because) ->
                    waiting(handle, meeting, pass, device, Optional.of(because));
            case Decide _ -> waiting(handle, meeting, pass, device, Optional.empty());
        };
    }

    private static Optional<String> ban(Handle handle, Registrant registrant, Instant now) {
        return registrant
                .mailbox()
                .flatMap(mailbox -> Bans.standing(handle, mailbox, now))
                .map(ban -> ban.reason() + " – " + until(handle, registrant, ban));
    }

    private static String until(Handle handle, Registrant registrant, Ban ban) {
        Meeting meeting = Meetings.require(handle, registrant.meetingId());
        return "until " + Spoken.day(ban.until().atZone(ZoneId.of(meeting.zone())));
    }

    /// The reason that goes with being turned away, in the words of whoever decided it.
    private static Optional<String> reason(Handle handle, Registrant registrant, Pass pass) {
        Optional<String> revoked = Passes.revocation(handle, pass.id());
        if (revoked.isPresent()) {
            return revoked;
        }
        if (Registrants.standing(handle, registrant.id())
                instanceof org.gatehouse.pass.Standing.Refused(String reason)) {
            return Optional.of(reason);
        }
        return Knocks.latest(handle, registrant.id())
                .filter(Knock::isTurnedAway)
                .flatMap(Knock::reason);
    }

    private static Situation waiting(
            Handle handle,
            Meeting meeting,
            Pass pass,
            Device device,
            Optional<Judgement.Because> because) {
        DoorState door = DoorState.of(handle, meeting.id());
        Optional<Knock> seat = Knocks.seat(handle, pass.id());
        if (seat.isEmpty()) {
            return new Situation.AtTheDoor(because, door.message(), isKept(handle, pass, door));
        }
        Knock knock = seat.get();
        if (!knock.deviceId().equals(Optional.of(device.id()))) {
            return new Situation.OnOtherDevice(knock.isAdmitted());
        }
        if (knock.isWaiting()) {
            int place = Knocks.ahead(handle, knock) + 1;
            int all = Knocks.waiting(handle, meeting.id());
            Optional<String> held = Holds.message(handle, knock.id());
            return new Situation.Waiting(because, place, all, held, door.message(), knock.at());
        }
        return knock.enteredAt().isPresent()
                ? new Situation.Inside(knock.id(), because)
                : new Situation.ComeIn(knock.id(), because);
    }

    private static boolean isKept(Handle handle, Pass pass, DoorState door) {
        return door.isPaused()
                && Knocks.latest(handle, pass.registrantId())
                        .filter(knock -> knock.isKeptSince(door.stoppedAt()))
                        .isPresent();
    }

    /// Knocks with the pass `token` on the device that `browser` is. Knocking twice is one knock.
    /// On another device of the same pass the seat moves here: whoever was let in there has to be
    /// let in again.
    ///
    /// @throws Refusal.NotAllowed on a browser that has not proved the mailbox
    /// @throws Refusal.Conflict where the door is not open or the pass opens nothing any more
    public UUID knock(Tx tx, String token, Optional<String> browser) {
        Handle handle = tx.handle();
        Pass pass = require(handle, token);
        Device device =
                device(handle, pass, browser)
                        .orElseThrow(() -> new Refusal.NotAllowed("refusal.deviceNotProved"));
        Registrant registrant = Registrants.require(handle, pass.registrantId());
        Meeting meeting = Meetings.require(handle, pass.meetingId());
        refuseDeadOrEarly(
                HouseRules.judge(persons.of(handle, meeting, registrant, pass, tx.now())));
        Optional<Knock> seat = Knocks.seat(handle, pass.id());
        if (seat.isPresent()) {
            if (seat.get().deviceId().equals(Optional.of(device.id()))) {
                return seat.get().id();
            }
            leave(tx, seat.get(), "moved");
        }
        return sit(tx, pass, device);
    }

    private static void refuseDeadOrEarly(Judgement judgement) {
        switch (judgement) {
            case TurnAway(Why why) -> throw new Refusal.Conflict("refusal.door." + why);
            case Wait(Judgement.Because because) when because == Judgement.Because.EARLY ->
                    throw new Refusal.Conflict("refusal.door.EARLY");
            case Wait _, Decide _ -> {}
        }
    }

    private UUID sit(Tx tx, Pass pass, Device device) {
        Optional<UUID> id =
                Knocks.add(tx, ids, pass.meetingId(), pass.registrantId(), pass.id(), device.id());
        if (id.isEmpty()) {
            return Knocks.seat(tx.handle(), pass.id())
                    .filter(knock -> knock.deviceId().equals(Optional.of(device.id())))
                    .map(Knock::id)
                    .orElseThrow(() -> new Refusal.Conflict("refusal.seatTaken"));
        }
        ledger.append(
                tx,
                entry("knock.made", pass.meetingId(), pass.registrantId())
                        .with("knock", id.get())
                        .with("pass", pass.id())
                        .with("device", device.id()));
        tell(tx, pass.meetingId(), pass.registrantId(), "knock");
        return id.get();
    }

    /// Gives the seat up: the person went away, or lost the room and wants to knock again.
    public void leave(Tx tx, String token, Optional<String> browser) {
        Pass pass = require(tx.handle(), token);
        Optional<Device> device = device(tx.handle(), pass, browser);
        Knocks.latest(tx.handle(), pass.registrantId())
                .filter(knock -> device.isPresent())
                .filter(knock -> knock.deviceId().equals(device.map(Device::id)))
                .ifPresent(knock -> leave(tx, knock, "left"));
    }

    /// Whoever goes while the meeting is paused has no seat, but a place that is kept for them.
    private void leave(Tx tx, Knock knock, String because) {
        if (Knocks.close(tx, knock.id(), because) || Knocks.giveUp(tx, knock, because)) {
            ledger.append(
                    tx,
                    entry("knock.closed", knock.meetingId(), knock.registrantId())
                            .with("knock", knock.id())
                            .with("because", because));
            tell(tx, knock.meetingId(), knock.registrantId(), "left");
            tx.afterCommit(() -> putOut.of(knock));
        }
    }

    /// Notes that a person pressed a button on the page of `token` in a browser that had not proved
    /// the mailbox. Says whose pass is about; it does not say who that was.
    public void notePress(Tx tx, Pass pass, String browser) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO pass_press (pass_id, browser, at)
                                VALUES (:pass, :browser, :at) ON CONFLICT DO NOTHING
                                """)
                        .bind("pass", pass.id())
                        .bind("browser", browser)
                        .bind("at", tx.now())
                        .execute();
        if (rows == 1) {
            ledger.append(
                    tx,
                    Entry.of("pass.pressedElsewhere", new Actor.Rule("pass-page"))
                            .in(pass.meetingId())
                            .with("pass", pass.id()));
            tell(tx, pass.meetingId(), pass.registrantId(), "press");
        }
    }

    private static Entry entry(String kind, UUID meeting, UUID registrant) {
        return Entry.of(kind, new Actor.Resident(registrant)).in(meeting);
    }

    private void tell(Tx tx, UUID meeting, UUID registrant, String what) {
        tx.afterCommit(
                () -> {
                    broadcast.send(new Signal(Signal.desk(meeting), what));
                    broadcast.send(new Signal(Signal.person(registrant), what));
                });
    }
}
