package org.gatehouse.rehearsal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.mail.localrelay.ReceivedMail;

/// The two witnesses from outside: what the rooms saw, and what the relay was given.
///
/// @param site the address that links to us start with
record Witnesses(RoomLog room, List<ReceivedMail> letters, String site) {
    Witnesses {
        letters = List.copyOf(letters);
    }

    /// Tries the guards that only the rooms and the relay can speak about.
    void check(Checks checks) {
        Set<String> twice = room.twice();
        checks.tried(Guard.ONE_SEAT, twice.isEmpty(), "in the room twice on one pass: " + twice);
        List<String> late = room.enteredAfterTheEnd();
        checks.tried(
                Guard.STOPPED_DOOR, late.isEmpty(), "came into a room that had ended: " + late);
        checks.tried(
                Guard.EVERYBODY_OUT,
                room.first("ended").isPresent(),
                "the room never ended, by its own account");
        letters.forEach(
                letter -> checks.tried(Guard.ROOM_STAYS_INSIDE, isShut(letter), "a letter"));
        passesMailed()
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
    private Map<String, Set<String>> passesMailed() {
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
