package org.gatehouse.door;

import java.util.Comparator;
import java.util.List;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingState;

/// What the desk shows.
public record DeskView(
        Meeting meeting, MeetingState state, DoorState door, boolean roomOpen, List<DeskRow> rows) {

    /// Those at `place`: at the door in the order in which they are to be looked at, elsewhere by
    /// name.
    public List<DeskRow> at(Place place) {
        return rows.stream().filter(row -> row.place() == place).sorted(order(place)).toList();
    }

    private static Comparator<DeskRow> order(Place place) {
        Comparator<DeskRow> byName = Comparator.comparing(row -> row.registrant().fullName());
        return switch (place) {
            case KNOCKING ->
                    Comparator.comparing(DeskRow::group)
                            .thenComparing(row -> row.knock().orElseThrow().id());
            case EXPECTED, INSIDE, TURNED_AWAY -> byName;
        };
    }

    /// Those who can be let in together with one press.
    public List<DeskRow> knownAtTheDoor() {
        return at(Place.KNOCKING).stream()
                .filter(row -> row.group() == Group.KNOWN || row.group() == Group.SPEAKER)
                .filter(row -> !row.isHeld())
                .toList();
    }

    /// How many people that is, counting all who watch together.
    public int people(Place place) {
        return at(place).stream().mapToInt(row -> row.registrant().partySize()).sum();
    }
}
