package org.gatehouse.rotation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.gatehouse.door.Places;
import org.gatehouse.door.Stops;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingRooms;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.rooms.pasted.PastedRooms;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// Sets meetings up afresh. The door is shut in the transaction of the press; the rest follows step
/// by step, each recorded, so that a crash resumes at the first one that is not done. Until the
/// last one that matters is committed the door stays shut: never half way without saying so.
public final class Rotations {
    private final Database database;
    private final Ids ids;
    private final Ledger ledger;
    private final Rooms rooms;
    private final Caretaker caretaker;
    private final MeetingRooms meetingRooms;
    private final Stops stops;
    private final Places places;
    private final Reissue reissue;
    private final EmergencyMail mail;
    private final Executor behind;

    /// @param behind carries out what may take seconds and nobody has to wait for
    public Rotations(
            Database database,
            Ids ids,
            Ledger ledger,
            Rooms rooms,
            Caretaker caretaker,
            MeetingRooms meetingRooms,
            Stops stops,
            Places places,
            Reissue reissue,
            EmergencyMail mail,
            Executor behind) {
        this.database = database;
        this.ids = ids;
        this.ledger = ledger;
        this.rooms = rooms;
        this.caretaker = caretaker;
        this.meetingRooms = meetingRooms;
        this.stops = stops;
        this.places = places;
        this.reissue = reissue;
        this.mail = mail;
        this.behind = behind;
    }

    /// Shuts the door and begins to set `meeting` up afresh; one that is under way gives place.
    /// Call [#carryOut] with the result.
    ///
    /// @param exposed the passes that were seen in public, perhaps none
    /// @param reason why, in the words of whoever pressed
    public UUID begin(UUID meeting, Set<UUID> exposed, String reason, Actor by) {
        UUID id = ids.next();
        Optional<Room> old =
                database.write(
                        tx -> {
                            supersedeOthers(tx, meeting);
                            int generation = rooms.nextGeneration(tx.handle(), meeting);
                            RotationRows.add(tx, id, meeting, generation, reason, by.text());
                            exposed.forEach(pass -> RotationRows.expose(tx, id, pass));
                            Optional<Room> room = shut(tx, meeting, by);
                            RotationRows.done(tx, id, RotationStep.CLOSE_DOOR);
                            ledger.append(tx, begun(id, meeting, generation, exposed, by));
                            return room;
                        });
        old.ifPresent(room -> behind.execute(() -> endOld(id, room, by)));
        return id;
    }

    /// Stops the meeting, or, where it is stopped, closes a room that an earlier rotation opened.
    private Optional<Room> shut(Tx tx, UUID meeting, Actor by) {
        Optional<Room> room = stops.stop(tx, meeting, by);
        room.ifPresent(open -> rooms.recordEnded(tx, open, by));
        return room;
    }

    private static void supersedeOthers(Tx tx, UUID meeting) {
        RotationRows.of(tx.handle(), meeting).stream()
                .filter(Rotation::isUnfinished)
                .forEach(rotation -> RotationRows.supersede(tx, rotation.id()));
    }

    private static Entry begun(UUID id, UUID meeting, int generation, Set<UUID> exposed, Actor by) {
        return Entry.of("rotation.begun", by)
                .in(meeting)
                .with("rotation", id)
                .with("generation", generation)
                .with("exposed", exposed.size());
    }

    private void endOld(UUID rotation, Room room, Actor by) {
        if (caretaker.end(room, by) instanceof Outcome.Done<?>) {
            database.write(
                    tx -> {
                        RotationRows.done(tx, rotation, RotationStep.END_OLD_ROOM);
                        return rotation;
                    });
        }
    }

    /// Carries out what is not done yet of the rotation `id`, and returns how it stands then. Where
    /// a platform fails, the next spare room is used; where there is none, the door stays shut and
    /// [Rotation#trouble] says why. Calling it again tries again. Never call it in a transaction.
    public Rotation carryOut(UUID id, Actor by) {
        Rotation rotation = require(id);
        if (rotation.isUnfinished() && openRoom(rotation, by)) {
            database.write(tx -> move(tx, rotation, by));
        }
        return require(id);
    }

    private boolean openRoom(Rotation rotation, Actor by) {
        if (database.read(h -> rooms.currentRoom(h, rotation.meetingId())).isPresent()) {
            return true;
        }
        try {
            openSomewhere(rotation.meetingId(), by);
        } catch (Refusal.Unavailable refusal) {
            String words = refusal.arguments().isEmpty() ? "" : refusal.arguments().getFirst() + "";
            database.write(
                    tx -> {
                        RotationRows.trouble(tx, ids, rotation.id(), RotationStep.OPEN_ROOM, words);
                        return words;
                    });
            return false;
        }
        database.write(
                tx -> {
                    RotationRows.done(tx, rotation.id(), RotationStep.OPEN_ROOM);
                    return rotation;
                });
        return true;
    }

    /// At the meeting's own provider, or with a spare link where that fails.
    private void openSomewhere(UUID meetingId, Actor by) {
        Meeting meeting = database.read(handle -> Meetings.require(handle, meetingId));
        try {
            meetingRooms.openNext(meetingId, by);
        } catch (Refusal.Unavailable first) {
            if (meeting.provider().equals(PastedRooms.NAME)) {
                throw first;
            }
            openSpare(meetingId, by, first);
        }
    }

    private void openSpare(UUID meetingId, Actor by, Refusal.Unavailable first) {
        try {
            meetingRooms.openNextAt(meetingId, PastedRooms.NAME, by);
        } catch (Refusal.Unavailable _) {
            throw first; // the provider's own trouble says more than the missing spare link
        }
    }

    /// Everything that leads people into the new room, together or not at all.
    private Rotation move(Tx tx, Rotation rotation, Actor by) {
        Handle handle = tx.handle();
        Rotation now = RotationRows.find(handle, rotation.id()).orElseThrow();
        if (!now.isUnfinished()) {
            return now;
        }
        Meeting meeting = Meetings.require(handle, rotation.meetingId());
        Set<UUID> owners =
                reissue.all(
                        tx, meeting, RotationRows.exposed(handle, now.id()), generation(now), by);
        int letters = mail.enqueue(tx, meeting, generation(now), owners);
        int back = places.giveBack(tx, meeting.id(), owners);
        stops.lift(tx, meeting.id(), by);
        RotationRows.done(tx, now.id(), RotationStep.MOVE);
        ledger.append(
                tx,
                Entry.of("rotation.moved", by)
                        .in(meeting.id())
                        .with("rotation", now.id())
                        .with("generation", now.generation())
                        .with("reissued", owners.size())
                        .with("letters", letters)
                        .with("placesKept", back));
        return now;
    }

    /// Letters count rotations, rooms count from 1: the first room's letters are of generation 0.
    private static int generation(Rotation rotation) {
        return rotation.generation() - 1;
    }

    /// Finishes what a crash left half done; run at start.
    public void resume() {
        for (UUID id : database.read(RotationRows::unfinished)) {
            carryOut(id, new Actor.Rule("resume"));
        }
    }

    private Rotation require(UUID id) {
        return database.read(handle -> RotationRows.find(handle, id)).orElseThrow();
    }

    /// All rotations of a meeting, the oldest first.
    public static List<Rotation> of(Handle handle, UUID meeting) {
        return RotationRows.of(handle, meeting);
    }
}
