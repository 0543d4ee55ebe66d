package org.gatehouse.door;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.MeetingRooms;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Database;

/// *Stop now* and what follows at the platform. The press is answered once our own door is shut;
/// the platform is told behind it, so that a slow one keeps no gatekeeper waiting. A crash between
/// the two is made good by [Caretaker#endAgain].
public final class StopNow {
    private static final Actor.Rule NEW_ROOM = new Actor.Rule("new-room");

    private final Database database;
    private final Stops stops;
    private final Places places;
    private final Rooms rooms;
    private final Caretaker caretaker;
    private final MeetingRooms meetingRooms;
    private final Executor behind;

    /// @param behind carries out what may take seconds
    public StopNow(
            Database database,
            Stops stops,
            Places places,
            Rooms rooms,
            Caretaker caretaker,
            MeetingRooms meetingRooms,
            Executor behind) {
        this.database = database;
        this.stops = stops;
        this.places = places;
        this.rooms = rooms;
        this.caretaker = caretaker;
        this.meetingRooms = meetingRooms;
        this.behind = behind;
    }

    /// Stops the meeting; never call it inside a transaction.
    public void press(UUID meeting, Actor by) {
        Optional<Room> room = database.write(tx -> stops.stop(tx, meeting, by));
        room.ifPresent(open -> behind.execute(() -> caretaker.end(open, by)));
    }

    /// Opens a new room and lets the evening go on: whoever was inside stands at the door again, as
    /// their pages have told them. Where another desk has done so already, this opens none. Never
    /// call it inside a transaction.
    ///
    /// @throws org.gatehouse.refusal.Refusal.Unavailable where the platform failed: all stays shut
    public void goOn(UUID meeting, Actor by) {
        if (database.read(handle -> rooms.currentRoom(handle, meeting)).isEmpty()) {
            meetingRooms.openNext(meeting, by);
        }
        database.write(
                tx -> {
                    int back = places.giveBack(tx, meeting, Set.of(), NEW_ROOM);
                    stops.lift(tx, meeting, by);
                    return back;
                });
    }
}
