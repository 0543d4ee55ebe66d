package org.gatehouse.door;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomRights;
import org.gatehouse.rooms.RoomSteps;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.rooms.Shown;
import org.gatehouse.rooms.SpareLinks;
import org.gatehouse.rooms.Ticks;
import org.gatehouse.sql.Database;
import org.jdbi.v3.core.Handle;

/// What the desk says of a meeting's room: what its platform can do, and what people must do there.
public final class RoomBoard {
    /// For how long what a platform said of its switches is good enough.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Database database;
    private final Rooms rooms;
    private final RoomSteps steps;
    private final SpareLinks spares;
    private final Ticks ticks;
    private final Caretaker caretaker;
    private final InstantSource clock;
    private final Executor behind;
    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();

    /// @param behind carries out what may take seconds
    public RoomBoard(
            Database database,
            Rooms rooms,
            RoomSteps steps,
            SpareLinks spares,
            Ticks ticks,
            Caretaker caretaker,
            InstantSource clock,
            Executor behind) {
        this.database = database;
        this.ticks = ticks;
        this.clock = clock;
        this.behind = behind;
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
    /// @param toTick what a host must still see to in the platform before the door opens
    /// @param shown who showed their screen, where the platform reports it
    /// @param warnings what will soon stand in the way, such as a daily limit
    /// @param toStopNow what to press in the platform to stop what is being shown; empty where Stop
    ///   now presses it
    /// @param rights whom a host let show a screen, or no more, by their passes
    /// @param sparesLeft how many links are kept ready for further rooms
    public record Card(
            int generation,
            boolean open,
            boolean platformToBeTold,
            Set<Ability> abilities,
            List<String> toTick,
            List<Shown> shown,
            List<String> warnings,
            Optional<String> toStopNow,
            Map<UUID, Boolean> rights,
            int sparesLeft) {
        public boolean mutesOne() {
            return abilities.contains(Ability.MUTES_ONE);
        }

        public boolean allowsSharing() {
            return abilities.contains(Ability.ALLOWS_SHARING);
        }

        public boolean reportsWhoIsInside() {
            return abilities.contains(Ability.REPORTS_WHO_IS_INSIDE);
        }
    }

    /// What a host sees to, as the platform said when it was asked last.
    private record Seen(Instant asked, List<String> toDo) {}

    private record Facts(Optional<Room> room, boolean toBeTold, int left) {}

    /// How the room of `meeting` stands. Never call it inside a transaction: the platform may be
    /// asked, and takes seconds where it is slow. That happens once for each room; later it is
    /// asked again behind the page.
    public Card card(Meeting meeting) {
        Facts facts = database.read(handle -> facts(handle, meeting));
        if (facts.room().isEmpty()) {
            return new Card(
                    0,
                    false,
                    false,
                    Set.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Map.of(),
                    facts.left());
        }
        Room room = facts.room().get();
        return caretaker
                .provider(room.details().provider())
                .map(provider -> card(room, provider, facts))
                .orElseGet(
                        () ->
                                new Card(
                                        room.generation(),
                                        room.ended().isEmpty(),
                                        facts.toBeTold(),
                                        Set.of(),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        Optional.empty(),
                                        Map.of(),
                                        facts.left()));
    }

    private Facts facts(Handle handle, Meeting meeting) {
        Optional<Room> room = rooms.rooms(handle, meeting.id()).stream().reduce((_, last) -> last);
        boolean toBeTold =
                room.filter(newest -> newest.ended().isPresent())
                        .filter(newest -> steps.roomsToEnd(handle).contains(newest.id()))
                        .isPresent();
        return new Facts(room, toBeTold, spares.left(handle, meeting.id()));
    }

    private Card card(Room room, RoomProvider provider, Facts facts) {
        boolean byHand = !provider.abilities().contains(Ability.ENDS_ROOM);
        return new Card(
                room.generation(),
                room.ended().isEmpty(),
                facts.toBeTold(),
                provider.abilities(),
                toTick(room, provider),
                caretaker.shown(room),
                provider.warnings(),
                byHand ? Optional.of(provider.toStopNow(room.details())) : Optional.empty(),
                provider.abilities().contains(Ability.ALLOWS_SHARING)
                        ? database.read(handle -> RoomRights.all(handle, room.id()))
                        : Map.of(),
                facts.left());
    }

    private List<String> toTick(Room room, RoomProvider provider) {
        if (room.ended().isPresent()) {
            return List.of();
        }
        List<String> toDo = toDo(room, provider);
        return database.read(handle -> ticks.lines(handle, room, toDo)).stream()
                .filter(line -> line.done().isEmpty())
                .map(Ticks.Line::what)
                .toList();
    }

    private List<String> toDo(Room room, RoomProvider provider) {
        Seen known = seen.get(room.id());
        if (known == null) {
            return ask(room, provider);
        }
        Instant now = clock.instant();
        if (known.asked().plus(FRESH).isBefore(now)) {
            seen.put(room.id(), new Seen(now, known.toDo()));
            behind.execute(() -> ask(room, provider));
        }
        return known.toDo();
    }

    private List<String> ask(Room room, RoomProvider provider) {
        List<String> toDo = provider.beforeTheDoorOpens(room.details());
        seen.put(room.id(), new Seen(clock.instant(), toDo));
        return toDo;
    }
}
