package org.gatehouse.rooms;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.rooms.RoomEvent.Person;
import org.jspecify.annotations.Nullable;

/// Who is inside, as platforms report it. Reports come twice and out of order: of two about one
/// stay the later one counts, by the platform's clock. Kept in memory; replay the reports after a
/// restart.
public final class RoomPresence {
    private final Map<String, Meeting> meetings = new HashMap<>();

    /// Takes `event` up and returns it with what earlier ones knew of the person: an event about
    /// sharing names only a number.
    public synchronized RoomEvent apply(RoomEvent event) {
        Meeting meeting = meetings.computeIfAbsent(event.room(), _ -> new Meeting());
        meeting.heard(event.at());
        return switch (event) {
            case RoomEvent.Inside(_, Instant at, Person person) -> {
                meeting.change(person, at, true);
                yield event;
            }
            case RoomEvent.Left(_, Instant at, Person person, _) -> {
                meeting.change(person, at, false);
                meeting.shown.computeIfPresent(
                        person.presence(),
                        (_, one) -> one.until().isPresent() ? one : one.until(at));
                yield event;
            }
            case RoomEvent.Closed(_, Instant at) -> {
                meeting.close(at);
                yield event;
            }
            case RoomEvent.Sharing(String room, Instant at, Person person, boolean begun) -> {
                Person known = meeting.known(person);
                meeting.share(known, at, begun);
                yield new RoomEvent.Sharing(room, at, known, begun);
            }
            case RoomEvent.Waiting(_, _, Person person) -> {
                meeting.meet(person);
                yield event;
            }
            case RoomEvent.Opened _, RoomEvent.RiskAlert _, RoomEvent.Changed _ -> event;
        };
    }

    /// Who is in the room that its platform calls `room`.
    public synchronized List<Occupant> inside(String room) {
        return stays(room).stream().filter(stay -> stay.inside).map(Stay::occupant).toList();
    }

    /// What the platform wants to be told to put out those who came in on one of `references`.
    public synchronized List<String> handlesOf(String room, Set<String> references) {
        return stays(room).stream()
                .filter(stay -> stay.inside)
                .filter(stay -> stay.person.reference().filter(references::contains).isPresent())
                .flatMap(stay -> stay.person.handle().stream())
                .toList();
    }

    /// Who showed something in `room`, in the order in which they first did; of one stay the last
    /// time counts.
    public synchronized List<Shown> shown(String room) {
        Meeting meeting = meetings.get(room);
        return meeting == null ? List.of() : List.copyOf(meeting.shown.values());
    }

    /// Everybody who was reported in `room` or in its waiting room, gone or still there.
    public synchronized List<Person> reported(String room) {
        Meeting meeting = meetings.get(room);
        return meeting == null ? List.of() : List.copyOf(meeting.met.values());
    }

    /// When the platform last reported anything about `room`.
    public synchronized Optional<Instant> lastHeard(String room) {
        return Optional.ofNullable(meetings.get(room)).map(meeting -> meeting.heard);
    }

    private Collection<Stay> stays(String room) {
        Meeting meeting = meetings.get(room);
        return meeting == null ? List.of() : meeting.stays.values();
    }

    private static final class Meeting {
        final Map<String, Stay> stays = new LinkedHashMap<>();
        final Map<String, Shown> shown = new LinkedHashMap<>();
        final Map<String, Person> met = new LinkedHashMap<>();
        Instant heard = Instant.EPOCH;
        Instant closed = Instant.EPOCH;

        void heard(Instant at) {
            heard = at.isAfter(heard) ? at : heard;
        }

        /// At the same moment leaving counts more than coming: a ghost inside is worse than none.
        void change(Person person, Instant at, boolean inside) {
            meet(person);
            Stay before = stays.get(person.presence());
            boolean news =
                    before == null || at.isAfter(before.at) || (at.equals(before.at) && !inside);
            if (news) {
                stays.put(
                        person.presence(),
                        new Stay(merged(before, person), at, inside && at.isAfter(closed)));
            }
        }

        void meet(Person person) {
            met.merge(person.presence(), person, (before, now) -> merged(before, now));
        }

        /// An end may be heard of before its beginning.
        void share(Person person, Instant at, boolean begun) {
            Shown before = shown.get(person.presence());
            Shown fresh =
                    new Shown(
                            person.name(),
                            Optional.empty(),
                            person.reference(),
                            at,
                            begun ? Optional.empty() : Optional.of(at));
            shown.put(person.presence(), before == null ? fresh : later(before, fresh, begun));
        }

        private static Shown later(Shown before, Shown fresh, boolean begun) {
            Instant at = fresh.from();
            if (!begun) {
                boolean old = at.isBefore(before.until().orElse(before.from()));
                return old ? before : before.until(at);
            }
            boolean over = before.until().filter(end -> !at.isAfter(end)).isPresent();
            return over || before.until().isEmpty()
                    ? before.from(at.isBefore(before.from()) ? at : before.from())
                    : fresh;
        }

        void close(Instant at) {
            closed = at.isAfter(closed) ? at : closed;
            shown.replaceAll((_, one) -> one.until().isPresent() ? one : one.until(at));
            stays.replaceAll(
                    (_, stay) -> stay.at.isAfter(at) ? stay : new Stay(stay.person, at, false));
        }

        Person known(Person person) {
            return merged(stays.get(person.presence()), person);
        }
    }

    private static Person merged(@Nullable Stay before, Person person) {
        return before == null ? person : merged(before.person, person);
    }

    private static Person merged(Person before, Person now) {
        return new Person(
                now.presence(),
                now.name().isEmpty() ? before.name() : now.name(),
                now.reference().or(before::reference),
                now.handle().or(before::handle));
    }

    private static final class Stay {
        final Person person;
        final Instant at;
        final boolean inside;

        Stay(Person person, Instant at, boolean inside) {
            this.person = person;
            this.at = at;
            this.inside = inside;
        }

        Occupant occupant() {
            return new Occupant(
                    person.presence(),
                    person.name(),
                    Optional.empty(),
                    person.reference(),
                    Optional.of(at));
        }
    }
}
