package org.gatehouse.door;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.pass.Devices;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.rooms.Rooms;
import org.jdbi.v3.core.Handle;

/// Gathers what the house rules need to know of one person. Flags are left out: they are for the
/// desk's eyes and bar nobody (see [Roll]).
final class PersonFacts {
    private final Meetings meetings;
    private final Acquaintances acquaintances;
    private final Rooms rooms;

    PersonFacts(Meetings meetings, Acquaintances acquaintances, Rooms rooms) {
        this.meetings = meetings;
        this.acquaintances = acquaintances;
        this.rooms = rooms;
    }

    KnockFacts of(Handle handle, Meeting meeting, Registrant registrant, Pass pass, Instant now) {
        DoorState door = DoorState.of(handle, meeting.id());
        Acquaintances.Known known =
                registrant
                        .mailbox()
                        .map(mailbox -> acquaintances.known(handle, mailbox, now))
                        .orElse(new Acquaintances.Known(0, false, false));
        return new KnockFacts(
                meetings.state(handle, meeting, now),
                rooms.currentRoom(handle, meeting.id()).isPresent(),
                door.isFrozen(),
                door.isPaused(),
                Registrants.standing(handle, registrant.id()),
                Passes.revocation(handle, pass.id()).isPresent(),
                isProved(handle, registrant.id()),
                Knocks.isTurnedAway(handle, registrant.id()),
                known.banned(),
                known.isNeighbour(),
                registrant.badge().isPresent(),
                List.of());
    }

    private static boolean isProved(Handle handle, UUID registrant) {
        return !Devices.of(handle, registrant).isEmpty()
                || PhoneGuests.isProved(handle, registrant);
    }
}
