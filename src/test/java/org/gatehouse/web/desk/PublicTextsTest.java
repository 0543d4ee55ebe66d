package org.gatehouse.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
}
