package org.gatehouse.rooms;

import static org.gatehouse.rooms.RoomsHouse.done;
import static org.gatehouse.rooms.RoomsHouse.guest;
import static org.gatehouse.rooms.RoomsHouse.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.rooms.practice.PracticeRooms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaretakerTest {
    private final UUID meeting = UUID.randomUUID();

    @TempDir private Path folder;
    private RoomsHouse house;
    private PracticeRooms practice;
    private Caretaker caretaker;

    @BeforeEach
    void open() {
        house = new RoomsHouse(folder);
        practice = new PracticeRooms(house.clock, house.random, house.broadcast);
        caretaker = new Caretaker(house.database, house.rooms, house.steps, List.of(practice));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void theNewestRoomIsTheCurrentOneUntilItEnds() {
        Room first = done(caretaker.open(practice, request(meeting, 1), house.by));
        Room second = done(caretaker.open(practice, request(meeting, 2), house.by));
        assertEquals(Optional.of(second.id()), current().map(Room::id));
        done(caretaker.end(second, house.by));
        assertEquals(Optional.empty(), current());
        assertNotEquals(first.details(), second.details());
        assertEquals(3, (int) house.database.read(h -> house.rooms.nextGeneration(h, meeting)));
    }

    @Test
    void askingTwiceOpensOneRoom() {
        Room first = done(caretaker.open(practice, request(meeting, 1), house.by));
        Room again = done(caretaker.open(practice, request(meeting, 1), house.by));
        assertEquals(first, again);
        assertEquals(1, house.database.read(h -> house.rooms.rooms(h, meeting)).size());
    }

    @Test
    void aRoomOpenedJustBeforeACrashIsFoundInsteadOfMadeTwice() {
        RoomRequest request = request(meeting, 1);
        house.write(
                tx -> {
                    house.steps.begin(tx, meeting, request.key(), "open");
                    return tx;
                });
        RoomDetails made = done(practice.open(request));
        Room room = done(caretaker.open(practice, request, house.by));
        assertEquals(made, room.details());
        assertEquals(
                List.of("begun"),
                house.database.read(h -> house.steps.steps(h, request.key())).stream()
                        .map(RoomStep::outcome)
                        .toList());
    }

    @Test
    void aClosedRoomThatThePlatformDidNotHearOfIsEndedLater() {
        Room room = done(caretaker.open(practice, request(meeting, 1), house.by));
        house.write(
                tx -> {
                    house.rooms.recordEnded(tx, room, house.by);
                    return tx;
                });
        assertEquals(List.of(room.id()), house.database.read(house.steps::roomsToEnd));
        assertTrue(caretaker.endAgain(caretaker.toBeEnded().getFirst()));
        assertEquals(List.of(), house.database.read(house.steps::roomsToEnd));
        assertInstanceOf(Outcome.Refused.class, practice.admit(room.details(), guest("Jill")));
    }

    @Test
    void nobodyGetsALinkIntoARoomThatIsClosedByOurRecord() {
        Room room = done(caretaker.open(practice, request(meeting, 1), house.by));
        house.write(
                tx -> {
                    house.rooms.recordEnded(tx, room, house.by);
                    return tx;
                });
        assertInstanceOf(Outcome.Refused.class, caretaker.admit(room, guest("Jill"), house.by));
    }

    @Test
    void aPlatformsNameForSomebodyLeadsToTheirPassAlone() {
        Room room = done(caretaker.open(practice, request(meeting, 1), house.by));
        Guest jill = guest("Jill Chill");
        JoinLink link = done(caretaker.admit(room, jill, house.by));
        String reference = link.reference().orElseThrow();
        assertEquals(
                Optional.of(jill.pass()),
                house.database.read(h -> house.rooms.passOf(h, room, reference)));
        assertEquals(
                Optional.empty(),
                house.database.read(h -> house.rooms.passOf(h, room, "somebody else")));
        assertEquals(
                Optional.of(room.id()),
                house.database
                        .read(
                                h ->
                                        house.rooms.roomOfReference(
                                                h, "practice", room.details().reference()))
                        .map(Room::id));
    }

    @Test
    void noRoomReferenceLiesOpenInTheDatabaseFile() throws Exception {
        Room room = done(caretaker.open(practice, request(meeting, 1), house.by));
        house.write(
                tx ->
                        house.spares.add(
                                tx, meeting, "https://meet.google.com/abc-defg-hij", house.by));
        assertEquals(1, (int) house.database.read(h -> house.spares.left(h, meeting)));
        house.close();
        String raw = Files.readString(house.file, StandardCharsets.ISO_8859_1);
        assertTrue(raw.contains("practice"), "the file holds the row");
        assertFalse(raw.contains(room.details().reference()), "the room's reference is readable");
        assertFalse(raw.contains("abc-defg-hij"), "a spare link is readable");
    }

    private Optional<Room> current() {
        return house.database.read(h -> house.rooms.currentRoom(h, meeting));
    }
}
