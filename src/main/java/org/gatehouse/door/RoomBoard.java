package org.gatehouse.door;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomSteps;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.rooms.SpareLinks;
import org.jdbi.v3.core.Handle;

/// What the desk says of a meeting's room: what its platform can do, and what people must do there.
public final class RoomBoard {
    private final Rooms rooms;
    private final RoomSteps steps;
    private final SpareLinks spares;
    private final Caretaker caretaker;

    public RoomBoard(Rooms rooms, RoomSteps steps, SpareLinks spares, Caretaker caretaker) {
        this.rooms = rooms;
        this.steps = steps;
        this.spares = spares;
        this.caretaker = caretaker;
    }

    /// The newest room of a meeting.
    ///
    /// @param generation 0 where there never was one
    /// @param open whether people are let into it
    /// @param platformToBeTold whether it is closed here, and the platform has not confirmed it yet
    /// @param toTick what a host sees to in the platform before the door opens
    /// @param toStopNow what to press in the platform to stop what is being shown; empty where Stop
    ///   now presses it
    /// @param sparesLeft how many links are kept ready for further rooms
    public record Card(
            int generation,
            boolean open,
            boolean platformToBeTold,
            Set<Ability> abilities,
            List<String> toTick,
            Optional<String> toStopNow,
            int sparesLeft) {
        public boolean reportsWhoIsInside() {
            return abilities.contains(Ability.REPORTS_WHO_IS_INSIDE);
        }
    }

    public Card card(Handle handle, Meeting meeting) {
        List<Room> all = rooms.rooms(handle, meeting.id());
        int left = spares.left(handle, meeting.id());
        if (all.isEmpty()) {
            return new Card(0, false, false, Set.of(), List.of(), Optional.empty(), left);
        }
        Room room = all.getLast();
        boolean open = room.ended().isEmpty();
        boolean toBeTold = !open && steps.roomsToEnd(handle).contains(room.id());
        return caretaker
                .provider(room.details().provider())
                .map(provider -> card(room, provider, toBeTold, left))
                .orElseGet(
                        () ->
                                new Card(
                                        room.generation(),
                                        open,
                                        toBeTold,
                                        Set.of(),
                                        List.of(),
                                        Optional.empty(),
                                        left));
    }

    private static Card card(Room room, RoomProvider provider, boolean toBeTold, int left) {
        boolean byHand = !provider.abilities().contains(Ability.ENDS_ROOM);
        return new Card(
                room.generation(),
                room.ended().isEmpty(),
                toBeTold,
                provider.abilities(),
                provider.beforeTheDoorOpens(room.details()),
                byHand ? Optional.of(provider.toStopNow(room.details())) : Optional.empty(),
                left);
    }
}
