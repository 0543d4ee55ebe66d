package org.gatehouse.rotation;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Ended;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.JoinLink;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Removed;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomRequest;

/// A meeting platform that outlives the program and fails on demand. Every call of `open` makes
/// another room, as most platforms do.
final class Platform implements RoomProvider {
    static final String NAME = "platform";

    /// What the next calls do instead of working.
    enum Fault {
        /// It does what it was asked to, and the answer is lost.
        TIME_OUT_AFTER_SUCCESS,
        DOWN,
        /// The program dies before the platform hears of it.
        KILLED_BEFORE,
        /// The program dies before it hears the answer.
        KILLED_AFTER
    }

    /// The program is dead from here on.
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final Map<String, List<Fault>> faults = new TreeMap<>();
    private final Map<String, String> roomOfKey = new TreeMap<>();
    private int made;
    final Set<String> alive = new HashSet<>();
    final List<String> calls = new ArrayList<>();

    /// Where set, `open` waits for it.
    volatile CountDownLatch gate = new CountDownLatch(0);

    /// Counted down once an `open` is under way.
    volatile CountDownLatch opening = new CountDownLatch(1);

    /// @param call `open`, `find` or `end`
    synchronized void fails(String call, Fault... next) {
        faults.computeIfAbsent(call, _ -> new ArrayList<>()).addAll(List.of(next));
    }

    synchronized void isUpAgain() {
        faults.clear();
    }

    synchronized long calls(String call) {
        return calls.stream().filter(call::equals).count();
    }

    private synchronized Optional<Fault> fault(String call) {
        calls.add(call);
        List<Fault> next = faults.getOrDefault(call, List.of());
        return next.isEmpty() ? Optional.empty() : Optional.of(next.removeFirst());
    }

    private <T> Outcome<T> call(String name, java.util.function.Supplier<T> work) {
        Optional<Fault> fault = fault(name);
        if (fault.isEmpty()) {
            return Outcome.done(work.get());
        }
        return switch (fault.get()) {
            case DOWN -> Outcome.unreachable("The platform does not answer.");
            case TIME_OUT_AFTER_SUCCESS -> {
                work.get();
                yield Outcome.unreachable("The platform did not answer in time.");
            }
            case KILLED_BEFORE -> throw new Killed();
            case KILLED_AFTER -> {
                work.get();
                throw new Killed();
            }
        };
    }

    @Override
    public Outcome<RoomDetails> open(RoomRequest request) {
        opening.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return call("open", () -> make(request.key()));
    }

    private synchronized RoomDetails make(String key) {
        String room = "room-" + ++made;
        roomOfKey.put(key, room);
        alive.add(room);
        return details(room);
    }

    private static RoomDetails details(String room) {
        return new RoomDetails(NAME, room, Map.of());
    }

    @Override
    public Outcome<Optional<RoomDetails>> find(RoomRequest request) {
        return call("find", () -> known(request.key()));
    }

    private synchronized Optional<RoomDetails> known(String key) {
        return Optional.ofNullable(roomOfKey.get(key)).map(Platform::details);
    }

    @Override
    public Outcome<Ended> end(RoomDetails room) {
        return call("end", () -> gone(room.reference()));
    }

    private synchronized Ended gone(String room) {
        alive.remove(room);
        return Ended.completely();
    }

    @Override
    public Outcome<JoinLink> admit(RoomDetails room, Guest guest) {
        return Outcome.done(
                new JoinLink(
                        URI.create("https://platform.example/" + room.reference()),
                        Optional.of(guest.pass().toString()),
                        Optional.empty()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.ENDS_ROOM, Ability.PERSONAL_CREDENTIALS);
    }

    @Override
    public Outcome<Removed> remove(RoomDetails room, Guest guest, Set<String> references) {
        return Outcome.done(Removed.completely());
    }

    @Override
    public Outcome<List<Occupant>> occupants(RoomDetails room) {
        return Outcome.done(List.of());
    }

    @Override
    public List<String> beforeTheDoorOpens(RoomDetails room) {
        return List.of();
    }

    @Override
    public String toStopNow(RoomDetails room) {
        return "Nothing.";
    }
}
