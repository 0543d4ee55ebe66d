package org.gatehouse.web.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.door.DeskRow;
import org.gatehouse.door.DeskView;
import org.gatehouse.door.Insiders;
import org.gatehouse.door.Knock;
import org.gatehouse.door.Place;
import org.gatehouse.door.RoomBoard;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.practice.Practice;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.Shown;

/// What the desk's templates show: the door's own view, what the room's platform says, and what the
/// gatekeeper is looking for.
///
/// @param heard who is inside by the platform's account; empty where it never tells
/// @param dialIn whether a dial-in is kept for the present room
/// @param practice the practice evening that this is the desk of, if it is one
/// @param search what was typed into the search field, or empty
/// @param now when it was looked at
public record DeskBoard(
        DeskView view,
        RoomBoard.Card room,
        Optional<Insiders.Heard> heard,
        boolean dialIn,
        Optional<Practice> practice,
        String search,
        Instant now) {
    /// The picture of the queue has so many bars, one for each minute that people have waited; the
    /// last is for all who have waited longer.
    private static final int BARS = 15;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("H:mm:ss");

    public Meeting meeting() {
        return view.meeting();
    }

    /// The desk's own address.
    public String address() {
        return "/desk/" + meeting().id();
    }

    /// Those at `place` who are looked for.
    public List<DeskRow> at(Place place) {
        return view.at(place).stream().filter(this::isSought).toList();
    }

    private boolean isSought(DeskRow row) {
        String text = sought(row);
        return search.toLowerCase(Locale.ROOT)
                .lines()
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .allMatch(text::contains);
    }

    /// Everything about somebody that the search looks at, in lower case.
    public String sought(DeskRow row) {
        return String.join(
                        " ",
                        row.registrant().fullName(),
                        row.registrant().area(),
                        row.registrant().organisation(),
                        row.registrant().badge().orElse(""),
                        row.arrivalCode())
                .toLowerCase(Locale.ROOT);
    }

    /// What follows the address of a form so that the page afterwards searches for the same.
    public String query() {
        return search.isEmpty() ? "" : "?q=" + URLEncoder.encode(search, UTF_8);
    }

    /// A moment as the clock on the wall of the meeting shows it: `18:41`.
    public String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.of(meeting().zone())));
    }

    /// The same to the second.
    public String seconds(Instant at) {
        return SECONDS.format(at.atZone(ZoneId.of(meeting().zone())));
    }

    /// Since when the one who has waited longest stands there.
    public Optional<Instant> waitingSince() {
        return view.at(Place.KNOCKING).stream()
                .flatMap(row -> row.since().stream())
                .min(Instant::compareTo);
    }

    /// How many people have waited for how many minutes, the newest first.
    public List<Integer> waits() {
        Integer[] bars = new Integer[BARS];
        Arrays.fill(bars, 0);
        for (DeskRow row : view.at(Place.KNOCKING)) {
            long minutes = Duration.between(row.since().orElse(now), now).toMinutes();
            bars[Math.clamp(minutes, 0, BARS - 1)] += row.registrant().partySize();
        }
        return List.of(bars);
    }

    /// The day that a ban ends on where nobody says otherwise: half a year from now.
    public String usualBan() {
        return now.atZone(ZoneId.of(meeting().zone())).toLocalDate().plusMonths(6).toString();
    }

    /// Whether somebody registered once the door was open.
    public boolean isWalkUp(DeskRow row) {
        return row.phone().isEmpty()
                && !row.registrant().registeredAt().isBefore(meeting().doorOpensAt());
    }

    private List<Occupant> people() {
        return heard.flatMap(Insiders.Heard::people).orElse(List.of());
    }

    /// Those whom the platform reports and whom no pass let in: they came another way, or they have
    /// been put out and are still there.
    public List<Occupant> strangers() {
        Set<UUID> inside =
                view.at(Place.INSIDE).stream()
                        .flatMap(row -> row.knock().map(Knock::passId).stream())
                        .collect(Collectors.toSet());
        return people().stream()
                .filter(one -> one.pass().filter(inside::contains).isEmpty())
                .toList();
    }

    /// Those who show their screen to the meeting at this moment.
    public List<Shown> showing() {
        return room.shown().stream().filter(one -> one.until().isEmpty()).toList();
    }

    /// Those who have done so and stopped.
    public List<Shown> haveShown() {
        return room.shown().stream().filter(one -> one.until().isPresent()).toList();
    }

    /// The pass's name of somebody who showed something; for one without a pass, what the platform
    /// calls them.
    public String nameOf(Shown one) {
        return view.rows().stream()
                .filter(row -> one.pass().isPresent())
                .filter(row -> row.knock().map(Knock::passId).equals(one.pass()))
                .map(row -> row.registrant().fullName())
                .findFirst()
                .orElse(one.name());
    }

    /// Whether this person may show a screen, where that is decided here: speakers may unasked.
    public boolean mayShow(DeskRow row) {
        return row.knock()
                .map(Knock::passId)
                .map(room.rights()::get)
                .orElse(row.registrant().badge().isPresent());
    }

    /// Whether two people are inside on this one pass.
    public boolean isTwice(DeskRow row) {
        return presences(row) > 1;
    }

    /// Whether the platform reports this person at all.
    public boolean isSeenInside(DeskRow row) {
        return presences(row) > 0;
    }

    private long presences(DeskRow row) {
        Optional<UUID> pass = row.knock().map(Knock::passId);
        return people().stream().filter(one -> pass.isPresent() && one.pass().equals(pass)).count();
    }
}
