package org.gatehouse.web.incident;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.incident.Afterwards;
import org.gatehouse.incident.Concerned;
import org.gatehouse.incident.Contact;
import org.gatehouse.incident.Incident;
import org.gatehouse.incident.IncidentFile;
import org.gatehouse.incident.Note;
import org.gatehouse.incident.PackShelf;
import org.gatehouse.incident.PackStage;
import org.gatehouse.incident.Referral;
import org.gatehouse.incident.Timeline;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.web.Choice;
import org.gatehouse.web.Form;
import org.gatehouse.web.storybook.SampleMeeting;
import org.gatehouse.web.storybook.Story;

/// The stories of the pages about an incident: everything there is on one, and a pack that can't be
/// made as it was asked for.
public final class IncidentStories {
    private static final Instant MOMENT = Instant.parse("2021-11-11T19:21:07Z");
    private static final Instant NEXT_DAY = MOMENT.plusSeconds(80_000);
    private static final UUID ID = new UUID(0x7000, 2);
    private static final String OLIVE = "staff:" + ID;

    private IncidentStories() {}

    public static List<Story> all() {
        Form empty =
                Form.of(Map.of("recipient", "", "basis", "Legitimate interests"))
                        .with(List.of(Problem.of("recipient", "incident.problem.recipient")));
        return List.of(
                Story.page(
                        "incident",
                        "incident/incident.jte",
                        IncidentPage.facts(file(), Form.EMPTY, Contact.UK, NEXT_DAY)),
                Story.page("incident-pack-wrong", "incident/pack.jte", pack(empty)),
                Story.page(
                        "incident-packing",
                        "incident/packing.jte",
                        packing(new PackShelf.State.UnderWay(PackStage.DRAWN))),
                Story.page(
                        "incident-packed",
                        "incident/packing.jte",
                        packing(new PackShelf.State.Ready(NEXT_DAY.plus(PackShelf.KEPT)))),
                Story.page("incidents", "incident/list.jte", list(true)),
                Story.page("incidents-none", "incident/list.jte", list(false)),
                Story.page("incident-afterwards", "incident/afterwards.jte", afterwards()),
                Story.page(
                        "incident-wishes",
                        "incident/wishes.jte",
                        Map.of("path", "/afterwards/sample", "done", false)));
    }

    private static Map<String, ?> packing(PackShelf.State state) {
        return Map.of(
                "file",
                file(),
                "pack",
                file().packs().getFirst(),
                "state",
                state,
                "clock",
                new Clock(ZoneId.of(SampleMeeting.MEETING.zone())));
    }

    private static Map<String, ?> list(boolean any) {
        IncidentFile file = file();
        IncidentList.Line line =
                new IncidentList.Line(
                        file.incident(),
                        file.meeting(),
                        "Thursday 11 November 2021, 7:20 pm",
                        true);
        String meeting = file.meeting().id().toString();
        return Map.of(
                "lines",
                any ? List.of(line) : List.of(),
                "choices",
                List.of(Choice.of(meeting, file.meeting().title())),
                "form",
                Form.EMPTY);
    }

    private static Map<String, ?> afterwards() {
        IncidentFile file = file();
        String draft = Afterwards.draftApology(file.incident(), file.meeting());
        return Map.of(
                "file",
                file,
                "lessons",
                Afterwards.draftLessons(file),
                "clock",
                new Clock(ZoneId.of(SampleMeeting.MEETING.zone())),
                "sent",
                Optional.empty(),
                "form",
                Form.of(Map.of("words", draft)));
    }

    private static Map<String, ?> pack(Form form) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("file", file());
        facts.put("fresh", true);
        facts.put("asked", false);
        facts.put("passphrase", "K7M2P-QRW4T-9XYZA-BCDEF-3GH6J");
        facts.put("key", "forum.example.org/gatehouse-ledger+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiB");
        facts.put("clock", new Clock(ZoneId.of(SampleMeeting.MEETING.zone())));
        facts.put("form", form);
        facts.put("now", NEXT_DAY);
        return facts;
    }

    private static IncidentFile file() {
        Incident incident =
                new Incident(
                        ID,
                        SampleMeeting.MEETING.id(),
                        MOMENT,
                        Incident.Origin.STOP,
                        MOMENT,
                        OLIVE,
                        MOMENT.plusSeconds(5_000_000),
                        Optional.empty());
        Note seen =
                new Note(
                        ID,
                        Note.Kind.OBSERVATION,
                        "the chair",
                        Optional.of(MOMENT),
                        "Something vile was shown in the window of “Max Power”.",
                        Optional.empty(),
                        NEXT_DAY,
                        OLIVE);
        Referral platform =
                new Referral(
                        ID,
                        "The platform",
                        "",
                        Optional.of(MOMENT.plusSeconds(604_800)),
                        Optional.empty(),
                        MOMENT,
                        OLIVE);
        return new IncidentFile(
                SampleMeeting.MEETING,
                incident,
                List.of(max()),
                List.of(seen),
                List.of(platform),
                timeline(),
                List.of(new IncidentFile.Pack(ID, NEXT_DAY, "PC Ellis", OLIVE, "a0".repeat(32))),
                List.of(ID),
                List.of(),
                Map.of(ID, "Olive Oram"));
    }

    private static Concerned max() {
        return new Concerned(
                ID,
                1,
                "INSIDE",
                "Max Power",
                Optional.of("max@example.org"),
                Optional.empty(),
                "K7M2",
                ID,
                Optional.of("Firefox on Windows"),
                Optional.of("mailbox"),
                MOMENT.minusSeconds(500),
                MOMENT.minusSeconds(400),
                OLIVE,
                Optional.of(MOMENT.minusSeconds(390)),
                Optional.of("203.0.113.7"),
                Optional.of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/94.0"),
                Optional.empty(),
                Optional.empty(),
                1,
                1,
                true);
    }

    private static Timeline timeline() {
        return new Timeline(
                MOMENT.minusSeconds(900),
                MOMENT.plusSeconds(900),
                MOMENT,
                List.of(
                        event(411, -500, Timeline.Lane.DOOR, "Max Power knocked.", 0),
                        event(412, -400, Timeline.Lane.DESK, "Max Power was let in.", 1),
                        event(430, 0, Timeline.Lane.INCIDENT, "Stop now was pressed.", 0),
                        event(431, 60, Timeline.Lane.ROOM, "A new room was opened.", 0)));
    }

    private static Timeline.Event event(
            long number, long seconds, Timeline.Lane lane, String words, int inside) {
        String kind = lane == Timeline.Lane.INCIDENT ? "meeting.stopped" : "knock.admitted";
        return new Timeline.Event(number, MOMENT.plusSeconds(seconds), kind, lane, words, inside);
    }
}
