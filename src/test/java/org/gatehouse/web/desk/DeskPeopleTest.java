package org.gatehouse.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.gatehouse.door.Entrance;
import org.gatehouse.door.Place;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.registration.Registrants;
import org.gatehouse.staff.Role;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bans, guests by telephone, and who attended.
final class DeskPeopleTest {
    private static final Entrance.Origin ORIGIN = new Entrance.Origin("192.0.2.7", "Safari");
    private static final String UNTIL = "&until=" + LocalDate.now(ZoneOffset.UTC).plusMonths(6);

    @TempDir Path directory;
    private DeskSite site;
    private Meeting meeting;
    private String desk;
    private Visitor ann;
    private Visitor olive;

    @BeforeEach
    void openTheDoor() {
        site = new DeskSite(directory);
        meeting = site.openMeeting();
        desk = "/desk/" + meeting.id();
        ann = site.signedIn("Ann Archer", Role.GATEKEEPER);
        olive = site.signedIn("Olive Oram", Role.ORGANISER);
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

    private DeskSite.Guest inside(String name) {
        DeskSite.Guest guest = site.guest(meeting, name);
        site.admit(site.knock(guest));
        site.forum.entrance.comeIn(guest.token(), guest.browser(), ORIGIN, Instant.now());
        return guest;
    }

    private Acquaintances.Known known(DeskSite.Guest guest) {
        return site.forum.database.read(
                handle ->
                        site.forum.acquaintances.known(
                                handle,
                                Registrants.require(handle, guest.registrant())
                                        .mailbox()
                                        .orElseThrow(),
                                Instant.now()));
    }

    @Test
    void whoeverIsBannedLosesTheirSeatAndEveryDoorUntilItIsLifted() {
        DeskSite.Guest guest = inside("Clara Dean");
        String ban = desk + "/registrants/" + guest.registrant() + "/ban";
        assertEquals(409, ann.post(ban, "reason=" + UNTIL).status(), "a ban has a reason");
        assertEquals(409, ann.post(ban, "reason=x&until=2019-01-01").status());
        assertEquals(1, at(Place.INSIDE));

        Visitor.Answer done = ann.post(ban, "reason=Shouted+at+people" + UNTIL);

        assertTrue(done.text().contains("Clara Dean is banned until"), done.text());
        assertEquals(0, at(Place.INSIDE));
        Refusal refused = assertThrows(Refusal.Conflict.class, () -> site.knock(guest));
        assertEquals("refusal.door.BANNED", refused.key());
        assertEquals(403, ann.get("/office/bans").status());
        Visitor.Answer list = olive.get("/office/bans");
        assertTrue(list.text().contains("Shouted at people"), list.text());

        Element lift = list.page().selectFirst("form[action$=/lift]");
        assertTrue(olive.post(lift.attr("action"), "").text().contains("The ban is lifted."));
        site.knock(guest);
        assertEquals(1, at(Place.KNOCKING));
    }

    @Test
    void aBanOutlivesTheErasureOfTheRegistration() {
        DeskSite.Guest guest = site.guest(meeting, "Clara Dean");
        ann.post(
                desk + "/registrants/" + guest.registrant() + "/ban",
                "reason=Shouted+at+people" + UNTIL);
        String mailbox =
                site.forum.database.read(
                        handle ->
                                Registrants.require(handle, guest.registrant())
                                        .mailbox()
                                        .orElseThrow());
        site.forum.database.write(
                tx ->
                        tx.handle()
                                .execute(
                                        "UPDATE registrant SET full_name = '–', mailbox = NULL,"
                                                + " email = NULL WHERE id = ?",
                                        guest.registrant().toString()));

        assertTrue(
                site.forum
                        .database
                        .read(
                                handle ->
                                        site.forum.acquaintances.known(
                                                handle, mailbox, Instant.now()))
                        .banned());
        Visitor.Answer list = olive.get("/office/bans");
        assertTrue(list.text().contains("registration is erased"), list.text());
        assertTrue(list.text().contains("Shouted at people"), list.text());
    }

    @Test
    void aGuestByTelephoneIsRungBackThenLetInThenToldByVoice() {
        ann.post(desk + "/dial-in", "dial-in=0330+088+5830+code+99123");
        Visitor.Answer rang =
                ann.post(desk + "/phone", "name=Edna+Frost&number=01494+123456&area=Hilltop");
        Element card = rang.page().selectFirst("#knocking [data-row]");
        assertTrue(card.text().contains("number ends in 456: not rung back yet"), card.text());
        assertFalse(rang.page().html().contains("123456"), "the number is not on the desk");
        String phone =
                card.selectFirst("form[action$=/number]").attr("action").replace("/number", "");
        String admit = card.selectFirst("form[action*=/admit]").attr("action");

        assertEquals(409, ann.post(admit, "").status(), "nobody gets in without proof");
        assertEquals(409, ann.post(phone + "/tell", "").status());
        assertTrue(ann.post(phone + "/number", "").text().contains("01494123456"));
        ann.post(phone + "/answered", "");
        assertEquals(409, ann.post(phone + "/tell", "").status(), "not before they are let in");
        assertEquals(200, ann.post(admit, "").status());

        assertTrue(ann.post(phone + "/tell", "").text().contains("0330 088 5830 code 99123"));

        Visitor.Answer after = ann.get(desk);
        assertTrue(after.page().select("#inside [data-row]").text().contains("Inside since"));
        assertFalse(after.page().html().contains("99123"), "the dial-in is not on the desk");
        assertFalse(olive.get("/office/meetings/" + meeting.id()).page().html().contains("99123"));
    }

    @Test
    void afterStopNowTheOldDialInIsToldToNobody() {
        ann.post(desk + "/dial-in", "dial-in=old+code+99123");
        Visitor.Answer rang = ann.post(desk + "/phone", "name=Edna+Frost&number=01494+123456");
        Element card = rang.page().selectFirst("#knocking [data-row]");
        String phone =
                card.selectFirst("form[action$=/number]").attr("action").replace("/number", "");
        ann.post(phone + "/answered", "");
        ann.post(desk + "/stop", "");
        assertEquals(409, ann.post(phone + "/tell", "").status());

        ann.post(desk + "/new-room", "");
        Element again = ann.get(desk).page().selectFirst("#knocking form[action*=/admit]");
        ann.post(again.attr("action"), "");

        Visitor.Answer told = ann.post(phone + "/tell", "");
        assertEquals(409, told.status());
        assertFalse(told.page().html().contains("99123"));
    }

    @Test
    void whoeverWasInsideWithNothingAgainstThemIsKnownAfterwards() {
        DeskSite.Guest clean = inside("Clara Dean");
        DeskSite.Guest putOut = inside("Dan Eager");
        DeskSite.Guest onlyKnocked = site.guest(meeting, "Eve Farrow");
        UUID knock = site.knock(onlyKnocked);
        ann.post(desk + "/knocks/" + row(putOut) + "/remove", "");
        site.forum.attendedCleanly.run(Instant.now());
        assertEquals(0, known(clean).attended(), "the evening is not over");

        Instant after = Instant.now().plus(Duration.ofHours(6));
        site.forum.attendedCleanly.run(after);
        site.forum.attendedCleanly.run(after);

        assertEquals(1, known(clean).attended());
        assertEquals(0, known(putOut).attended());
        assertEquals(0, known(onlyKnocked).attended(), "knock " + knock);
    }

    @Test
    void whoeverWasInsideStandsAtTheDoorAgainOnceThereIsANewRoom() {
        inside("Clara Dean");
        DeskSite.Guest putOut = inside("Dan Eager");
        ann.post(desk + "/knocks/" + row(putOut) + "/remove", "");
        ann.post(desk + "/stop", "");

        Visitor.Answer answer = ann.post(desk + "/new-room", "");

        List<String> knocking = answer.page().select("#knocking [data-row]").eachText();
        assertEquals(1, knocking.size(), answer.text());
        assertTrue(knocking.getFirst().contains("Clara Dean"), knocking.getFirst());
    }

    @Test
    void afterAStopOnlyThoseCountWhoWereLetInAgain() {
        DeskSite.Guest stayed = inside("Clara Dean");
        DeskSite.Guest came = inside("Dan Eager");
        ann.post(desk + "/stop", "");
        ann.post(desk + "/new-room", "");
        site.admit(site.knock(came));
        site.forum.entrance.comeIn(came.token(), came.browser(), ORIGIN, Instant.now());

        site.forum.attendedCleanly.run(Instant.now().plus(Duration.ofHours(6)));

        assertEquals(0, known(stayed).attended());
        assertEquals(1, known(came).attended());
    }

    private UUID row(DeskSite.Guest guest) {
        return site
                .forum
                .database
                .read(handle -> site.forum.desk.view(handle, meeting.id(), Instant.now()))
                .rows()
                .stream()
                .filter(row -> row.registrantId().equals(guest.registrant()))
                .findFirst()
                .orElseThrow()
                .knock()
                .orElseThrow()
                .id();
    }

    @Test
    void theOfficeShowsWhoWasInsideAndWhatBecameOfTheLetters() {
        inside("Clara Dean");

        Visitor.Answer page = olive.get("/office/meetings/" + meeting.id());

        assertTrue(page.page().select("#letters").text().contains("Waiting 1"), page.text());
        assertEquals(1, page.page().select("#letters").size());
    }
}
