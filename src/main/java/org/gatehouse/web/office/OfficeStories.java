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
import org.gatehouse.meeting.Meeting;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.setup.SetUp;
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
                Story.page("office-empty", "office/meetings.jte", meetings()),
                Story.page("office-new-wrong", "office/edit.jte", edit()),
                Story.page("office-bans", "office/bans.jte", bans()),
                Story.page(
                        "office-invitation-over",
                        "office/invitation.jte",
                        Map.of("invited", Optional.empty(), "action", "/office/invitation/x")),
                Story.piece("office-evening", "office/evening.jte", Map.of("figures", figures())));
    }

    private static Map<String, ?> meetings() {
        return Map.of(
                "member",
                new StaffMember(ID, "Olive Oram", "olive@example.org", Role.ORGANISER),
                "checklist",
                new SetUp.Checklist(Set.of()),
                "drafts",
                List.of(),
                "coming",
                List.of(),
                "past",
                List.of());
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
                new Attendance(points, 44),
                Optional.of(new ParticipantReports.Told("zoom", 46, 1)));
    }
}
