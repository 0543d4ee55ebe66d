package org.gatehouse.rehearsal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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

/// A platform somewhere far away: practice rooms of which every call takes half a second, and whose
/// answer to one opening is lost after the room was made.
final class SlowPlatform implements RoomProvider {
    static final String NAME = "slow";
    private static final long MILLIS = 500;

    private final RoomProvider rooms;
    private volatile long millis;
    private final AtomicBoolean losesNext = new AtomicBoolean();

    /// How many rooms it was asked to open.
    final AtomicInteger opened = new AtomicInteger();

    /// @param rooms the rooms that it is the way to
    SlowPlatform(RoomProvider rooms) {
        this.rooms = rooms;
    }

    /// From now on it is slow, and the answer to the next opening is lost.
    void slowDown() {
        millis = MILLIS;
        opened.set(0);
        losesNext.set(true);
    }

    private <T> T slowly(Supplier<T> call) {
        T result = call.get();
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return result;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Ability> abilities() {
        return rooms.abilities();
    }

    @Override
    public Outcome<RoomDetails> open(RoomRequest request) {
        opened.incrementAndGet();
        Outcome<RoomDetails> made = slowly(() -> rooms.open(request)).map(SlowPlatform::named);
        return losesNext.getAndSet(false)
                ? Outcome.unreachable("The platform did not answer in time.")
                : made;
    }

    private static RoomDetails named(RoomDetails room) {
        return new RoomDetails(NAME, room.reference(), room.secrets());
    }

    @Override
    public Outcome<Optional<RoomDetails>> find(RoomRequest request) {
        return slowly(() -> rooms.find(request)).map(found -> found.map(SlowPlatform::named));
    }

    @Override
    public Outcome<JoinLink> admit(RoomDetails room, Guest guest) {
        return slowly(() -> rooms.admit(room, guest));
    }

    @Override
    public Outcome<Removed> remove(RoomDetails room, Guest guest, Set<String> references) {
        return slowly(() -> rooms.remove(room, guest, references));
    }

    @Override
    public Outcome<Ended> end(RoomDetails room) {
        return slowly(() -> rooms.end(room));
    }

    @Override
    public Outcome<List<Occupant>> occupants(RoomDetails room) {
        return slowly(() -> rooms.occupants(room));
    }

    @Override
    public List<String> beforeTheDoorOpens(RoomDetails room) {
        return List.of();
    }

    @Override
    public String toStopNow(RoomDetails room) {
        return rooms.toStopNow(room);
    }
}
