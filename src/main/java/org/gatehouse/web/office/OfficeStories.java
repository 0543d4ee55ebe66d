package org.gatehouse.web.office;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.door.Attendance;
import org.gatehouse.door.Ban;
import org.gatehouse.door.ParticipantReports;
import org.gatehouse.mail.DeliveryState;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.meeting.Spoken;
import org.gatehouse.meeting.UnattendedPlan;
import org.gatehouse.pass.Standing;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.registration.Application;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Waiting;
import org.gatehouse.setup.SetUp;
import org.gatehouse.setup.SetUpStep;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.Form;
import org.gatehouse.web.storybook.SampleMeeting;
import org.gatehouse.web.storybook.Story;

/// The stories of the office's pages.
public final class OfficeStories {
    private static final Instant START = Instant.parse("2021-11-11T19:15:00Z");
    private static final UUID ID = new UUID(0x7000, 1);

    private OfficeStories() {}

    public static List<Story> all() {
        return List.of(
                Story.page(
                        "office-empty",
                        "office/meetings.jte",
                        meetings(Set.of(), List.of(), List.of(), List.of())),
                Story.page(
                        "office-meetings",
                        "office/meetings.jte",
                        meetings(
                                Set.of(SetUpStep.values()),
                                List.of(line(MeetingState.DRAFT, 0)),
                                List.of(
                                        line(MeetingState.OPEN, 41),
                                        line(MeetingState.ANNOUNCED, 1)),
                                List.of(
                                        line(MeetingState.OVER, 38),
                                        line(MeetingState.CANCELLED, 12)))),
                Story.page("office-sign-in", "office/sign-in.jte", Map.of("out", true)),
                Story.page("office-new-wrong", "office/edit.jte", edit()),
                Story.page("office-bans", "office/bans.jte", bans()),
                Story.page(
                        "office-invitation-over",
                        "office/invitation.jte",
                        Map.of("invited", Optional.empty(), "action", "/office/invitation/x")),
                Story.page("office-draft", "office/meeting.jte", draft()),
                Story.page("office-announced", "office/meeting.jte", announced()),
                Story.page("office-cancelled", "office/meeting.jte", cancelled()),
                Story.piece("office-evening", "office/evening.jte", Map.of("figures", figures())));
    }

    private static Map<String, ?> meetings(
            Set<SetUpStep> done,
            List<MeetingList.Line> drafts,
            List<MeetingList.Line> coming,
            List<MeetingList.Line> past) {
        return Map.of(
                "member",
                new StaffMember(ID, "Olive Oram", "olive@example.org", Role.ORGANISER),
                "checklist",
                new SetUp.Checklist(done),
                "drafts",
                drafts,
                "coming",
                coming,
                "past",
                past);
    }

    private static MeetingList.Line line(MeetingState state, int registered) {
        return new MeetingList.Line(SampleMeeting.MEETING, state, registered);
    }

    private static Map<String, ?> edit() {
        Map<String, Object> facts = new HashMap<>();
        facts.put(
                "form",
                Form.of(Map.of("provider", "pasted"))
                        .with(
                                List.of(
                                        Problem.of("title", "office.problem.title.empty"),
                                        Problem.of("time", "office.problem.time"),
                                        Problem.of("link", "office.problem.link.empty"))));
        facts.put("action", "/office/meetings/new");
        facts.put("meeting", Optional.empty());
        facts.put("draft", true);
        facts.put("kept", 0);
        facts.put("providers", List.of("zoom", "pasted", "practice"));
        facts.put("twice", Optional.empty());
        facts.put("preview", Optional.empty());
        return facts;
    }

    private static Map<String, ?> bans() {
        Ban ban =
                new Ban(
                        ID,
                        "hash",
                        ID,
                        "Max Power",
                        "Road safety in Mill Lane",
                        "Shouted at people",
                        START,
                        START.plusSeconds(10_000_000),
                        Optional.empty());
        return Map.of(
                "lines",
                List.of(
                        new BansPage.Line(
                                ban, true, "Thursday 11 November 2021", "Tuesday 8 March 2022")),
                "lifted",
                false);
    }

    /// It could not be announced: the platform did not answer.
    private static Map<String, ?> draft() {
        Map<String, Object> facts = meeting(MeetingState.DRAFT, List.of(), Form.EMPTY);
        facts.put("trouble", Optional.of("The platform does not answer. Try again in a minute."));
        return facts;
    }

    /// People in every standing, others waiting for a place, and a refusal without a reason.
    private static Map<String, ?> announced() {
        List<MeetingPage.Line> lines =
                List.of(
                        line(1, "Helen Marsh", new Standing.Approved("by-hand")),
                        line(2, "Joan Whitlock", new Standing.Approved("known")),
                        line(3, "Samir Haddad", new Standing.Undecided()),
                        line(4, "Max Power", new Standing.Refused("We don’t know this name.")),
                        line(5, "Edna Frost", new Standing.Withdrawn()));
        Form form =
                Form.EMPTY.with(
                        List.of(Problem.of("reason-" + person(3), "office.problem.reason")));
        Map<String, Object> facts = meeting(MeetingState.ANNOUNCED, lines, form);
        facts.put("waiting", List.of(waiting("Nico Paff"), waiting("Anne Fletcher")));
        facts.put("said", Optional.of("saved"));
        return facts;
    }

    private static Map<String, ?> cancelled() {
        List<MeetingPage.Line> lines =
                List.of(line(1, "Helen Marsh", new Standing.Approved("by-hand")));
        return meeting(MeetingState.CANCELLED, lines, Form.EMPTY);
    }

    private static Map<String, Object> meeting(
            MeetingState state, List<MeetingPage.Line> lines, Form form) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("meeting", SampleMeeting.MEETING);
        facts.put("state", state);
        facts.put("kept", 1);
        facts.put("figures", figures());
        facts.put("plan", UnattendedPlan.NOBODY);
        facts.put("when", Spoken.when(SampleMeeting.MEETING));
        facts.put("publicPage", "https://forum.example/meetings/road-safety-2021-11-11");
        facts.put("lines", lines);
        facts.put("waiting", List.of());
        facts.put("form", form);
        facts.put("said", Optional.empty());
        facts.put("trouble", Optional.empty());
        return facts;
    }

    private static UUID person(int n) {
        return new UUID(0x7000, n);
    }

    private static MeetingPage.Line line(int n, String name, Standing standing) {
        Registrant one =
                new Registrant(
                        person(n),
                        ID,
                        name,
                        name,
                        Optional.of("somebody@example.org"),
                        n == 2 ? Optional.empty() : Optional.of("hash"),
                        "Chesham and Ley Hill",
                        n == 1 ? "Thames Valley Police" : "",
                        n == 3 ? "When will Mill Lane be gritted?" : "",
                        n == 3 ? "I need captions." : "",
                        n,
                        n == 1 ? Optional.of("Inspector") : Optional.empty(),
                        START.minusSeconds(86_400));
        return new MeetingPage.Line(one, standing, Optional.empty());
    }

    private static Waiting waiting(String name) {
        MailAddress address = new MailAddress("somebody@example.org");
        Application application = new Application(name, address, "Latimer", "", "", "", 1);
        return new Waiting(ID, ID, application, "hash", "hash", "Firefox", START);
    }

    private static EveningFigures figures() {
        Meeting meeting = SampleMeeting.MEETING;
        List<Attendance.Point> points =
                List.of(
                        new Attendance.Point(START.minusSeconds(600), 0),
                        new Attendance.Point(START, 12),
                        new Attendance.Point(START.plusSeconds(300), 41),
                        new Attendance.Point(START.plusSeconds(600), 38));
        return new EveningFigures(
                meeting,
                Map.of(DeliveryState.ACCEPTED, 48, DeliveryState.DEFERRED, 2),
                Optional.of(START),
                new Attendance(points, 44),
                Optional.of(new ParticipantReports.Told("zoom", 46, 1)));
    }
}
