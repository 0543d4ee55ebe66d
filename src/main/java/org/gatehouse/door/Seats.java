package org.gatehouse.door;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.pass.Device;
import org.gatehouse.pass.Devices;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Registrants;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.RoomRights;
import org.gatehouse.rooms.Rooms;
import org.jdbi.v3.core.Handle;

/// Who may be in a room of our own just now: whoever was let in and has their seat still, on the
/// device that was let in, in the room that the meeting is in. Asked for each time, so that whoever
/// is put out does not come back by loading the page again.
public final class Seats {
    private final Rooms rooms;
    private final Passes passes;

    public Seats(Rooms rooms, Passes passes) {
        this.rooms = rooms;
        this.passes = passes;
    }

    /// Somebody in a room.
    ///
    /// @param reference what the platform calls them
    /// @param mayShow whether they may show their screen
    public record Seat(
            Room room, Guest guest, UUID registrant, String reference, boolean mayShow) {}

    /// The seat of whoever the platform calls `reference`, if `browser` is the device that has it.
    public Optional<Seat> find(Handle handle, String reference, Optional<String> browser) {
        return rooms.guest(handle, reference)
                .filter(guest -> isCurrent(handle, guest.room()))
                .flatMap(guest -> seat(handle, guest, reference, browser));
    }

    private boolean isCurrent(Handle handle, Room room) {
        return rooms.currentRoom(handle, room.meeting())
                .filter(now -> now.id().equals(room.id()))
                .isPresent();
    }

    /// A name from before this seat's knock is void: whoever was put out and let in again has a new
    /// one.
    private Optional<Seat> seat(
            Handle handle, Rooms.Admitted guest, String reference, Optional<String> browser) {
        Pass pass = passes.byId(handle, guest.pass());
        Optional<UUID> device =
                browser.flatMap(b -> Devices.find(handle, pass.registrantId(), b)).map(Device::id);
        return Knocks.seat(handle, pass.id())
                .filter(Knock::isAdmitted)
                .filter(knock -> knock.enteredAt().isPresent())
                .filter(knock -> !guest.at().isBefore(knock.at()))
                .filter(knock -> device.isPresent() && knock.deviceId().equals(device))
                .filter(_ -> Passes.revocation(handle, pass.id()).isEmpty())
                .map(_ -> seat(handle, guest, pass, reference));
    }

    private static Seat seat(Handle handle, Rooms.Admitted guest, Pass pass, String reference) {
        Guest who = Entrance.guest(Registrants.require(handle, pass.registrantId()), pass);
        boolean mayShow =
                RoomRights.of(handle, guest.room().id(), pass.id()).orElse(showsUnasked(who));
        return new Seat(guest.room(), who, pass.registrantId(), reference, mayShow);
    }

    /// Speakers came to show something.
    static boolean showsUnasked(Guest guest) {
        return guest.role() != Guest.Role.RESIDENT;
    }

    /// The names of those whom the platform of `room` calls `references`, by their passes.
    public Map<String, String> names(Handle handle, Room room, Collection<String> references) {
        Map<String, String> names = new HashMap<>();
        for (String reference : references) {
            rooms.passOf(handle, room, reference)
                    .map(id -> passes.byId(handle, id))
                    .map(
                            pass ->
                                    Entrance.guest(
                                            Registrants.require(handle, pass.registrantId()), pass))
                    .ifPresent(guest -> names.put(reference, guest.displayName()));
        }
        return names;
    }
}
