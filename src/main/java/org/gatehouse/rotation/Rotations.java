package org.gatehouse.rotation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gatehouse.alert.OtherWays;
import org.gatehouse.door.Places;
import org.gatehouse.door.Stops;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.mail.Outbox;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingRooms;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// Sets meetings up afresh. The door is shut in the transaction of the press; the rest follows step
/// by step, each recorded, so that a crash resumes at the first one that is not done. Until the
/// last one that matters is committed the door stays shut: never half way without saying so.
public final class Rotations {
    private static final Actor.Rule AFRESH = new Actor.Rule("afresh");

    private final Database database;
    private final Ids ids;
    private final Ledger ledger;
    private final Rooms rooms;
    private final Caretaker caretaker;
    private final NextRoom nextRoom;
    private final Stops stops;
    private final Places places;
    private final Reissue reissue;
    private final EmergencyMail mail;
    private final OtherWays otherWays;
    private final Executor behind;
    private final Map<UUID, ReentrantLock> underWay = new ConcurrentHashMap<>();

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
            OtherWays otherWays,
            Executor behind) {
        this.database = database;
        this.ids = ids;
        this.ledger = ledger;
        this.rooms = rooms;
        this.caretaker = caretaker;
        this.nextRoom = new NextRoom(database, meetingRooms, behind, NextRoom.PATIENCE);
        this.stops = stops;
        this.places = places;
        this.reissue = reissue;
        this.mail = mail;
        this.otherWays = otherWays;
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
                            RotationRows.lock(tx, meeting);
                            supersedeOthers(tx, meeting);
                            int generation = rooms.nextGeneration(tx.handle(), meeting);
                            RotationRows.add(tx, id, meeting, generation, reason, by.text());
                            exposed.forEach(pass -> RotationRows.expose(tx, id, pass));
                            mail.holdBack(tx, meeting, exposed);
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

    /// Has [#carryOut] done behind the caller's back.
    public void carryOutSoon(UUID id, Actor by) {
        behind.execute(() -> carryOut(id, by));
    }

    /// Carries out what is not done yet of the rotation `id`, and returns how it stands then. Where
    /// a platform fails, the next spare room is used; where there is none, the door stays shut and
    /// [Rotation#trouble] says why. Calling it again tries again; a call while another is under way
    /// waits for that one. Never call it in a transaction.
    public Rotation carryOut(UUID id, Actor by) {
        UUID meeting = require(id).meetingId();
        ReentrantLock one = underWay.computeIfAbsent(meeting, _ -> new ReentrantLock());
        one.lock();
        try {
            Rotation rotation = require(id);
            if (rotation.hasMoved()) {
                writeLetters(rotation, () -> seal(rotation));
            } else if (!rotation.superseded()) {
                moveAndWrite(rotation, by);
            }
            return require(id);
        } finally {
            one.unlock();
        }
    }

    /// The letters are sealed while the platform makes the room.
    private void moveAndWrite(Rotation rotation, Actor by) {
        CompletableFuture<List<Outbox.Sealed>> letters =
                CompletableFuture.supplyAsync(() -> seal(rotation), behind);
        if (openRoom(rotation, by)) {
            database.write(tx -> move(tx, rotation, by));
            behind.execute(otherWays::send);
            writeLetters(require(rotation.id()), letters::join);
        }
    }

    private boolean openRoom(Rotation rotation, Actor by) {
        try {
            if (database.read(h -> rooms.currentRoom(h, rotation.meetingId())).isEmpty()) {
                nextRoom.open(rotation.meetingId(), by);
            }
        } catch (Refusal.Unavailable refusal) {
            String words = refusal.arguments().isEmpty() ? "" : refusal.arguments().getFirst() + "";
            database.write(
                    tx -> {
                        RotationRows.trouble(tx, ids, rotation, RotationStep.OPEN_ROOM, words);
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

    /// Everything that leads people into the new room, together or not at all. From here on the
    /// letters are owed, and the door need not stay shut until all of them are written.
    private Rotation move(Tx tx, Rotation rotation, Actor by) {
        Handle handle = tx.handle();
        RotationRows.lock(tx, rotation.meetingId());
        Rotation now = RotationRows.find(handle, rotation.id()).orElseThrow();
        if (now.superseded() || now.hasMoved()) {
            return now;
        }
        Meeting meeting = Meetings.require(handle, rotation.meetingId());
        List<UUID> exposed = RotationRows.exposed(handle, now.id());
        Set<UUID> owners = reissue.all(tx, meeting, exposed, generation(now), by);
        int back = places.giveBack(tx, meeting.id(), owners, AFRESH);
        stops.lift(tx, meeting.id(), by);
        otherWays.owe(tx, meeting.id(), now.id());
        RotationRows.done(tx, now.id(), RotationStep.MOVE);
        ledger.append(
                tx,
                Entry.of("rotation.moved", by)
                        .in(meeting.id())
                        .with("rotation", now.id())
                        .with("generation", now.generation())
                        .with("reissued", owners.size())
                        .with("placesKept", back));
        return now;
    }

    private void writeLetters(Rotation rotation, Supplier<List<Outbox.Sealed>> sealed) {
        if (!rotation.hasMoved() || !rotation.isUnfinished()) {
            return;
        }
        if (mail.writeAll(database, tx -> isStillWanted(tx, rotation), sealed.get())) {
            database.write(
                    tx -> {
                        RotationRows.done(tx, rotation.id(), RotationStep.WRITE_LETTERS);
                        return rotation;
                    });
        }
    }

    private List<Outbox.Sealed> seal(Rotation rotation) {
        EmergencyMail.Order order =
                database.read(
                        handle ->
                                new EmergencyMail.Order(
                                        Meetings.require(handle, rotation.meetingId()),
                                        generation(rotation),
                                        owners(handle, rotation)));
        return mail.seal(database, order);
    }

    private Set<UUID> owners(Handle handle, Rotation rotation) {
        return RotationRows.exposed(handle, rotation.id()).stream()
                .map(pass -> reissue.owner(handle, pass))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isStillWanted(Tx tx, Rotation rotation) {
        RotationRows.lock(tx, rotation.meetingId());
        return !RotationRows.find(tx.handle(), rotation.id()).orElseThrow().superseded();
    }

    /// Letters count rotations, rooms count from 1: the first room's letters are of generation 0.
    private static int generation(Rotation rotation) {
        return rotation.generation() - 1;
    }

    /// Those begun since `since` that a crash or a platform's fault left half way.
    List<UUID> unfinished(Instant since) {
        return database.read(handle -> RotationRows.unfinished(handle, since));
    }

    /// Goes on with the rotation `id` at the first step that is not done; whether all is done now.
    boolean resume(UUID id) {
        return !carryOut(id, new Actor.Rule("resume")).isUnfinished();
    }

    /// Notes which old rooms their platforms have ended since.
    void noteEnded() {
        List<UUID> ended = database.read(RotationRows::endedSince);
        if (!ended.isEmpty()) {
            database.write(
                    tx -> {
                        ended.forEach(id -> RotationRows.done(tx, id, RotationStep.END_OLD_ROOM));
                        return ended;
                    });
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
