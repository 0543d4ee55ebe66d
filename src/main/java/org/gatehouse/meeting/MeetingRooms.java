package org.gatehouse.meeting;

import java.time.ZoneId;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomRequest;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Database;

/// Gives meetings their rooms. It asks platforms, so never call it inside a transaction.
public final class MeetingRooms {
    private final Database database;
    private final Meetings meetings;
    private final Rooms rooms;
    private final Caretaker caretaker;

    public MeetingRooms(Database database, Meetings meetings, Rooms rooms, Caretaker caretaker) {
        this.database = database;
        this.meetings = meetings;
        this.rooms = rooms;
        this.caretaker = caretaker;
    }

    /// Opens the meeting's room and shows the meeting to the public: never the one without the
    /// other.
    ///
    /// @throws Refusal.Unavailable where the platform failed; the meeting stays a draft
    public void announce(UUID meetingId, Actor by) {
        if (database.read(handle -> rooms.currentRoom(handle, meetingId)).isEmpty()) {
            openNext(meetingId, by);
        }
        database.write(
                tx -> {
                    meetings.publish(tx, meetingId, by);
                    return meetingId;
                });
    }

    /// Opens the next room of a meeting.
    ///
    /// @throws Refusal.Unavailable where the platform failed
    public Room openNext(UUID meetingId, Actor by) {
        Meeting meeting = database.read(handle -> Meetings.require(handle, meetingId));
        return openNextAt(meetingId, meeting.provider(), by);
    }

    /// Opens the next room of a meeting at a provider that is not its usual one, such as a spare
    /// link where the platform fails.
    ///
    /// @throws Refusal.Unavailable where that platform failed, too
    public Room openNextAt(UUID meetingId, String providerName, Actor by) {
        Meeting meeting = database.read(handle -> Meetings.require(handle, meetingId));
        RoomProvider provider =
                caretaker
                        .provider(providerName)
                        .orElseThrow(() -> new Refusal.Unavailable("refusal.noProvider"));
        int generation = database.read(handle -> rooms.nextGeneration(handle, meetingId));
        return switch (caretaker.open(provider, request(meeting, generation, providerName), by)) {
            case Outcome.Done<Room>(Room room) -> room;
            case Outcome.Refused<Room>(String reason) ->
                    throw new Refusal.Unavailable("refusal.roomRefused", reason);
            case Outcome.Unreachable<Room>(String reason) ->
                    throw new Refusal.Unavailable("refusal.roomUnreachable", reason);
        };
    }

    /// A spare link's request has a key of its own: whether the usual provider made a room is found
    /// out by that provider's.
    private static RoomRequest request(Meeting meeting, int generation, String provider) {
        RoomRequest usual =
                RoomRequest.of(
                        meeting.id(),
                        generation,
                        meeting.title(),
                        meeting.startsAt(),
                        ZoneId.of(meeting.zone()),
                        meeting.minutes(),
                        meeting.capacity());
        return provider.equals(meeting.provider()) ? usual : usual.withKey(usual.key() + "-spare");
    }
}
