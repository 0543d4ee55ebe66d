package org.gatehouse.inroom;

import java.util.List;
import java.util.Set;

/// What the platform's program says of the meeting that it is in. It comes from the gatekeeper's
/// own computer: names in it are hostile, and it says nothing about who anybody is.
///
/// @param room the meeting's number
/// @param host whether the gatekeeper is the host or a co-host there, who alone may act
/// @param guarded whether the waiting room is on
/// @param able what this version of the program can do
/// @param waiting who is in the waiting room
/// @param inside who is in the meeting
public record Seen(
        String room,
        boolean host,
        boolean guarded,
        Set<Act> able,
        List<Someone> waiting,
        List<Someone> inside) {
    public Seen {
        able = Set.copyOf(able);
        waiting = List.copyOf(waiting);
        inside = List.copyOf(inside);
    }
}
