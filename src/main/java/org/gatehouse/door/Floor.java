package org.gatehouse.door;

import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.RoomRights;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;

/// Who has the floor: whose microphone is on and who may show a screen, where the platform lets
/// that be decided from here. Each asks the platform, so never call one inside a transaction.
public final class Floor {
    private final Database database;
    private final Rooms rooms;
    private final Caretaker caretaker;
    private final RoomRights rights;
    private final Ledger ledger;
    private final Broadcast broadcast;

    public Floor(
            Database database,
            Rooms rooms,
            Caretaker caretaker,
            RoomRights rights,
            Ledger ledger,
            Broadcast broadcast) {
        this.database = database;
        this.rooms = rooms;
        this.caretaker = caretaker;
        this.rights = rights;
        this.ledger = ledger;
        this.broadcast = broadcast;
    }

    private record Inside(Knock knock, Room room) {}

    /// Lets the owner of `knock` show their screen.
    public void letShow(UUID knock, Actor by) {
        decide(knock, true, by);
    }

    /// Ends what the owner of `knock` shows, and lets them show nothing more. It is forbidden
    /// before the platform is asked.
    public void endShow(UUID knock, Actor by) {
        Inside inside = decide(knock, false, by);
        require(caretaker.stopShowing(inside.room(), inside.knock().passId()));
    }

    private Inside decide(UUID knock, boolean mayShow, Actor by) {
        return database.write(
                tx -> {
                    Inside inside = inside(tx, knock);
                    rights.decide(tx, inside.room(), inside.knock().passId(), mayShow, by);
                    tell(tx, inside.knock());
                    return inside;
                });
    }

    private Inside inside(Tx tx, UUID id) {
        Knock knock =
                Knocks.find(tx.handle(), id)
                        .filter(Knock::isAdmitted)
                        .orElseThrow(() -> new Refusal.Conflict("refusal.alreadyGone"));
        Room room =
                rooms.currentRoom(tx.handle(), knock.meetingId())
                        .orElseThrow(() -> new Refusal.Conflict("refusal.door.NO_ROOM"));
        return new Inside(knock, room);
    }

    private void tell(Tx tx, Knock knock) {
        tx.afterCommit(
                () -> {
                    broadcast.send(new Signal(Signal.desk(knock.meetingId()), "floor"));
                    broadcast.send(new Signal(Signal.person(knock.registrantId()), "floor"));
                });
    }

    /// Switches the microphone of the owner of `knock` off; they can switch it on again.
    public void mute(UUID knock, Actor by) {
        Inside inside =
                database.write(
                        tx -> {
                            Inside found = inside(tx, knock);
                            ledger.append(
                                    tx,
                                    Entry.of("room.muted", by)
                                            .in(found.room().meeting())
                                            .with("room", found.room().id())
                                            .with("pass", found.knock().passId()));
                            return found;
                        });
        require(caretaker.mute(inside.room(), inside.knock().passId()));
    }

    private static void require(Outcome<Boolean> outcome) {
        switch (outcome) {
            case Outcome.Done<Boolean> _ -> {}
            case Outcome.Refused<Boolean>(String reason) ->
                    throw new Refusal.Conflict("refusal.roomRefused", reason);
            case Outcome.Unreachable<Boolean>(String reason) ->
                    throw new Refusal.Unavailable("refusal.roomUnreachable", reason);
        }
    }
}
