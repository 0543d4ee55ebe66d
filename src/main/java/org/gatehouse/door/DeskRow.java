package org.gatehouse.door;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.pass.Device;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.registration.Registrant;

/// One person on the desk: the pass's identity, never a name that was typed into a meeting
/// platform.
///
/// @param knock their newest knock, if they have knocked
/// @param devices the browsers in which the mailbox was proved, the oldest first
/// @param held what they were told when they were asked to wait
/// @param phone their card, where they take part by telephone
/// @param arrivalCode what they put in front of their name where the platform takes none
public record DeskRow(
        Registrant registrant,
        Place place,
        Group group,
        List<Flag> flags,
        Acquaintances.Known known,
        List<Device> devices,
        Optional<Knock> knock,
        Optional<String> held,
        Optional<PhoneGuest> phone,
        String arrivalCode) {

    public UUID registrantId() {
        return registrant.id();
    }

    /// Since when they have stood there.
    public Optional<Instant> since() {
        return knock.map(k -> k.enteredAt().or(k::closedAt).orElse(k.at()));
    }

    /// The device that they knocked with, or else the newest; empty where none is proved.
    public Optional<Device> device() {
        Optional<Device> knocking =
                knock.flatMap(Knock::deviceId)
                        .flatMap(id -> devices.stream().filter(d -> d.id().equals(id)).findFirst());
        return knocking.or(() -> devices.reversed().stream().findFirst());
    }

    /// Whether anybody at the door may let them in at all: whoever was turned away or is banned
    /// stays outside until that is taken back.
    public boolean mayComeIn() {
        return place != Place.TURNED_AWAY
                && flags.stream().noneMatch(Flag.Banned.class::isInstance);
    }

    public boolean isHeld() {
        return held.isPresent();
    }
}
