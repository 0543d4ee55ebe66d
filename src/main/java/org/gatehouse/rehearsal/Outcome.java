package org.gatehouse.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.mail.localrelay.ReceivedMail;
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

    static Outcome of(Stage stage, RoomLog room) {
        Map<String, Integer> entered = new HashMap<>(room.entered());
        List<Guest> guests = new ArrayList<>();
        for (Attendee one : stage.attendees) {
            String name = nameInRoom(one.person);
            boolean seen = one.wasInside && entered.getOrDefault(name, 0) > 0;
            if (seen) {
                entered.merge(name, -1, Integer::sum);
            }
            boolean expected = stage.cast.isExpectedInside(one.person);
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
                        guest.person().name() + ", who " + guest.person().part().words() + "," + got);
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

    /// Tries the guards that only the room and the relay can speak about.
    void check(Checks checks, List<ReceivedMail> letters, String site) {
        Set<String> twice = room.twice();
        checks.tried(Guard.ONE_SEAT, twice.isEmpty(), "in the room twice on one pass: " + twice);
        List<String> late = room.enteredAfterTheEnd();
        checks.tried(Guard.STOPPED_DOOR, late.isEmpty(), "came into a room that had ended: " + late);
        checks.tried(
                Guard.EVERYBODY_OUT,
                room.first("ended").isPresent(),
                "the room never ended, by its own account");
        letters.forEach(letter -> checks.tried(Guard.ROOM_STAYS_INSIDE, isShut(letter), "a letter"));
        passesMailed(letters, site)
                .values()
                .forEach(
                        to ->
                                checks.tried(
                                        Guard.MAIL_TO_ITS_OWNER,
                                        to.size() == 1,
                                        "one pass was mailed to " + String.join(" and ", to)));
    }

    private boolean isShut(ReceivedMail letter) {
        String text = letter.text() + letter.html();
        return !text.contains("/room/") && room.rooms().stream().noneMatch(text::contains);
    }

    /// For each pass that a letter links to, the addresses that it went to.
    private static Map<String, Set<String>> passesMailed(List<ReceivedMail> letters, String site) {
        Pattern pass = Pattern.compile(Pattern.quote(site + "/p/") + "([A-Za-z0-9_-]+)");
        Map<String, Set<String>> owners = new HashMap<>();
        for (ReceivedMail letter : letters) {
            Matcher link = pass.matcher(letter.text() + letter.html());
            while (link.find()) {
                owners.computeIfAbsent(link.group(1), _ -> new TreeSet<>()).add(letter.to());
            }
        }
        return owners;
    }
}
