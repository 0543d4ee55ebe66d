package org.gatehouse.rotation;

import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.gatehouse.alert.OtherWays;
import org.gatehouse.door.AtTheDoor;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.mail.SendingTime;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.registration.Registrants;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.rooms.SpareLinks;
import org.gatehouse.sql.Database;
import org.jdbi.v3.core.Handle;

/// Gathers the facts that a plan is made from.
public final class RotationView {
    private final Database database;
    private final Rooms rooms;
    private final SpareLinks spares;
    private final Broadcast broadcast;
    private final Supplier<List<String>> relays;
    private final IntFunction<SendingTime> sending;
    private final OtherWays otherWays;

    /// @param relays the names of the mail relays that are set up
    /// @param sending how long they take for so many letters
    public RotationView(
            Database database,
            Rooms rooms,
            SpareLinks spares,
            Broadcast broadcast,
            Supplier<List<String>> relays,
            IntFunction<SendingTime> sending,
            OtherWays otherWays) {
        this.database = database;
        this.rooms = rooms;
        this.spares = spares;
        this.broadcast = broadcast;
        this.relays = relays;
        this.sending = sending;
        this.otherWays = otherWays;
    }

    /// What setting `meeting` afresh would do at this moment, with `exposed` passes replaced.
    public RotationPlan plan(UUID meeting, int exposed) {
        return RotationPlan.of(database.read(handle -> facts(handle, meeting, exposed)));
    }

    /// Counts, however many they are: the page has to be there at once.
    private RotationFacts facts(Handle handle, UUID meeting, int exposed) {
        List<Registrants.Reachable> people = Registrants.reachable(handle, meeting);
        AtTheDoor door = AtTheDoor.of(handle, meeting);
        return new RotationFacts(
                people.size(),
                (int) people.stream().filter(this::hasPageOpen).count(),
                exposed,
                door.inside(),
                door.waiting(),
                rooms.currentRoom(handle, meeting).isPresent(),
                Meetings.require(handle, meeting).provider(),
                spares.left(handle, meeting),
                relays.get(),
                sending.apply(people.size()),
                otherWays.counts(handle, meeting));
    }

    private boolean hasPageOpen(Registrants.Reachable person) {
        return broadcast.listeners(Signal.person(person.id())) > 0;
    }
}
