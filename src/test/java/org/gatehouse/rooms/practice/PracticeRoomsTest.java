package org.gatehouse.rooms.practice;

import static org.gatehouse.rooms.RoomsHouse.done;
import static org.gatehouse.rooms.RoomsHouse.guest;
import static org.gatehouse.rooms.RoomsHouse.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gatehouse.live.Broadcast;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomProviderContract;
import org.junit.jupiter.api.Test;

class PracticeRoomsTest extends RoomProviderContract {
    private final Broadcast broadcast = new Broadcast();
    private final PracticeRooms practice =
            new PracticeRooms(Clock.systemUTC(), new SecureRandom(), broadcast);

    @Override
    protected RoomProvider provider() {
        return practice;
    }

    @Test
    void aTicketIsExchangedForAPresenceOnce() {
        RoomDetails room = done(practice.open(request(meeting, 1)));
        String ticket = ticket(room, guest("Jill Chill"));
        assertTrue(practice.enter(room.reference(), ticket).isPresent());
        assertTrue(practice.enter(room.reference(), ticket).isEmpty());
        assertEquals(1, done(practice.occupants(room)).size());
    }

    @Test
    void aTicketRacedFromFiftyDevicesLetsOneIn() throws Exception {
        RoomDetails room = done(practice.open(request(meeting, 1)));
        String ticket = ticket(room, guest("Jill Chill"));
        List<Callable<Boolean>> race = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            race.add(() -> practice.enter(room.reference(), ticket).isPresent());
        }
        int entered = 0;
        try (ExecutorService devices = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var device : devices.invokeAll(race)) {
                entered += device.get() ? 1 : 0;
            }
        }
        assertEquals(1, entered);
    }

    @Test
    void endingPutsEverybodyOutAndVoidsTheTickets() {
        RoomDetails room = done(practice.open(request(meeting, 1)));
        Presence jill = enter(room, guest("Jill Chill"));
        String unused = ticket(room, guest("Jack Frost"));
        List<String> heard = new ArrayList<>();
        broadcast.listen(PracticeRooms.topic(room.reference()), signal -> heard.add(signal.name()));

        done(practice.end(room));

        assertEquals(List.of("ended"), heard);
        assertEquals(Optional.empty(), practice.presence(room.reference(), jill.id()));
        assertEquals(Optional.empty(), practice.enter(room.reference(), unused));
        assertEquals(List.of(), done(practice.occupants(room)));
    }

    @Test
    void aRemovedPersonIsOutAndTheirOtherTicketsAreVoid() {
        RoomDetails room = done(practice.open(request(meeting, 1)));
        Guest intruder = guest("Jill Chill");
        Presence inside = enter(room, intruder);
        enter(room, guest("Jack Frost"));
        String another = ticket(room, intruder);

        done(practice.remove(room, intruder, Set.of()));

        assertFalse(practice.presence(room.reference(), inside.id()).isPresent());
        assertTrue(practice.enter(room.reference(), another).isEmpty());
        assertEquals(1, done(practice.occupants(room)).size());
    }

    @Test
    void theLogTellsWhoWasShowing() {
        RoomDetails room = done(practice.open(request(meeting, 1)));
        Presence raider = enter(room, guest("Not A Neighbour"));
        assertTrue(practice.show(room.reference(), raider.id()));
        practice.leave(room.reference(), raider.id());
        assertFalse(practice.show(room.reference(), raider.id()));
        assertEquals(
                List.of("entered", "shown", "left"),
                practice.log().stream().map(Seen::what).toList());
        assertEquals("Not A Neighbour", practice.log().getFirst().name());
    }

    @Test
    void aRoomThatWasOpenBeforeARestartTakesPeopleAgain() {
        RoomDetails room = done(practice.open(request(meeting, 1)));
        PracticeRooms restarted =
                new PracticeRooms(Clock.systemUTC(), new SecureRandom(), broadcast);
        String query = done(restarted.admit(room, guest("Jill"))).address().getQuery();
        assertTrue(restarted.enter(room.reference(), query.replace("ticket=", "")).isPresent());
    }

    private Presence enter(RoomDetails room, Guest guest) {
        return practice.enter(room.reference(), ticket(room, guest)).orElseThrow();
    }

    private String ticket(RoomDetails room, Guest guest) {
        return done(practice.admit(room, guest)).address().getQuery().replace("ticket=", "");
    }
}
