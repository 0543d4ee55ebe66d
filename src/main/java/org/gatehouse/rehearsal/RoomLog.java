package org.gatehouse.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.rooms.practice.Seen;

/// What the rooms themselves saw: the play's witness, who knows none of our tables.
record RoomLog(List<Seen> seen) {
    RoomLog {
        seen = List.copyOf(seen);
    }

    /// Only what this one room saw.
    RoomLog of(Set<String> rooms) {
        return new RoomLog(seen.stream().filter(line -> rooms.contains(line.room())).toList());
    }

    /// How many times each name came in.
    Map<String, Integer> entered() {
        Map<String, Integer> names = new HashMap<>();
        lines("entered").forEach(line -> names.merge(line.name(), 1, Integer::sum));
        return names;
    }

    private List<Seen> lines(String what) {
        return seen.stream().filter(line -> line.what().equals(what)).toList();
    }

    /// When a room first said `what`.
    Optional<Instant> first(String what) {
        return lines(what).stream().map(Seen::at).findFirst();
    }

    /// From the first thing shown to the end of the room, by the room's own account.
    Optional<Duration> shownUntilEnded() {
        return lines("shown").stream()
                .findFirst()
                .flatMap(
                        shown ->
                                of(Set.of(shown.room()))
                                        .first("ended")
                                        .map(ended -> Duration.between(shown.at(), ended)));
    }

    /// Who was in a room twice at the same time, on one pass.
    Set<String> twice() {
        Set<String> twice = new HashSet<>();
        Map<String, Set<UUID>> inside = new HashMap<>();
        for (Seen line : seen) {
            Set<UUID> here = inside.computeIfAbsent(line.room(), _ -> new HashSet<>());
            switch (line.what()) {
                case "entered" -> {
                    if (!here.add(line.pass().orElseThrow())) {
                        twice.add(line.name());
                    }
                }
                case "left", "removed" -> here.remove(line.pass().orElseThrow());
                case "ended" -> here.clear();
                default -> {
                    // The rest changes nothing about who is in.
                }
            }
        }
        return twice;
    }

    /// Who came into a room that had ended.
    List<String> enteredAfterTheEnd() {
        Set<String> ended = new HashSet<>();
        List<String> late = new ArrayList<>();
        for (Seen line : seen) {
            if (line.what().equals("ended")) {
                ended.add(line.room());
            } else if (line.what().equals("entered") && ended.contains(line.room())) {
                late.add(line.name());
            }
        }
        return late;
    }

    /// The rooms, in the order in which they saw somebody first.
    List<String> rooms() {
        return seen.stream().map(Seen::room).distinct().toList();
    }
}
