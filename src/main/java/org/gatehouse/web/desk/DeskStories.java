package org.gatehouse.web.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.door.DeskRow;
import org.gatehouse.door.DeskView;
import org.gatehouse.door.DoorState;
import org.gatehouse.door.Flag;
import org.gatehouse.door.Group;
import org.gatehouse.door.Insiders;
import org.gatehouse.door.Knock;
import org.gatehouse.door.PhoneGuest;
import org.gatehouse.door.Place;
import org.gatehouse.door.RoomBoard;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.pass.Device;
import org.gatehouse.practice.Part;
import org.gatehouse.practice.Practice;
import org.gatehouse.practice.PracticeReport;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.registration.Registrant;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.Shown;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.storybook.SampleMeeting;
import org.gatehouse.web.storybook.Story;

/// The stories of the desk: every state that an evening brings it into.
public final class DeskStories {
    private static final Instant NOW = Instant.parse("2021-11-11T19:05:00Z");
    private static final Acquaintances.Known STRANGER = new Acquaintances.Known(0, false, false);
    private static final Acquaintances.Known NEIGHBOUR = new Acquaintances.Known(6, true, false);
    private static final DoorState OPEN = door(false, false);

    private DeskStories() {}

    public static List<Story> all() {
        List<Story> all = new ArrayList<>();
        all.add(desks("desks", List.of(SampleMeeting.MEETING)));
        all.add(desks("desks-none", List.of()));
        all.add(desk("desk-empty", board(List.of(), OPEN, MeetingState.OPEN)));
        all.add(desk("desk-early", board(expected(), OPEN, MeetingState.ANNOUNCED)));
        all.add(desk("desk-full-queue", board(queue(), OPEN, MeetingState.OPEN)));
        all.add(desk("desk-frozen", board(queue(), door(true, false), MeetingState.OPEN)));
        all.add(desk("desk-stopped", board(queue(), door(false, true), MeetingState.OPEN)));
        all.add(desk("desk-many-inside", board(inside(14), OPEN, MeetingState.OPEN)));
        all.add(
                story(
                        "desk-refused",
                        "desk/desk.jte",
                        board(queue(), OPEN, MeetingState.OPEN),
                        Optional.of(Notice.bad("Somebody else has decided on this person."))));
        all.add(desk("desk-practice", practice()));
        all.add(
                story(
                        "tonight-queue",
                        "desk/tonight.jte",
                        board(queue(), OPEN, MeetingState.OPEN),
                        Optional.empty()));
        all.add(
                story(
                        "tonight-stopped",
                        "desk/tonight.jte",
                        board(queue(), door(false, true), MeetingState.OPEN),
                        Optional.empty()));
        all.add(
                story(
                        "door-list",
                        "desk/door-list.jte",
                        board(queue(), OPEN, MeetingState.OPEN),
                        Optional.empty()));
        all.add(Story.page("desk-phone", "desk/phone.jte", phone()));
        all.add(Story.page("practice-report", "practice/report.jte", Map.of("report", report())));
        all.add(Story.page("practice-begin", "practice/begin.jte", Map.of()));
        return List.copyOf(all);
    }

    private static Story desks(String name, List<Meeting> meetings) {
        StaffMember greta =
                new StaffMember(id(1), "Greta Gate", "greta@example.org", Role.GATEKEEPER);
        return Story.page(name, "desk/desks.jte", Map.of("member", greta, "meetings", meetings));
    }

    private static Story desk(String name, DeskBoard board) {
        return story(name, "desk/desk.jte", board, Optional.empty());
    }

    private static Story story(
            String name, String template, DeskBoard board, Optional<Notice> notice) {
        return Story.page(name, template, Map.of("board", board, "notice", notice));
    }

    private static UUID id(int n) {
        return new UUID(0x7000, n);
    }

    private static DoorState door(boolean frozen, boolean stopped) {
        return new DoorState(
                frozen ? Optional.of(id(2)) : Optional.empty(),
                stopped ? Optional.of(id(3)) : Optional.empty(),
                stopped ? Optional.of(NOW) : Optional.empty(),
                Optional.of("We start in five minutes."));
    }

    private static DeskBoard board(List<DeskRow> rows, DoorState door, MeetingState state) {
        boolean open = door.stop().isEmpty();
        RoomBoard.Card room =
                new RoomBoard.Card(
                        1,
                        open,
                        false,
                        Set.of(Ability.REPORTS_WHO_IS_INSIDE),
                        List.of("Switch on the waiting room.", "Switch off screen sharing."),
                        List.of(
                                new Shown(
                                        "Iphone von Karl",
                                        Optional.empty(),
                                        Optional.empty(),
                                        NOW,
                                        Optional.empty()),
                                new Shown(
                                        "Ruth Baker",
                                        Optional.empty(),
                                        Optional.empty(),
                                        NOW,
                                        Optional.of(NOW))),
                        List.of(),
                        Optional.of("End meeting → End meeting for all"),
                        Map.of(),
                        1);
        return new DeskBoard(
                new DeskView(SampleMeeting.MEETING, state, door, open, rows),
                room,
                rows.isEmpty() ? Optional.empty() : Optional.of(heard()),
                true,
                Optional.empty(),
                "",
                NOW);
    }

    private static Insiders.Heard heard() {
        Occupant stranger =
                new Occupant("x1", "iPhone", Optional.empty(), Optional.empty(), Optional.of(NOW));
        return new Insiders.Heard(NOW, Optional.of(List.of(stranger)), Optional.empty());
    }

    private static List<DeskRow> expected() {
        return List.of(
                row(10, "Margaret Hale", Place.EXPECTED, Group.KNOWN, NEIGHBOUR),
                row(11, "Tomasz Nowak", Place.EXPECTED, Group.FIRST_TIME, STRANGER));
    }

    private static List<DeskRow> queue() {
        List<DeskRow> rows = new ArrayList<>(expected());
        rows.add(row(12, "Helen Marsh", Place.KNOCKING, Group.SPEAKER, STRANGER));
        rows.add(row(13, "Joan Whitlock", Place.KNOCKING, Group.KNOWN, NEIGHBOUR));
        rows.add(row(14, "Anne Fletcher-Wolstenholme", Place.KNOCKING, Group.APPROVED, STRANGER));
        rows.add(row(15, "Samir Haddad", Place.KNOCKING, Group.FIRST_TIME, STRANGER));
        rows.add(row(16, "Inspector Smlth", Place.KNOCKING, Group.UNDER_QUESTION, STRANGER));
        rows.add(row(17, "Edna Frost", Place.KNOCKING, Group.FIRST_TIME, STRANGER));
        rows.add(row(18, "Max Power", Place.TURNED_AWAY, Group.FIRST_TIME, STRANGER));
        rows.addAll(inside(2));
        return rows;
    }

    private static List<DeskRow> inside(int many) {
        List<DeskRow> rows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            rows.add(row(100 + i, "Neighbour Number " + i, Place.INSIDE, Group.KNOWN, NEIGHBOUR));
        }
        return rows;
    }

    private static DeskRow row(
            int n, String name, Place place, Group group, Acquaintances.Known known) {
        boolean byPhone = n == 17;
        Registrant registrant =
                new Registrant(
                        id(n),
                        id(1),
                        name,
                        name,
                        Optional.empty(),
                        Optional.of("hash" + n),
                        "Chesham and Ley Hill",
                        "",
                        "",
                        "",
                        n % 3 == 0 ? 2 : 1,
                        group == Group.SPEAKER ? Optional.of("Inspector") : Optional.empty(),
                        NOW.minus(Duration.ofMinutes(n == 15 ? 3 : 90)));
        List<Flag> flags =
                group == Group.UNDER_QUESTION
                        ? List.of(
                                new Flag.LooksLikeSpeaker("Inspector Smith"),
                                new Flag.ThrowAwayMailbox("mailinator.com"))
                        : List.of();
        Device device = new Device(id(n), id(n), "Safari on iPhone", NOW);
        return new DeskRow(
                registrant,
                place,
                group,
                flags,
                known,
                byPhone ? List.of() : List.of(device),
                knock(n, place),
                n == 15 ? Optional.of("Which road do you live in?") : Optional.empty(),
                byPhone
                        ? Optional.of(new PhoneGuest(id(n), "456", Optional.empty()))
                        : Optional.empty(),
                "K7QD");
    }

    private static Optional<Knock> knock(int n, Place place) {
        Instant at = NOW.minus(Duration.ofMinutes(n % 12));
        Knock waiting =
                new Knock(
                        id(1000 + n),
                        id(1),
                        id(n),
                        id(n),
                        Optional.of(id(n)),
                        at,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        return switch (place) {
            case EXPECTED -> Optional.empty();
            case KNOCKING -> Optional.of(waiting);
            case INSIDE -> Optional.of(decided(waiting, "ADMIT", Optional.empty()));
            case TURNED_AWAY -> Optional.of(decided(waiting, "TURN_AWAY", Optional.of(NOW)));
        };
    }

    private static Knock decided(Knock knock, String decision, Optional<Instant> closed) {
        return new Knock(
                knock.id(),
                knock.meetingId(),
                knock.registrantId(),
                knock.passId(),
                knock.deviceId(),
                knock.at(),
                closed,
                closed.map(_ -> "turned-away"),
                Optional.of(decision),
                Optional.of("We could not tell who you are."),
                closed.isEmpty() ? Optional.of(knock.at()) : Optional.empty());
    }

    private static DeskBoard practice() {
        DeskBoard board = board(queue(), OPEN, MeetingState.OPEN);
        Practice practice =
                new Practice(id(1), id(5), NOW.minus(Duration.ofMinutes(3)), Optional.empty());
        return new DeskBoard(
                board.view(), board.room(), board.heard(), true, Optional.of(practice), "", NOW);
    }

    private static Map<String, ?> phone() {
        return Map.of(
                "guest",
                row(17, "Edna Frost", Place.KNOCKING, Group.FIRST_TIME, STRANGER).registrant(),
                "what",
                "number",
                "secret",
                "01494 123456",
                "desk",
                "/desk/" + id(1));
    }

    private static PracticeReport report() {
        return new PracticeReport(
                List.of(
                        new PracticeReport.Deed(Part.SPEAKER, Part.Decision.ADMITTED),
                        new PracticeReport.Deed(Part.NAMESAKE, Part.Decision.ADMITTED),
                        new PracticeReport.Deed(Part.RUSHER, Part.Decision.LEFT_STANDING)),
                Optional.of(Duration.ofSeconds(7)));
    }
}
