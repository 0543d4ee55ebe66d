package org.gatehouse.web.pass;

import java.util.List;
import java.util.Optional;
import org.gatehouse.door.LobbyView.Proved;
import org.gatehouse.pass.Device;
import org.gatehouse.web.Remaining;

/// A pass as its owner sees it.
///
/// @param path the page's own path; it holds the token
/// @param when when the meeting starts, in words
/// @param door when the door opens, in words
/// @param until how long that is from now
/// @param nameInRoom what to enter where the platform asks for a name; empty where it is told
/// @param appealContact whom somebody who was turned away can turn to; perhaps empty
/// @param told how else than by letter they are told that the meeting has moved
public record PassCard(
        String path,
        Proved who,
        String when,
        String door,
        Remaining until,
        List<Device> devices,
        Optional<String> nameInRoom,
        String appealContact,
        Told told) {
    public PassCard {
        devices = List.copyOf(devices);
    }

    @Override
    public String toString() {
        return "PassCard of " + who.pass().id();
    }
}
