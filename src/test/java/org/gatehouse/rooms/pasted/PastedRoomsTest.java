package org.gatehouse.rooms.pasted;

import static org.gatehouse.rooms.RoomsHouse.done;
import static org.gatehouse.rooms.RoomsHouse.guest;
import static org.gatehouse.rooms.RoomsHouse.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomProviderContract;
import org.gatehouse.rooms.RoomsHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastedRoomsTest extends RoomProviderContract {
    private static final List<String> LINKS =
            List.of(
                    "https://meet.google.com/abc-defg-hij",
                    "https://us02web.zoom.us/j/81234567890?pwd=secret",
                    "https://meet.jit.si/MisbourneForum4711");

    @TempDir private Path folder;
    private RoomsHouse house;
    private PastedRooms pasted;

    @BeforeEach
    void threeSpares() {
        house = new RoomsHouse(folder);
        pasted = new PastedRooms(house.database, house.spares, new LinkReader(Set.of()));
        LINKS.forEach(link -> house.write(tx -> house.spares.add(tx, meeting, link, house.by)));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Override
    protected RoomProvider provider() {
        return pasted;
    }

    @Test
    void sparesAreUsedInTheirOrderAndRunOut() {
        for (int i = 0; i < LINKS.size(); i++) {
            RoomDetails room = done(pasted.open(request(meeting, i + 1)));
            assertEquals(LINKS.get(i), room.reference());
        }
        assertEquals(0, (int) house.database.read(h -> house.spares.left(h, meeting)));
        assertInstanceOf(Outcome.Refused.class, pasted.open(request(meeting, 4)));
    }

    @Test
    void theSameRequestTakesOneSpareOnly() {
        done(pasted.open(request(meeting, 1)));
        done(pasted.open(request(meeting, 1)));
        assertEquals(2, (int) house.database.read(h -> house.spares.left(h, meeting)));
    }

    @Test
    void aDiscardedSpareIsNeverUsed() {
        house.write(
                tx -> {
                    house.spares.discard(tx, meeting, 1, house.by);
                    return tx;
                });
        assertEquals(LINKS.get(1), done(pasted.open(request(meeting, 1))).reference());
    }

    @Test
    void jitsiGetsTheArrivalCodeInTheName() {
        RoomDetails room = done(pasted.open(request(meeting, 1)));
        done(pasted.open(request(meeting, 2)));
        RoomDetails jitsi = done(pasted.open(request(meeting, 3)));
        assertEquals(LINKS.get(0), done(pasted.admit(room, guest("Zoë"))).address().toString());
        assertTrue(
                done(pasted.admit(jitsi, guest("Zoë")))
                        .address()
                        .toString()
                        .endsWith("#userInfo.displayName=%22K7%20Zo%C3%AB%22"));
    }
}
