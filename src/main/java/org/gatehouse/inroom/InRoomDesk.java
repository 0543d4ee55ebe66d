package org.gatehouse.inroom;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.door.Desk;
import org.gatehouse.door.DeskRow;
import org.gatehouse.door.DeskView;
import org.gatehouse.door.Knock;
import org.gatehouse.door.Removals;
import org.gatehouse.keys.Keys;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Reported;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// The desk inside the platform's program. The program there says whom it sees; this side decides,
/// writes down what it wants done, and hears what came of it.
public final class InRoomDesk {
    /// Who asks for what follows from the desk's own verdicts.
    private static final Actor RULE = new Actor.Rule("in-room-desk");

    private final Database database;
    private final Desk desk;
    private final Rooms rooms;
    private final Caretaker caretaker;
    private final Removals removals;
    private final Orders orders;
    private final Broadcast broadcast;
    private final InstantSource clock;

    public InRoomDesk(
            Database database,
            Desk desk,
            Rooms rooms,
            Caretaker caretaker,
            Removals removals,
            Keys keys,
            Ids ids,
            Ledger ledger,
            Broadcast broadcast,
            InstantSource clock) {
        this.database = database;
        this.desk = desk;
        this.rooms = rooms;
        this.caretaker = caretaker;
        this.removals = removals;
        this.orders = new Orders(keys, ids, ledger);
        this.broadcast = broadcast;
        this.clock = clock;
    }

    /// Whether anything can be done where the program is.
    public enum State {
        READY,
        /// The meeting has no open room.
        NO_ROOM,
        /// Its room is on a platform whose program holds no desk.
        ELSEWHERE,
        /// The program is in another meeting.
        OTHER_MEETING,
        /// The gatekeeper is neither host nor co-host there.
        NO_HOST
    }

    /// Something to be done at once, by the program that is told so.
    ///
    /// @param handle what the program calls the person; empty for [Act#GUARD]
    public record Command(UUID order, Act act, String handle) {}

    /// What the desk in the program shows.
    ///
    /// @param mayGuard whether the waiting room is off and can be switched on from here
    public record Look(State state, List<Line> lines, boolean mayGuard, List<Command> commands) {}

    /// What a gatekeeper pressed.
    public record Press(Act act, String handle) {}

    /// Takes up what the program sees, says what to show, and hands out what is to be done. Asks
    /// for personal links' reports, so never call it inside a transaction.
    ///
    /// @param reason what whoever is put out for good is told
    public Look look(UUID meeting, Seen seen, Optional<Press> press, String reason, Actor by) {
        Optional<Room> room = database.read(handle -> rooms.currentRoom(handle, meeting));
        State state = room.map(open -> state(open, seen)).orElse(State.NO_ROOM);
        if (state != State.READY) {
            return new Look(state, List.of(), false, List.of());
        }
        Room open = room.orElseThrow();
        List<Reported> reported = caretaker.reported(open);
        List<Line> lines = database.read(handle -> lines(handle, open, seen, reported));
        press.filter(pressed -> pressed.act() == Act.REMOVE)
                .flatMap(pressed -> seatOf(lines, pressed))
                .ifPresent(knock -> removals.remove(knock, reason, by));
        boolean due = press.isPresent() || lines.stream().anyMatch(line -> line.due().isPresent());
        List<Command> commands =
                due
                        ? database.write(tx -> command(tx, open, seen, reported, press, by))
                        : List.of();
        List<Line> after =
                due ? database.read(handle -> lines(handle, open, seen, reported)) : lines;
        return new Look(state, after, mayGuard(seen), commands);
    }

    private State state(Room room, Seen seen) {
        boolean holdsDesk =
                caretaker
                        .provider(room.details().provider())
                        .filter(provider -> provider.abilities().contains(Ability.DESK_INSIDE))
                        .isPresent();
        if (!holdsDesk) {
            return State.ELSEWHERE;
        }
        if (!seen.room().replaceAll("[\\s-]", "").equals(room.details().reference())) {
            return State.OTHER_MEETING;
        }
        return seen.host() ? State.READY : State.NO_HOST;
    }

    private static boolean mayGuard(Seen seen) {
        return !seen.guarded() && seen.able().contains(Act.GUARD);
    }

    private List<Line> lines(Handle handle, Room room, Seen seen, List<Reported> reported) {
        Instant now = clock.instant();
        DeskView view = desk.view(handle, room.meeting(), now);
        List<Order> all = orders.list(handle, room);
        return Plan.of(
                new Plan.Facts(
                        view.rows(),
                        view.door().isFrozen() || view.door().isPaused(),
                        reported,
                        name -> orders.person(room, name),
                        Orders.newest(all),
                        Orders.newestOfPass(all),
                        now),
                seen);
    }

    /// The seat of whoever is to be put out for good, where the desk gave them one.
    private static Optional<UUID> seatOf(List<Line> lines, Press press) {
        return lines.stream()
                .filter(line -> isOffered(line, press))
                .filter(line -> line.standing() != Line.Standing.BY_NAME)
                .flatMap(line -> line.row().flatMap(DeskRow::knock).stream())
                .filter(Knock::isOpen)
                .map(Knock::id)
                .findFirst();
    }

    private static boolean isOffered(Line line, Press press) {
        return line.someone().handle().equals(press.handle())
                && line.offered().contains(press.act());
    }

    /// Looks again where nobody else writes: of two desks in one meeting one alone is told.
    private List<Command> command(
            Tx tx, Room room, Seen seen, List<Reported> reported, Optional<Press> press, Actor by) {
        List<Command> commands = new ArrayList<>();
        if (press.filter(p -> p.act() == Act.GUARD).isPresent() && mayGuard(seen)) {
            commands.add(give(tx, room, Act.GUARD, "", Optional.empty(), by));
        }
        for (Line line : lines(tx.handle(), room, seen, reported)) {
            Optional<Act> pressed = press.filter(one -> isOffered(line, one)).map(Press::act);
            Optional<UUID> pass =
                    line.row().flatMap(DeskRow::knock).map(Knock::passId).filter(_ -> isSure(line));
            String handle = line.someone().handle();
            line.due().ifPresent(act -> commands.add(give(tx, room, act, handle, pass, RULE)));
            pressed.ifPresent(act -> commands.add(give(tx, room, act, handle, pass, by)));
        }
        return commands;
    }

    /// A gatekeeper's press on a person known by name alone says nothing about the pass.
    private static boolean isSure(Line line) {
        return line.standing() != Line.Standing.BY_NAME;
    }

    private Command give(Tx tx, Room room, Act act, String handle, Optional<UUID> pass, Actor by) {
        return new Command(orders.give(tx, room, act, handle, pass, by).id(), act, handle);
    }

    /// Hears what came of `order`.
    ///
    /// @param code 0 for done, else the number that the program gave for its refusal
    public void told(UUID meeting, UUID order, int code, Actor by) {
        Optional<Room> room = database.read(handle -> rooms.currentRoom(handle, meeting));
        room.ifPresent(
                open ->
                        database.write(
                                tx -> {
                                    if (orders.settle(tx, open, order, code, by)) {
                                        Signal news = new Signal(Signal.desk(meeting), "inside");
                                        tx.afterCommit(() -> broadcast.send(news));
                                    }
                                    return order;
                                }));
    }
}
