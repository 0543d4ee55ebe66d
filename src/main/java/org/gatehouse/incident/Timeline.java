package org.gatehouse.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The evening as the ledger tells it: what happened, in order, and how many were inside.
///
/// @param from and `to`: the period that is told
/// @param moment the moment that the incident is about
public record Timeline(Instant from, Instant to, Instant moment, List<Event> events) {
    private static final Duration AROUND = Duration.ofMinutes(30);

    /// What matters around an incident; who knocked and came in stands in the whole timeline.
    private static final Set<String> TELLING =
            Set.of(
                    "door.frozen",
                    "door.thawed",
                    "knock.turnedAway",
                    "knock.removed",
                    "pass.pressedElsewhere",
                    "pass.revoked",
                    "room.opened",
                    "room.ended",
                    "room.step-failed",
                    "rotation.begun",
                    "rotation.moved");

    public Timeline {
        events = List.copyOf(events);
    }

    /// Where an event stands in the picture.
    public enum Lane {
        DOOR,
        DESK,
        ROOM,
        MAIL,
        INCIDENT;

        /// The lane of ledger entries of `kind`.
        static Lane of(String kind) {
            return switch (kind.substring(0, Math.max(0, kind.indexOf('.')))) {
                case "knock" ->
                        kind.equals("knock.admitted")
                                        || kind.equals("knock.turnedAway")
                                        || kind.equals("knock.held")
                                        || kind.equals("knock.removed")
                                ? DESK
                                : DOOR;
                case "door", "lobby" -> DESK;
                case "room", "rotation" -> ROOM;
                case "letter", "mailbox" -> MAIL;
                case "incident", "meeting" -> INCIDENT;
                default -> DOOR;
            };
        }
    }

    /// One entry of the ledger.
    ///
    /// @param number its number in the ledger
    /// @param words what it says, a plain sentence
    /// @param inside by how many it changed the number of people inside
    public record Event(
            long number, Instant at, String kind, Lane lane, String words, int inside) {}

    /// How many were inside from a moment on.
    public record Level(Instant at, int people) {}

    /// How the number of people inside went, from the first change on.
    public List<Level> levels() {
        List<Level> levels = new ArrayList<>();
        int people = 0;
        for (Event event : events) {
            if (event.inside() != 0) {
                people = Math.max(0, people + event.inside());
                levels.add(new Level(event.at(), people));
            }
        }
        return levels;
    }

    /// What a person reads first: what was done about the incident, and what went wrong around it.
    public List<Event> first() {
        Instant early = moment.minus(AROUND);
        Instant late = moment.plus(AROUND);
        return events.stream()
                .filter(
                        event ->
                                event.lane() == Lane.INCIDENT
                                        || (TELLING.contains(event.kind())
                                                && event.at().isAfter(early)
                                                && event.at().isBefore(late)))
                .toList();
    }

    /// How many letters met each fate, by the kind of their ledger entry.
    public Map<String, Long> letters() {
        Map<String, Long> counts = new java.util.TreeMap<>();
        events.stream()
                .filter(event -> event.kind().startsWith("letter."))
                .forEach(event -> counts.merge(event.kind(), 1L, Long::sum));
        return counts;
    }
}
