package org.gatehouse.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.gatehouse.ledger.Entries;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.jdbi.v3.core.Handle;

/// Tells the ledger of a meeting as a [Timeline].
final class TimelineReader {
    /// How long before the door opens, and after the end or the incident, the period lasts.
    private static final Duration AROUND = Duration.ofMinutes(30);

    /// How much of nothing the picture shows at its ends.
    private static final Duration EDGE = Duration.ofMinutes(5);

    private static final List<String> PERSONS =
            List.of("registrant", "knock", "pass", "device", "person");

    private final Handle handle;
    private final Incident incident;
    private final Meeting meeting;
    private final Function<UUID, String> names;
    private final EventWords words = EventWords.load();
    private final Map<String, UUID> owners = new HashMap<>();
    private final Set<String> inside = new HashSet<>();

    private TimelineReader(Handle handle, Incident incident, Function<UUID, String> names) {
        this.handle = handle;
        this.incident = incident;
        this.names = names;
        this.meeting = Meetings.require(handle, incident.meetingId());
    }

    /// The timeline of `incident`.
    ///
    /// @param names what registrants and staff are called in it
    static Timeline read(Handle handle, Incident incident, Function<UUID, String> names) {
        return new TimelineReader(handle, incident, names).read();
    }

    private Timeline read() {
        readOwners();
        Instant from = earlier(meeting.doorOpensAt(), incident.occurredAt()).minus(AROUND);
        Instant to = later(meeting.endsAt(), incident.occurredAt()).plus(AROUND);
        List<Timeline.Event> events = new ArrayList<>();
        for (Entries.Kept entry : Entries.of(handle, meeting.id())) {
            Timeline.Event event = event(entry);
            boolean told =
                    (!entry.at().isBefore(from) && !entry.at().isAfter(to))
                            || entry.kind().startsWith("incident.");
            if (told && isOurs(entry)) {
                events.add(event);
            }
        }
        events.sort(Comparator.comparingLong(Timeline.Event::number));
        Instant last = events.isEmpty() ? to : earlier(to, lastOfEvening(events, to));
        return new Timeline(
                from, later(last, incident.occurredAt()), incident.occurredAt(), events);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// The picture ends shortly behind what happened last within the period.
    private static Instant lastOfEvening(List<Timeline.Event> events, Instant to) {
        return events.stream()
                .map(Timeline.Event::at)
                .filter(at -> !at.isAfter(to))
                .max(Comparator.naturalOrder())
                .map(at -> at.plus(EDGE))
                .orElse(to);
    }

    /// What belongs to another incident of the same meeting is not told here.
    private boolean isOurs(Entries.Kept entry) {
        return !entry.kind().startsWith("incident.")
                || incident.id().toString().equals(entry.facts().get("incident"));
    }

    private void readOwners() {
        for (String table : List.of("knock", "pass")) {
            handle.createQuery("SELECT id, registrant_id FROM <table> WHERE meeting_id = :meeting")
                    .define("table", table)
                    .bind("meeting", meeting.id())
                    .map(
                            row ->
                                    Map.entry(
                                            row.getColumn("id", String.class),
                                            row.getColumn("registrant_id", UUID.class)))
                    .forEach(owner -> owners.put(owner.getKey(), owner.getValue()));
        }
    }

    private Timeline.Event event(Entries.Kept entry) {
        Map<String, String> facts = entry.facts();
        Optional<UUID> person = person(entry, facts);
        String told =
                words.of(
                        entry.kind(),
                        place ->
                                switch (place) {
                                    case "who" -> person.map(names).orElse("Somebody");
                                    case "by" -> actor(entry.by());
                                    case "person" ->
                                            id(facts.get("person")).map(names).orElse("somebody");
                                    default -> facts.getOrDefault(place, "–");
                                });
        return new Timeline.Event(
                entry.number(),
                entry.at(),
                entry.kind(),
                Timeline.Lane.of(entry.kind()),
                told.startsWith("person ") ? "P" + told.substring(1) : told,
                change(entry, person));
    }

    /// Whom an entry is about.
    private Optional<UUID> person(Entries.Kept entry, Map<String, String> facts) {
        for (String fact : PERSONS) {
            String id = facts.get(fact);
            if (id != null) {
                Optional<UUID> owner =
                        fact.equals("registrant") || fact.equals("person")
                                ? id(id)
                                : Optional.ofNullable(owners.get(id));
                if (owner.isPresent()) {
                    return owner;
                }
            }
        }
        return entry.by().startsWith("resident:") ? id(entry.by().substring(9)) : Optional.empty();
    }

    private String actor(String by) {
        if (by.startsWith("staff:") || by.startsWith("resident:")) {
            return id(by.substring(by.indexOf(':') + 1)).map(names).orElse(by);
        }
        return PackTables.machine(by);
    }

    private static Optional<UUID> id(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /// Seats count from the verdict on: whoever was let in may be in the room at any moment.
    private int change(Entries.Kept entry, Optional<UUID> person) {
        String seat = person.map(UUID::toString).orElse("");
        return switch (entry.kind()) {
            case "knock.admitted" -> inside.add(seat) ? 1 : 0;
            case "knock.removed", "knock.closed" -> inside.remove(seat) ? -1 : 0;
            case "meeting.stopped" -> {
                int all = inside.size();
                inside.clear();
                yield -all;
            }
            default -> 0;
        };
    }
}
