package org.gatehouse.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.door.Entrance;
import org.gatehouse.door.Place;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.staff.Role;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeskTest {
    private static final Entrance.Origin ORIGIN = new Entrance.Origin("192.0.2.7", "Safari");

    @TempDir Path directory;
    private DeskSite site;
    private Meeting meeting;
    private String desk;
    private Visitor ann;
    private Visitor ben;

    @BeforeEach
    void openTheDoor() {
        site = new DeskSite(directory);
        meeting = site.openMeeting();
        desk = "/desk/" + meeting.id();
        ann = site.signedIn("Ann Archer", Role.GATEKEEPER);
        ben = site.signedIn("Ben Brook", Role.GATEKEEPER);
    }

    @AfterEach
    void goHome() {
        site.close();
    }

    private long at(Place place) {
        return site.forum
                .database
                .read(handle -> site.forum.desk.view(handle, meeting.id(), Instant.now()))
                .at(place)
                .size();
    }

    private static Element row(Visitor.Answer answer, String place, String name) {
        return answer.page().select("#" + place + " [data-row]").stream()
                .filter(row -> row.text().contains(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + place));
    }

    /// Presses the button of a form as a browser without scripts does.
    private static Visitor.Answer press(Visitor who, Element row, String action) {
        Element form = row.selectFirst("form[action*=" + action + "]");
        return who.post(form.attr("action"), "");
    }

    @Test
    void aGatekeeperLetsSomebodyInWithAPlainForm() {
        site.knock(site.guest(meeting, "Clara Dean"));
        Element row = row(ann.get(desk), "knocking", "Clara Dean");
        assertTrue(row.text().contains("Mailbox proved on Safari on iPhone"), row.text());
        assertTrue(row.text().contains("First time"), row.text());

        Visitor.Answer answer = press(ann, row, "/admit");

        assertEquals(200, answer.status());
        assertTrue(answer.text().contains("Clara Dean is let in."), answer.text());
        assertTrue(row(answer, "inside", "Clara Dean").text().contains("has not pressed Join yet"));
    }

    @Test
    void twoDesksDecideOneKnockOnce() {
        site.knock(site.guest(meeting, "Clara Dean"));
        Element onAnns = row(ann.get(desk), "knocking", "Clara Dean");
        Element onBens = row(ben.get(desk), "knocking", "Clara Dean");

        assertEquals(200, press(ann, onAnns, "/admit").status());
        Visitor.Answer late = press(ben, onBens, "/turn-away");

        assertEquals(409, late.status());
        assertTrue(late.text().contains("Somebody else has decided"), late.text());
        assertTrue(late.page().select("#knocking").hasText(), "Ben keeps his desk");
        assertEquals(1, at(Place.INSIDE));
        assertEquals(0, at(Place.TURNED_AWAY));
    }

    @Test
    void aFrozenDoorLetsNobodyIn() {
        site.knock(site.guest(meeting, "Clara Dean", Optional.of("Councillor")));
        Element row = row(ben.get(desk), "knocking", "Clara Dean");
        ann.post(desk + "/freeze", "");

        assertEquals(409, press(ben, row, "/admit").status());
        assertTrue(ben.post(desk + "/admit-known", "").text().contains("Nobody who is known"));
        assertEquals(0, at(Place.INSIDE));

        ann.post(desk + "/thaw", "");
        assertEquals(200, press(ben, row, "/admit").status());
        assertEquals(1, at(Place.INSIDE));
    }

    @Test
    void everybodyKnownIsLetInWithOnePress() {
        site.knock(site.guest(meeting, "Clara Dean", Optional.of("Councillor")));
        site.knock(site.guest(meeting, "Dan Eager", Optional.of("Police")));
        site.knock(site.guest(meeting, "Eve Farrow"));

        Visitor.Answer answer = ann.post(desk + "/admit-known", "");

        assertTrue(answer.text().contains("2 registrations were let in"), answer.text());
        assertEquals(1, at(Place.KNOCKING));
    }

    @Test
    void stopNowEmptiesEverySeatAndNobodyJoinsAfterwards() {
        DeskSite.Guest inside = site.guest(meeting, "Clara Dean");
        DeskSite.Guest between = site.guest(meeting, "Dan Eager");
        site.knock(inside);
        site.knock(between);
        press(ann, row(ann.get(desk), "knocking", "Clara Dean"), "/admit");
        press(ann, row(ann.get(desk), "knocking", "Dan Eager"), "/admit");
        site.forum.entrance.comeIn(inside.token(), inside.browser(), ORIGIN, Instant.now());

        Visitor.Answer answer = ben.post(desk + "/stop", "");

        assertEquals(200, answer.status());
        assertTrue(answer.text().contains("Nobody is in."), answer.text());
        assertEquals(0, at(Place.INSIDE));
        assertThrows(
                Refusal.class,
                () ->
                        site.forum.entrance.comeIn(
                                between.token(), between.browser(), ORIGIN, Instant.now()));
    }

    @Test
    void afterStopNowANewRoomIsOneMorePressHoweverManyPressIt() {
        ann.post(desk + "/stop", "");
        ann.post(desk + "/new-room", "");
        Visitor.Answer answer = ben.post(desk + "/new-room", "");

        assertEquals(200, answer.status());
        assertFalse(answer.text().contains("Nobody is in."), answer.text());
        int rooms = site.forum.database.read(h -> site.forum.rooms.rooms(h, meeting.id())).size();
        assertEquals(2, rooms);
        site.knock(site.guest(meeting, "Clara Dean"));
        assertEquals(
                200, press(ann, row(ann.get(desk), "knocking", "Clara Dean"), "/admit").status());
    }

    @Test
    void aTurningAwayCanBeTakenBack() {
        DeskSite.Guest guest = site.guest(meeting, "Clara Dean");
        site.knock(guest);
        Visitor.Answer away =
                press(ann, row(ann.get(desk), "knocking", "Clara Dean"), "/turn-away");
        assertTrue(row(away, "away", "Clara").text().contains("We could not tell who you are."));

        press(ben, row(away, "away", "Clara Dean"), "/pardon");

        UUID again = site.knock(guest);
        assertEquals(1, at(Place.KNOCKING), "knock " + again);
    }

    @Test
    void whoeverIsPutOutHasNoSeat() {
        site.knock(site.guest(meeting, "Clara Dean"));
        press(ann, row(ann.get(desk), "knocking", "Clara Dean"), "/admit");

        Visitor.Answer answer = press(ann, row(ann.get(desk), "inside", "Clara Dean"), "/remove");

        assertEquals(200, answer.status());
        assertTrue(row(answer, "expected", "Clara Dean").text().contains("Was put out"));
    }

    @Test
    void whoeverHoldsSaysWhy() {
        site.knock(site.guest(meeting, "Clara Dean"));
        Element row = row(ann.get(desk), "knocking", "Clara Dean");
        Element form = row.select("form[action*=/hold]").last();

        Visitor.Answer answer = ann.post(form.attr("action"), "message=One+moment%2C+Clara");

        assertTrue(row(answer, "knocking", "Clara").text().contains("“One moment, Clara”"));
    }

    @Test
    void aSearchWithoutScriptsFindsByNameAndArea() {
        site.knock(site.guest(meeting, "Clara Dean"));
        site.knock(site.guest(meeting, "Dan Eager"));

        Visitor.Answer answer = ann.get(desk + "?q=hilltop+clara");

        assertEquals(1, answer.page().select("#knocking [data-row]").size());
        Element form = answer.page().selectFirst("#knocking form[action*=/admit]");
        assertTrue(form.attr("action").endsWith("?q=hilltop+clara"), form.attr("action"));
        assertEquals(
                "hilltop clara",
                ann.post(form.attr("action"), "").page().selectFirst("#q").attr("value"));
    }

    @Test
    void aScriptInANameIsOnlyAName() {
        site.knock(site.guest(meeting, "<script>alert(1)</script>"));
        site.knock(site.guest(meeting, "\"><img src=x onerror=alert(1)>"));

        Visitor.Answer answer = ann.get(desk);

        assertEquals(0, answer.page().select("main script, main img").size());
        assertTrue(answer.text().contains("<script>alert(1)</script>"));
    }

    @Test
    void aGatekeeperDoesNotGetIntoTheOffice() {
        assertEquals(403, ann.get("/office").status());
        assertEquals(403, ann.get("/office/meetings/" + meeting.id()).status());
        assertEquals(
                403, ann.post("/office/meetings/" + meeting.id() + "/cancel", "reason=x").status());
    }

    @Test
    void aStrangerGetsToNoDesk() {
        Visitor stranger = new Visitor(site);
        assertEquals(401, stranger.get(desk).status());
        assertEquals(401, stranger.get(desk + "/door-list").status());
        assertEquals(401, stranger.post(desk + "/stop", "").status());
        assertEquals(0, at(Place.INSIDE));
    }

    @Test
    void theThreeBigButtonsWorkAndComeBackToTheirPage() {
        site.knock(site.guest(meeting, "Clara Dean", Optional.of("Police")));
        Visitor.Answer tonight = ann.get(desk + "/tonight");
        assertEquals(3, tonight.page().select(".tonight form").size());

        for (Element form : tonight.page().select(".tonight form")) {
            assertEquals(desk + "/tonight", ann.post(form.attr("action"), "").path());
        }
        assertTrue(ann.get(desk + "/tonight").text().contains("Stopped at"));
    }

    @Test
    void theDoorListHasEverybodyWithTheirCode() {
        site.guest(meeting, "Clara Dean");
        site.guest(meeting, "Dan Eager");

        Visitor.Answer list = ann.get(desk + "/door-list");

        assertEquals(2, list.page().select("tbody tr").size());
        assertTrue(list.page().select("tbody .code").text().matches("[0-9A-Z]{4} [0-9A-Z]{4}"));
    }

    @Test
    void whoeverWasTurnedAwayStandsOnTheDoorListAmongThoseNotToBeLetIn() {
        site.guest(meeting, "Clara Dean");
        site.turnAway(site.knock(site.guest(meeting, "Dan Eager")));
        site.admit(site.knock(site.guest(meeting, "Ed Fox")));

        Document list = ann.get(desk + "/door-list").page();

        assertEquals("Clara Dean Ed Fox", list.select("tbody th").text());
        assertEquals("Inside", list.select("tbody tr:contains(Ed Fox) td .unseen").text());
        assertTrue(list.select("h2 + ul li").text().startsWith("Dan Eager, Hilltop"));
    }

    @Test
    void aVouchingCanBeTakenBack() {
        site.knock(site.guest(meeting, "Clara Dean"));
        Visitor.Answer vouched = press(ann, row(ann.get(desk), "knocking", "Clara Dean"), "/vouch");
        assertTrue(row(vouched, "knocking", "Clara").text().contains("Vouched for"));
        String undo = vouched.page().select("[data-notice] form").attr("action");

        Visitor.Answer back = ann.post(undo, "");

        assertTrue(back.text().contains("nobody vouched for Clara Dean"), back.text());
        assertFalse(row(back, "knocking", "Clara").text().contains("Vouched for"));
    }

    @Test
    void theLobbyIsToldAndUntold() {
        assertTrue(
                ann.post(desk + "/message", "message=Five+minutes")
                        .text()
                        .contains("Five minutes"));
        assertFalse(ann.post(desk + "/message", "message=").text().contains("Five minutes"));
    }
}
