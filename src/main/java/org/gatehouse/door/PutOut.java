package org.gatehouse.door;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Registrants;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Database;
import org.jdbi.v3.core.Handle;

/// Has the platform put somebody out of the room whose seat is gone. It works behind the answer, so
/// that a slow platform keeps nobody waiting.
public final class PutOut {
    private final Database database;
    private final Passes passes;
    private final Rooms rooms;
    private final Caretaker caretaker;
    private final Executor behind;

    /// @param behind carries out what may take seconds
    public PutOut(
            Database database, Passes passes, Rooms rooms, Caretaker caretaker, Executor behind) {
        this.database = database;
        this.passes = passes;
        this.rooms = rooms;
        this.caretaker = caretaker;
        this.behind = behind;
    }

    /// Puts the owner of `gone` out, where they had been given their link; never call it inside a
    /// transaction.
    void of(Knock gone) {
        if (gone.enteredAt().isPresent()) {
            behind.execute(() -> tellPlatform(gone));
        }
    }

    private void tellPlatform(Knock gone) {
        Optional<Room> room = database.read(handle -> rooms.currentRoom(handle, gone.meetingId()));
        Guest guest = database.read(handle -> guest(handle, gone));
        room.ifPresent(open -> caretaker.remove(open, guest));
    }

    private Guest guest(Handle handle, Knock gone) {
        return Entrance.guest(
                Registrants.require(handle, gone.registrantId()),
                passes.byId(handle, gone.passId()));
    }
}
