package org.gatehouse.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.staff.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OfficeTest {
    private static final String NEW = "/office/meetings/new";

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

    private static Map<String, String> plan() {
        Map<String, String> plan = new TreeMap<>();
        plan.put("title", "Road safety");
        plan.put("date", "2031-06-12");
        plan.put("time", "19:00");
        plan.put("zone", "Europe/London");
        plan.put("minutes", "90");
        plan.put("agenda", "## Speed\n\nWhat the police say");
        plan.put("capacity", "100");
        plan.put("door", "30");
        plan.put("admission", "FIRST_TIMERS_BY_HAND");
        plan.put("provider", "practice");
        return plan;
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> plan = plan();
        plan.put(field, value);
        return plan;
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

    private int letters(String kind) {
        return site.forum.database.read(
                handle ->
                        handle.createQuery("SELECT COUNT(*) FROM letter WHERE kind = :kind")
                                .bind("kind", kind)
                                .mapTo(Integer.class)
                                .one());
    }

    @Test
    void lookingAtAnInvitationDoesNotUseItUpAndItWorksOnce() {
        String invitation = site.invitation("Greta Gate", Role.GATEKEEPER);
        Visitor greta = new Visitor(site);
        greta.get(invitation);
        assertTrue(greta.get(invitation).text().contains("Hello Greta Gate"));

        assertEquals("/desk", greta.post(invitation, "").path());
        assertEquals(410, new Visitor(site).get(invitation).status());
        assertEquals(410, new Visitor(site).post(invitation, "").status());

        greta.post("/office/sign-out", "");
        assertEquals(401, greta.get("/desk").status());
    }

    @Test
    void aDraftIsSavedAnnouncedAndCancelledWithLetters() {
        Visitor.Answer saved = olive.post(NEW, form(plan()));
        assertEquals(200, saved.status());
        assertTrue(saved.text().contains("This is a draft"), saved.text());

        Visitor.Answer announced = olive.post(saved.path() + "/publish", "");
        assertTrue(announced.text().contains("The meeting is announced."), announced.text());

        String guest =
                "guest-name=Priya+Patel&guest-email=priya%40example.org&guest-badge=Councillor";
        Visitor.Answer invited = olive.post(saved.path() + "/guests", guest);
        assertTrue(invited.text().contains("Councillor Priya Patel"), invited.text());

        assertEquals(422, olive.post(saved.path() + "/cancel", "reason=").status());
        Visitor.Answer cancelled = olive.post(saved.path() + "/cancel", "reason=Flood");
        assertTrue(cancelled.text().contains("Cancelled"), cancelled.text());
        assertEquals(1, letters("cancelled"));
    }

    @Test
    void onlyANewTimeIsWrittenAbout() {
        String meeting = olive.post(NEW, form(plan())).path();
        olive.post(meeting + "/publish", "");
        olive.post(meeting + "/guests", "guest-name=Priya+Patel&guest-email=priya%40example.org");

        olive.post(meeting + "/edit", form(with("title", "Road safety, again")));
        assertEquals(0, letters("changed"));

        olive.post(meeting + "/edit", form(with("time", "7.30 pm")));
        assertEquals(1, letters("changed"));
    }

    @Test
    void aTimeThatComesTwiceIsAskedAbout() {
        Map<String, String> plan = with("date", "26/10/2031");
        plan.put("time", "1.30 am");

        Visitor.Answer asked = olive.post(NEW, form(plan));
        assertEquals(422, asked.status());
        assertEquals(2, asked.page().select("input[name=which]").size());

        plan.put("which", asked.page().select("input[name=which]").last().attr("value"));
        assertEquals(200, olive.post(NEW, form(plan)).status());
    }

    @Test
    void aTimeThatDoesNotExistIsSaidSoWithTheNextOne() {
        Map<String, String> plan = with("date", "30 March 2031");
        plan.put("time", "01:30");

        Visitor.Answer asked = olive.post(NEW, form(plan));

        assertEquals(422, asked.status());
        assertTrue(
                asked.text().contains("1:30 am doesn’t exist. Do you mean 2:00 am?"), asked.text());
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        Visitor.Answer asked = olive.post(NEW, "zone=Mars&minutes=0&capacity=x&provider=none");

        assertEquals(422, asked.status());
        assertEquals(
                "title date time zone minutes capacity door admission provider",
                asked.page().select(".error-summary a").eachAttr("href").stream()
                        .map(href -> href.substring(1))
                        .collect(Collectors.joining(" ")));
        assertTrue(asked.page().title().startsWith("Error"), asked.page().title());
    }

    @Test
    void apastedLinkIsNeverShownAgain() {
        Map<String, String> plan = with("provider", "pasted");
        plan.put("link", "https://meet.google.com/abc-defg-hij");
        plan.put(
                "spares",
                "https://meet.google.com/abc-defg-hik\nhttps://meet.google.com/abc-defg-hil");

        String meeting = olive.post(NEW, form(plan)).path();
        Visitor.Answer announced = olive.post(meeting + "/publish", "");

        assertTrue(announced.text().contains("2 spare links left."), announced.text());
        assertFalse(announced.page().html().contains("abc-defg"));
        assertFalse(olive.get(meeting + "/edit").page().html().contains("abc-defg"));
        String desk = meeting.replace("/office/meetings/", "/desk/");
        Visitor.Answer ticks = olive.get(desk);
        assertTrue(ticks.text().contains("Before the door opens"), ticks.text());
        assertFalse(ticks.page().html().contains("abc-defg"));
        assertTrue(olive.post(desk + "/stop", "").text().contains("End the call for everyone"));
    }

    @Test
    void aLinkThatLeadsNowhereIsRefusedInWords() {
        Map<String, String> plan = with("provider", "pasted");
        plan.put("link", "https://zoom.us/my/olive");

        Visitor.Answer asked = olive.post(NEW, form(plan));

        assertEquals(422, asked.status());
        assertTrue(asked.text().contains("Personal Meeting ID"), asked.text());
    }

    @Test
    void aRefusalNeedsAReasonAndGoesOutAsALetterOnce() {
        Meeting meeting = site.openMeeting();
        DeskSite.Guest guest = site.guest(meeting, "Clara Dean");
        String at = "/office/meetings/" + meeting.id() + "/registrants/" + guest.registrant();

        assertEquals(422, olive.post(at + "/refuse", "field=reason-x&reason=").status());
        olive.post(at + "/refuse", "reason=Not+from+here");
        Visitor.Answer twice = olive.post(at + "/refuse", "reason=Not+from+here");

        assertTrue(twice.page().select("tbody .tag").text().contains("Refused"));
        assertEquals(1, letters("refused"));
        olive.post(at + "/approve", "");
        assertEquals(1, letters("approved"));
    }

    @Test
    void anAgendaIsPreviewedWithoutHarmAndNothingIsSaved() {
        Map<String, String> plan = with("agenda", "**Bold** <script>alert(1)</script>");
        plan.put("then", "preview");

        Visitor.Answer preview = olive.post(NEW, form(plan));

        assertEquals("Bold", preview.page().select("#preview strong").text());
        assertEquals(0, preview.page().select("main script").size());
        assertEquals(0, olive.get("/office").page().select(".meeting-card").size());
    }
}
