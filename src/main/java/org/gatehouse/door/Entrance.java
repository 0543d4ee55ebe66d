package org.gatehouse.door;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.pass.Device;
import org.gatehouse.pass.Devices;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.JoinLink;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// Coming in: the personal link is made when the admitted person presses "Join", and handed over
/// once, to the device that was admitted.
public final class Entrance {
    private final Database database;
    private final Passes passes;
    private final Rooms rooms;
    private final Caretaker caretaker;
    private final Ledger ledger;
    private final Broadcast broadcast;

    public Entrance(
            Database database,
            Passes passes,
            Rooms rooms,
            Caretaker caretaker,
            Ledger ledger,
            Broadcast broadcast) {
        this.database = database;
        this.passes = passes;
        this.rooms = rooms;
        this.caretaker = caretaker;
        this.ledger = ledger;
        this.broadcast = broadcast;
    }

    /// Where a request came from, for the record.
    public record Origin(String address, String userAgent) {}

    /// Hands the personal link over. Asks the platform, so never call it inside a transaction.
    ///
    /// @throws Refusal.Conflict where the pass's seat is not admitted, not on this device, or was
    ///   given its link before
    /// @throws Refusal.Unavailable where the platform can't be reached: the person may press again
    public JoinLink comeIn(String token, Optional<String> browser, Origin origin, Instant now) {
        Admitted admitted = database.read(handle -> admitted(handle, token, browser));
        Actor person = new Actor.Resident(admitted.guestOf().id());
        Outcome<JoinLink> made = caretaker.admit(admitted.room(), admitted.guest(), person);
        return switch (made) {
            case Outcome.Done<JoinLink>(JoinLink link) ->
                    database.write(tx -> handOver(tx, token, browser, admitted, origin, link));
            case Outcome.Refused<JoinLink>(String reason) ->
                    throw new Refusal.Conflict("refusal.roomRefused", reason);
            case Outcome.Unreachable<JoinLink>(String reason) ->
                    throw new Refusal.Unavailable("refusal.roomUnreachable", reason);
        };
    }

    private record Admitted(
            Knock knock, Device device, Registrant guestOf, Guest guest, Room room) {}

    private Admitted admitted(Handle handle, String token, Optional<String> browser) {
        Pass pass =
                passes.find(handle, token)
                        .orElseThrow(() -> new Refusal.NotFound("refusal.noPass"));
        Device device =
                browser.flatMap(b -> Devices.find(handle, pass.registrantId(), b))
                        .orElseThrow(() -> new Refusal.NotAllowed("refusal.deviceNotProved"));
        refuseDead(handle, pass);
        Knock knock =
                Knocks.seat(handle, pass.id())
                        .filter(Knock::isAdmitted)
                        .filter(seat -> seat.deviceId().equals(Optional.of(device.id())))
                        .orElseThrow(() -> new Refusal.Conflict("refusal.notAdmitted"));
        if (knock.enteredAt().isPresent()) {
            throw new Refusal.Conflict("refusal.linkGiven");
        }
        Room room =
                rooms.currentRoom(handle, pass.meetingId())
                        .orElseThrow(() -> new Refusal.Conflict("refusal.door.NO_ROOM"));
        Registrant registrant = Registrants.require(handle, pass.registrantId());
        return new Admitted(knock, device, registrant, guest(registrant, pass), room);
    }

    /// The gate is closed for a dead pass and while the meeting is stopped, whatever was decided
    /// before.
    private static void refuseDead(Handle handle, Pass pass) {
        if (Passes.revocation(handle, pass.id()).isPresent()) {
            throw new Refusal.Conflict("refusal.door.REVOKED");
        }
        if (DoorState.of(handle, pass.meetingId()).isPaused()) {
            throw new Refusal.Conflict("refusal.door.PAUSED");
        }
    }

    /// Who somebody is in the room: the pass's name, with the badge in front.
    static Guest guest(Registrant registrant, Pass pass) {
        String name =
                registrant.badge().map(badge -> badge + " ").orElse("") + registrant.fullName();
        Guest.Role role = registrant.badge().isPresent() ? Guest.Role.SPEAKER : Guest.Role.RESIDENT;
        return new Guest(pass.id(), name, pass.arrivalCode(), role);
    }

    /// Everything is looked at again: between the reading and now anything may have happened.
    private JoinLink handOver(
            Tx tx,
            String token,
            Optional<String> browser,
            Admitted before,
            Origin origin,
            JoinLink link) {
        Admitted now = admitted(tx.handle(), token, browser);
        if (!now.knock().id().equals(before.knock().id())
                || !now.room().id().equals(before.room().id())) {
            throw new Refusal.Conflict("refusal.notAdmitted");
        }
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO entry
                                    (knock_id, room_id, device_id, address, user_agent, at)
                                VALUES (:knock, :room, :device, :address, :agent, :at)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("knock", now.knock().id())
                        .bind("room", now.room().id())
                        .bind("device", now.device().id())
                        .bind("address", origin.address())
                        .bind("agent", origin.userAgent())
                        .bind("at", tx.now())
                        .execute();
        if (rows == 0) {
            throw new Refusal.Conflict("refusal.linkGiven");
        }
        record(tx, now, origin);
        return link;
    }

    private void record(Tx tx, Admitted admitted, Origin origin) {
        Knock knock = admitted.knock();
        UUID person = knock.registrantId();
        ledger.append(
                tx,
                Entry.of("entry.made", new Actor.Resident(person))
                        .in(knock.meetingId())
                        .with("knock", knock.id())
                        .with("pass", knock.passId())
                        .with("room", admitted.room().id())
                        .with("device", admitted.device().id())
                        .personal(
                                person,
                                Map.of(
                                        "name", admitted.guest().displayName(),
                                        "address", origin.address(),
                                        "userAgent", origin.userAgent())));
        tx.afterCommit(
                () -> {
                    broadcast.send(new Signal(Signal.desk(knock.meetingId()), "entry"));
                    broadcast.send(new Signal(Signal.person(person), "entry"));
                });
    }
}
