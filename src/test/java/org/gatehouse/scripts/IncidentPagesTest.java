package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.FileHeader;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.gatehouse.incident.Incident;
import org.gatehouse.incident.Incidents;
import org.gatehouse.incident.PackZip;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The organiser's pages about an incident, over HTTP.
class IncidentPagesTest {
    private static final String CHAIR = "chair@example.com";
    private static Evening evening;
    private static Browser chair;
    private static String pass;
    private Incident incident;
    private String here;

    @BeforeAll
    static void open(@TempDir Path folder) {
        evening = new Evening(folder);
        chair = signIn("The Chair", CHAIR, Role.ORGANISER);
        pass = evening.pass(evening.browser(), "Margaret Hale", "margaret@example.com");
    }

    private static Browser signIn(String name, String email, Role role) {
        StaffAccounts.Invitation invitation =
                evening.forum.database.write(
                        tx ->
                                evening.forum.staff.invite(
                                        tx, name, email, role, Evening.GATEKEEPER));
        Browser browser = evening.browser();
        browser.post("/office/invitation/" + invitation.token());
        return browser;
    }

    @BeforeEach
    void anIncident() {
        incident =
                evening.forum.database.write(
                        tx ->
                                Incidents.require(
                                        tx.handle(),
                                        evening.forum.incidents.byHand(
                                                tx,
                                                evening.meeting.id(),
                                                tx.now(),
                                                Evening.GATEKEEPER)));
        here = "/office/incidents/" + incident.id();
    }

    @AfterAll
    static void close() {
        evening.close();
    }

    /// As if everybody had signed in long ago.
    private static void ageSessions() {
        evening.forum.database.write(
                tx ->
                        tx.handle()
                                .execute(
                                        "UPDATE staff_session SET started_at = ?",
                                        tx.now().minus(Duration.ofHours(2)).toEpochMilli()));
    }

    @Test
    void onlyOrganisersSeeAnIncident() {
        assertEquals(401, evening.browser().get(here).status());
        Browser keeper = signIn("A Gatekeeper", "keeper@example.com", Role.GATEKEEPER);
        assertEquals(403, keeper.get(here).status());
        assertEquals(403, keeper.post(here + "/pack", order("")).status());
        assertEquals(200, chair.get(here).status());
    }

    @Test
    void anOpinionStandsApartAndACorrectionIsANoteOfItsOwn() {
        note("OBSERVATION", "It began at eight.");
        note("OPINION", "It was planned.");
        String first = chair.get(here).page().select("#notes ul li").first().id().substring(5);
        chair.post(
                here + "/notes",
                Map.of(
                        "kind", "OBSERVATION",
                        "words", "It began at nine.",
                        "witness", "I myself",
                        "seen", "19:21",
                        "corrects", first));
        var page = chair.get(here).page();
        assertEquals(2, page.select("#notes ul").get(0).select("li").size());
        assertEquals(1, page.select("#notes ul").get(1).select("li").size());
        assertTrue(page.text().contains("It began at eight."), "nothing is taken away");
        assertTrue(page.text().contains("It corrects an earlier note."));
    }

    private Browser.Answer note(String kind, String words) {
        return chair.post(
                here + "/notes", Map.of("kind", kind, "words", words, "witness", "I myself"));
    }

    @Test
    void picturesOfWhatWasShownAreRefusedAndThePageSaysWhy() {
        assertEquals(422, note("OBSERVATION", "data:image/png;base64,AAAA").status());
        Browser.Answer upload = chair.upload(here + "/notes");
        assertEquals(422, upload.status());
        assertTrue(upload.text().contains("not even to the police"), upload.text());
        assertTrue(chair.get(here).text().contains("not even to the police"));
        assertEquals(0, chair.get(here).page().select("#notes ul li").size(), "nothing was kept");
        assertEquals(0, chair.get(here).page().select("input[type=file]").size());
    }

    @Test
    void thePlatformsReportCountsDownItsSevenDays() {
        chair.post(here + "/reports", Map.of("contact", "The platform", "reference", "ZM-1"));
        var waiting = chair.get(here).page();
        assertTrue(waiting.text().contains("6 days are left"), waiting.select("#reports").text());
        chair.post(waiting.select("#reports .notice form").attr("action"));
        assertFalse(chair.get(here).text().contains("days are left"));
        assertTrue(chair.get(here).text().contains("Confirmed on"));
    }

    @Test
    void evidenceAsksForAFreshProofByACodeToOnesOwnMailbox() {
        ageSessions();
        assertEquals(403, chair.post(here + "/pack", order("")).status());
        assertEquals(403, chair.post(here + "/hold", Map.of("days", "90", "reason", "x")).status());
        assertEquals(403, chair.post(here + "/close").status());
        chair.post(here + "/code");
        String code = evening.code(CHAIR);
        String wrong = code.equals("000000") ? "000001" : "000000";
        assertEquals(422, chair.post(here + "/prove", Map.of("code", wrong)).status());
        assertEquals(303, chair.post(here + "/prove", Map.of("code", code)).status());
        Browser.Answer made = chair.post(here + "/pack", order(""));
        assertEquals(303, made.status());
        assertEquals(303, chair.post(here + "/hold", Map.of("days", "90", "reason", "x")).status());
        assertEquals(303, chair.post(here + "/close").status());
        for (String kind : List.of("exported", "held", "closed")) {
            assertEquals(1, ofThisIncident("incident." + kind), kind);
        }
        Browser another = signIn("The Chair", CHAIR, Role.ORGANISER);
        ageSessions();
        assertEquals(403, another.post(here + "/pack", order("")).status(), "proved elsewhere");
        assertEquals(403, another.post(made.location()).status(), "nor fetched elsewhere");
    }

    @Test
    void aPackIsMadeBehindItsPageAndWhoeverFetchesItStandsInTheLedger() throws Exception {
        signInAgain();
        String page = chair.post(here + "/pack", order("")).location();
        for (int i = 0; i < 1_200 && !chair.get(page).text().contains("is ready"); i++) {
            Thread.sleep(50);
        }
        assertTrue(chair.get(page).text().contains("Download the pack"));
        assertEquals(401, evening.browser().post(page).status());
        assertEquals(0, inLedger("incident.taken"));
        Browser.Answer file = chair.post(page);
        assertEquals(200, file.status());
        assertEquals(
                "application/zip", file.response().headers().firstValue("Content-Type").orElse(""));
        assertTrue(file.response().body().startsWith("PK"));
        assertEquals(1, inLedger("incident.taken"));
        String nobodys = here + "/packs/" + evening.meeting.id();
        assertEquals(404, chair.get(nobodys).status());
        assertEquals(404, chair.post(nobodys).status());
    }

    /// How many entries of `kind` by a member of staff are about this incident.
    private long ofThisIncident(String kind) {
        return evening.forum.database.read(
                h ->
                        h.createQuery(
                                        """
                                        SELECT COUNT(*) FROM ledger_entry
                                        WHERE kind = :kind AND body LIKE :incident
                                          AND body LIKE '%"by":"staff:%'
                                        """)
                                .bind("kind", kind)
                                .bind("incident", "%" + incident.id() + "%")
                                .mapTo(Long.class)
                                .one());
    }

    private static long inLedger(String kind) {
        return evening.forum.database.read(
                h ->
                        h.createQuery("SELECT COUNT(*) FROM ledger_entry WHERE kind = :kind")
                                .bind("kind", kind)
                                .mapTo(Long.class)
                                .one());
    }

    private static Map<String, String> order(String passphrase) {
        return Map.of("recipient", "PC Ellis", "basis", "A crime", "passphrase", passphrase);
    }

    @Test
    void aShortPassphraseIsRefusedAndALongOneLocksThePackWell(@TempDir Path folder)
            throws IOException {
        signInAgain();
        assertEquals(422, chair.post(here + "/pack", order("short")).status());
        assertEquals(303, chair.post(here + "/pack", order("abcde-fghij-klmno-pqrst")).status());

        Path pack = Files.createDirectories(folder.resolve("pack/data"));
        Files.writeString(pack.resolve("timeline.csv"), "19:20 stopped");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PackZip.write(pack.getParent(), "pack", "abcde-fghij-klmno".toCharArray(), out);
        Path zip = Files.write(folder.resolve("pack.zip"), out.toByteArray());
        try (ZipFile file = new ZipFile(zip.toFile(), "abcde-fghij-klmno".toCharArray())) {
            for (FileHeader header : file.getFileHeaders()) {
                assertEquals(EncryptionMethod.AES, header.getEncryptionMethod());
            }
            file.extractAll(folder.resolve("out").toString());
        }
        assertEquals(
                "19:20 stopped", Files.readString(folder.resolve("out/pack/data/timeline.csv")));
        assertFalse(out.toString(java.nio.charset.StandardCharsets.ISO_8859_1).contains("stopped"));
    }

    private static void signInAgain() {
        chair = signIn("The Chair", CHAIR, Role.ORGANISER);
    }

    @Test
    void theApologyOffersSupportPrivatelyAndCanBeDeclined() {
        String wishes = pass + "/afterwards";
        Browser anybody = evening.browser();
        assertFalse(anybody.get(wishes).text().contains("Margaret"), "the page names nobody");
        anybody.post(wishes, Map.of("wish", "support", "words", "Please ring me."));
        assertTrue(chair.get(here + "/afterwards").text().contains("Please ring me."));
        assertTrue(apologise("We are sorry.").endsWith("sent=1"));
        assertTrue(letter("We are sorry.").contains("/afterwards"));
        assertTrue(apologise("Again.").endsWith("sent=0"), "nobody gets it twice");
        anybody.post(wishes, Map.of("wish", "no-more"));
        anIncident();
        assertTrue(apologise("More.").endsWith("sent=0"), "whoever asked gets no more");
    }

    private String apologise(String words) {
        return chair.post(here + "/apology", Map.of("words", words)).location();
    }

    private static String letter(String words) {
        for (int i = 0; i < 1_200; i++) {
            List<ReceivedMail> found =
                    evening.relay.received().stream()
                            .filter(mail -> mail.text().contains(words))
                            .toList();
            if (!found.isEmpty()) {
                return found.getFirst().text();
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("No letter came");
    }

    @Test
    void theDraftOfTheNoticeNamesNobody() {
        note("OBSERVATION", "Margaret Hale saw it first.");
        String draft = chair.get(here + "/afterwards").page().select("#lessons").val();
        assertTrue(draft.contains("what we learned"));
        assertFalse(draft.contains("Margaret"));
    }

    @Test
    void anIncidentIsOpenedAfterwardsAboutAMinute() {
        String opened =
                chair.post(
                                "/office/incidents",
                                Map.of("meeting", evening.meeting.id().toString(), "time", "19:21"))
                        .location();
        assertTrue(chair.get(opened).text().contains("19:21"));
        assertEquals(422, chair.post("/office/incidents", Map.of("time", "soon")).status());
    }

    @Test
    void aSightingOpensOneIncidentHoweverOftenItIsReported() {
        var ids =
                List.of(1, 2).stream()
                        .map(
                                _ ->
                                        evening.forum.database.write(
                                                tx ->
                                                        evening.forum.incidents.sighted(
                                                                tx,
                                                                evening.meeting.id(),
                                                                "post-1",
                                                                tx.now(),
                                                                Evening.GATEKEEPER)))
                        .toList();
        assertEquals(ids.get(0), ids.get(1));
    }
}
