package org.gatehouse.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.staff.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing that many people read may let anybody join, wherever it is written.
final class PublicTextsTest {
    private static final String LINK = "https://us02web.zoom.us/j/87456291234?pwd=QWxhZGRpbjpvcGVu";

    @TempDir Path directory;
    private DeskSite site;
    private Visitor olive;

    @BeforeEach
    void open() {
        site = new DeskSite(directory);
        olive = site.signedIn("Olive Owen", Role.ORGANISER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(
                        f ->
                                f.getKey()
                                        + "="
                                        + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Visitor.Answer draft(String title, String agenda) {
        Map<String, String> plan = new TreeMap<>();
        plan.put("title", title);
        plan.put("date", "2031-06-12");
        plan.put("time", "19:00");
        plan.put("zone", "Europe/London");
        plan.put("minutes", "90");
        plan.put("agenda", agenda);
        plan.put("capacity", "100");
        plan.put("door", "30");
        plan.put("admission", "FIRST_TIMERS_BY_HAND");
        plan.put("provider", "pasted");
        plan.put("link", LINK);
        return olive.post("/office/meetings/new", form(plan));
    }

    @Test
    void aMeetingWithALinkInItsTextsIsNotSavedAndTheWordsAreNamed() {
        Visitor.Answer agenda = draft("Road safety", "Come to meet.google.com/abc-defg-hij at 7");
        assertEquals(422, agenda.status());
        assertTrue(
                agenda.page().select("#agenda-error").text().contains("meet.google.com"),
                agenda.text());
        Visitor.Answer title = draft("Road safety, passcode: 991823", "Speed");
        assertEquals(422, title.status());
        assertTrue(title.page().select("#title-error").text().contains("991823"), title.text());
    }

    @Test
    void aDraftThatNamesItsOwnRoomIsNotAnnounced() {
        Visitor.Answer saved = draft("Road safety", "Speed in Mill Lane. 874-5629-1234");
        assertEquals(200, saved.status(), "nothing was known of this number before");
        Visitor.Answer refused = olive.post(saved.path() + "/publish", "");
        assertEquals(409, refused.status());
        assertTrue(refused.text().contains("874-5629-1234"), refused.text());
        assertTrue(olive.get(saved.path()).text().contains("This is a draft"));
    }

    @Test
    void aReasonThatPeopleReadHoldsNoLink() {
        String meeting = draft("Road safety", "Speed").path();
        assertEquals(200, olive.post(meeting + "/publish", "").status());
        Visitor.Answer refused =
                olive.post(
                        meeting + "/cancel",
                        form(
                                Map.of(
                                        "field", "cancel-reason",
                                        "reason", "We meet at zoom.us/j/87456291234 instead")));
        assertEquals(409, refused.status());
        assertTrue(
                refused.page().select("#cancel-reason-error").text().contains("zoom.us/j/"),
                refused.text());
        assertFalse(olive.get(meeting).text().contains("Cancelled"));
    }

    @Test
    void theLobbyIsToldNoLink() {
        Meeting meeting = site.openMeeting();
        Visitor greta = site.signedIn("Greta Gate", Role.GATEKEEPER);
        String desk = "/desk/" + meeting.id();
        UUID knock = site.knock(site.guest(meeting, "Clara Dean"));
        Map<String, String> message = Map.of("message", "It is whereby.com/our-room now");
        Visitor.Answer told = greta.post(desk + "/message", form(message));
        assertEquals(409, told.status());
        assertTrue(told.text().contains("whereby.com/our-room"), told.text());
        Visitor.Answer held = greta.post(desk + "/knocks/" + knock + "/hold", form(message));
        assertEquals(409, held.status());
        assertFalse(greta.get(desk).text().contains("whereby"), "nothing of it is shown");
    }

    @Test
    void nobodyIsTurnedAwayPutOutOrBannedWithALink() {
        Meeting meeting = site.openMeeting();
        Visitor greta = site.signedIn("Greta Gate", Role.GATEKEEPER);
        String desk = "/desk/" + meeting.id();
        DeskSite.Guest clara = site.guest(meeting, "Clara Dean");
        UUID knock = site.knock(clara);
        Map<String, String> reason =
                Map.of(
                        "other", "Use meet.google.com/abc-defg-hij",
                        "reason", "Use meet.google.com/abc-defg-hij",
                        "until", LocalDate.now(ZoneOffset.UTC).plusDays(30).toString());
        List<String> presses =
                List.of(
                        "/knocks/" + knock + "/turn-away",
                        "/knocks/" + knock + "/remove",
                        "/registrants/" + clara.registrant() + "/ban");
        for (String press : presses) {
            Visitor.Answer refused = greta.post(desk + press, form(reason));
            assertEquals(409, refused.status(), press);
            assertTrue(refused.text().contains("meet.google.com/abc-defg-hij"), refused.text());
        }
        assertEquals(0L, count("SELECT COUNT(*) FROM ban"));
        assertEquals(1L, count("SELECT COUNT(*) FROM knock WHERE closed_at IS NULL"));
    }

    private long count(String sql) {
        return site.forum.database.read(handle -> handle.select(sql).mapTo(Long.class).one());
    }

    @Test
    void theForumSaysNothingOfItselfThatLetsPeopleJoin() {
        Map<String, String> profile =
                Map.of(
                        "name", "Forum zoom.us/j/87456291234",
                        "colour", "#1d5a96",
                        "contact", "Meeting ID 874 5629 1234",
                        "appeal", "The chair, passcode: 991823",
                        "zone", "Europe/London");
        Visitor.Answer refused = olive.post("/office/forum", form(profile));
        assertEquals(422, refused.status());
        for (String[] fault :
                new String[][] {
                    {"name", "zoom.us/j/87456291234"},
                    {"contact", "874 5629 1234"},
                    {"appeal", "991823"}
                }) {
            String said = refused.page().select("#" + fault[0] + "-error").text();
            assertTrue(said.contains(fault[1]), said);
        }
        Visitor.Answer areas =
                olive.post("/office/areas", form(Map.of("areas", "Latimer\nmeet.jit.si/chess")));
        assertEquals(422, areas.status());
        assertTrue(areas.page().select("#areas-error").text().contains("meet.jit.si/chess"));
        assertEquals(0L, count("SELECT COUNT(*) FROM forum_setting WHERE value LIKE '%zoom%'"));
    }

    @Test
    void theApologyHoldsNoLink() {
        Meeting meeting = site.openMeeting();
        site.guest(meeting, "Clara Dean");
        Visitor greta = site.signedIn("Greta Gate", Role.GATEKEEPER);
        greta.post("/desk/" + meeting.id() + "/stop", "");
        String incident =
                site.forum.database.read(
                        handle ->
                                handle.select("SELECT id FROM incident").mapTo(String.class).one());
        Visitor.Answer refused =
                olive.post(
                        "/office/incidents/" + incident + "/apology",
                        form(Map.of("words", "Sorry. Next time: teams.live.com/meet/123456789")));
        assertEquals(409, refused.status());
        assertTrue(
                refused.page().select("#words-error").text().contains("teams.live.com/meet/"),
                refused.text());
        assertEquals(0L, count("SELECT COUNT(*) FROM letter WHERE kind = 'apology'"));
    }
}
