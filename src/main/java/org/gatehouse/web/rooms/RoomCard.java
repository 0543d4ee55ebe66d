package org.gatehouse.web.rooms;

import java.util.List;
import java.util.Optional;
import org.gatehouse.meeting.Meeting;

/// A meeting's room, as those who look after it see it. Holds no way in.
///
/// @param provider the provider's name
/// @param generation which room of the meeting it is; 0 where there is none yet
/// @param open whether people are let into it
/// @param lines what a host sees to in the platform before the door opens
/// @param warnings what will soon stand in the way, such as a daily limit
/// @param doorOpen whether the door is open already
/// @param spares how many links are kept ready; empty for a provider that makes rooms by itself
public record RoomCard(
        Meeting meeting,
        String provider,
        int generation,
        boolean open,
        List<Ticked> lines,
        List<String> warnings,
        boolean doorOpen,
        Optional<Integer> spares) {
    public RoomCard {
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
    }

    /// One line of the list.
    ///
    /// @param done when and by whom it was ticked, in words
    public record Ticked(String item, String what, Optional<String> done) {}

    /// How many lines are still to be ticked.
    public long left() {
        return lines.stream().filter(line -> line.done().isEmpty()).count();
    }

    /// This page's own address.
    public String address() {
        return "/office/meetings/" + meeting.id() + "/room";
    }
}
