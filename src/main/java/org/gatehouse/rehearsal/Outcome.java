package org.gatehouse.rehearsal;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.gatehouse.rehearsal.Person.Part;

/// Who got in and who did not, by the word of the room and of the relay. A browser of the cast
/// counts as inside only where the room's own log has somebody of that name.
record Outcome(List<Guest> guests, List<String> surprises, RoomLog room) {
    /// @param inside whether the room saw them
    /// @param expected whether the play's rules let them in
    /// @param why the last words that their page showed
    record Guest(Person person, boolean inside, boolean expected, String why) {}

    Outcome {
        guests = List.copyOf(guests);
        surprises = List.copyOf(surprises);
    }

    /// @param all what every room saw
    /// @param number which room, from 0 for the first
    /// @param expects whether somebody gets in there by the play's rules
    static Outcome of(Stage stage, RoomLog all, int number, Predicate<Person> expects) {
        Set<String> ids = all.rooms().stream().skip(number).limit(1).collect(toSet());
        RoomLog room = all.of(ids);
        Map<String, Integer> entered = new HashMap<>(room.entered());
        List<Guest> guests = new ArrayList<>();
        for (Attendee one : stage.attendees) {
            String name = nameInRoom(one.person);
            boolean seen =
                    one.rooms.containsAll(ids)
                            && !ids.isEmpty()
                            && entered.getOrDefault(name, 0) > 0;
            if (seen) {
                entered.merge(name, -1, Integer::sum);
            }
            boolean expected = expects.test(one.person);
            guests.add(new Guest(one.person, seen, expected, one.lastWords));
        }
        return new Outcome(guests, surprises(guests, entered), room);
    }

    private static String nameInRoom(Person person) {
        return person.part() == Part.SPEAKER ? Cast.BADGE + " " + person.name() : person.name();
    }

    private static List<String> surprises(List<Guest> guests, Map<String, Integer> left) {
        List<String> surprises = new ArrayList<>();
        for (Guest guest : guests) {
            if (guest.inside() != guest.expected()) {
                String got = guest.inside() ? " got in" : " did not get in: " + guest.why();
                surprises.add(
                        guest.person().name()
                                + ", who "
                                + guest.person().part().words()
                                + ","
                                + got);
            }
        }
        left.forEach(
                (name, times) -> {
                    if (times > 0) {
                        surprises.add(
                                "the room saw \"%s\" %d times more than the cast came in"
                                        .formatted(name, times));
                    }
                });
        return surprises;
    }

    List<Guest> inside(boolean intruder) {
        return guests.stream()
                .filter(guest -> guest.inside() && guest.person().part().isIntruder() == intruder)
                .toList();
    }

    /// Residents who knocked and whom the room never saw.
    List<Guest> shutOut() {
        return guests.stream()
                .filter(guest -> !guest.person().part().isIntruder())
                .filter(guest -> guest.person().part() != Part.RELAYED && !guest.inside())
                .toList();
    }
}
