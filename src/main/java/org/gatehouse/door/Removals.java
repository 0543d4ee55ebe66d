package org.gatehouse.door;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.gatehouse.ledger.Actor;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Registrants;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Database;
import org.jdbi.v3.core.Handle;

/// Puts one person out: first their seat goes, then the platform is told.
public final class Removals {
    private final Database database;
    private final Desk desk;
    private final Passes passes;
    private final Rooms rooms;
    private final Caretaker caretaker;
    private final Executor behind;

    /// @param behind carries out what may take seconds
    public Removals(
            Database database,
            Desk desk,
            Passes passes,
            Rooms rooms,
            Caretaker caretaker,
            Executor behind) {
        this.database = database;
        this.desk = desk;
        this.passes = passes;
        this.rooms = rooms;
        this.caretaker = caretaker;
        this.behind = behind;
    }

    private record Removal(Optional<Room> room, Guest guest) {}

    /// Ends the seat of `knock` and has the platform put its owner out; never call it inside a
    /// transaction.
    public void remove(UUID knock, String reason, Actor by) {
        Removal removal =
                database.write(
                        tx -> {
                            Knock gone = desk.remove(tx, knock, reason, by);
                            return removal(tx.handle(), gone);
                        });
        removal.room()
                .ifPresent(room -> behind.execute(() -> caretaker.remove(room, removal.guest())));
    }

    private Removal removal(Handle handle, Knock knock) {
        Guest guest =
                Entrance.guest(
                        Registrants.require(handle, knock.registrantId()),
                        passes.byId(handle, knock.passId()));
        return new Removal(rooms.currentRoom(handle, knock.meetingId()), guest);
    }
}
