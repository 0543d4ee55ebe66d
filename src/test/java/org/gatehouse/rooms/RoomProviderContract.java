package org.gatehouse.rooms;

import static org.gatehouse.rooms.RoomsHouse.done;
import static org.gatehouse.rooms.RoomsHouse.guest;
import static org.gatehouse.rooms.RoomsHouse.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every provider must do, whichever platform stands behind it.
public abstract class RoomProviderContract {
    protected final UUID meeting = UUID.randomUUID();

    /// The provider under test, ready to open at least two rooms for [#meeting].
    protected abstract RoomProvider provider();

    @Test
    void anOpenedRoomBelongsToItsProvider() {
        RoomDetails room = done(provider().open(request(meeting, 1)));
        assertEquals(provider().name(), room.provider());
    }

    @Test
    void setUpAfreshIsAnotherRoom() {
        RoomDetails first = done(provider().open(request(meeting, 1)));
        RoomDetails second = done(provider().open(request(meeting, 2)));
        assertNotEquals(first.reference(), second.reference());
    }

    @Test
    void whatIsFoundAgainIsTheRoomThatWasOpened() {
        assertEquals(Optional.empty(), done(provider().find(request(meeting, 1))));
        RoomDetails room = done(provider().open(request(meeting, 1)));
        done(provider().find(request(meeting, 1)))
                .ifPresent(found -> assertEquals(room.reference(), found.reference()));
    }

    @Test
    void detailsSurviveBeingSealed(@TempDir Path folder) {
        RoomDetails room = done(provider().open(request(meeting, 1)));
        try (RoomsHouse house = new RoomsHouse(folder)) {
            assertEquals(
                    room, SealedDetails.open(house.keys, SealedDetails.seal(house.keys, room)));
        }
    }

    @Test
    void nothingPrintedLeadsIntoTheRoom() {
        RoomDetails room = done(provider().open(request(meeting, 1)));
        JoinLink link = done(provider().admit(room, guest("Jill Chill")));
        String printed = room + " " + link + " " + provider();
        assertFalse(printed.contains(room.reference()), "the reference is printed");
        assertFalse(printed.contains(link.address().toString()), "the link is printed");
        room.secrets().values().stream()
                .filter(value -> !value.isEmpty())
                .forEach(value -> assertFalse(printed.contains(value), "a secret is printed"));
    }

    @Test
    void personalLinksDiffer() {
        if (!provider().abilities().contains(Ability.PERSONAL_CREDENTIALS)) {
            return;
        }
        RoomDetails room = done(provider().open(request(meeting, 1)));
        JoinLink jill = done(provider().admit(room, guest("Jill Chill")));
        JoinLink jack = done(provider().admit(room, guest("Jack Frost")));
        assertNotEquals(jill.address(), jack.address());
    }

    @Test
    void aLinkThatIsNotPersonalSaysWhatToPutInFrontOfTheName() {
        RoomDetails room = done(provider().open(request(meeting, 1)));
        JoinLink link = done(provider().admit(room, guest("Jill Chill")));
        if (!provider().abilities().contains(Ability.PERSONAL_CREDENTIALS)) {
            assertTrue(link.instruction().orElseThrow().contains("K7 Jill Chill"));
        }
    }

    @Test
    void hostileNamesAreCarriedOrRefusedButNeverBreakTheLink() {
        RoomDetails room = done(provider().open(request(meeting, 1)));
        for (String name :
                List.of("Zoë “Z” O'Brien", "a&b=c#d?e%20", "\"><script>", "🚒", "K".repeat(300))) {
            JoinLink link = done(provider().admit(room, guest(name)));
            assertFalse(link.address().toString().contains("<"), name);
            assertFalse(link.address().toString().contains("a&b=c"), name);
        }
    }

    @Test
    void anEndedRoomLetsNobodyIn() {
        RoomDetails room = done(provider().open(request(meeting, 1)));
        Ended ended = done(provider().end(room));
        assertEquals(
                provider().abilities().contains(Ability.ENDS_ROOM),
                ended.pressInPlatform().isEmpty(),
                "either it is ended, or it says what to press");
        if (provider().abilities().contains(Ability.ENDS_ROOM) && refusesAfterEnd()) {
            assertInstanceOf(Outcome.Refused.class, provider().admit(room, guest("Jill Chill")));
        }
    }

    /// False for a platform whose links are made without asking it.
    protected boolean refusesAfterEnd() {
        return true;
    }

    @Test
    void endingTwiceIsEndingOnce() {
        RoomDetails room = done(provider().open(request(meeting, 1)));
        assertEquals(done(provider().end(room)), done(provider().end(room)));
    }

    @Test
    void whoIsInsideIsToldOrRefusedInWords() {
        RoomDetails room = done(provider().open(request(meeting, 1)));
        Outcome<List<Occupant>> occupants = provider().occupants(room);
        if (provider().abilities().contains(Ability.REPORTS_WHO_IS_INSIDE)) {
            assertEquals(List.of(), done(occupants));
        } else {
            assertFalse(occupants.reason().isBlank());
        }
    }

    @Test
    void itSaysHowToStopAtOnce() {
        RoomDetails room = done(provider().open(request(meeting, 1)));
        assertFalse(provider().toStopNow(room).isBlank());
        if (!provider().abilities().contains(Ability.ENDS_ROOM)) {
            assertFalse(provider().beforeTheDoorOpens(room).isEmpty());
        }
    }
}
