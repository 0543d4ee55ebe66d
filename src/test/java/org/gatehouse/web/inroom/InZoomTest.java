package org.gatehouse.web.inroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.browser.BrowserTest;
import org.gatehouse.web.desk.DeskSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desk inside Zoom in a real browser, with a double in the place of the Zoom Apps SDK.
class InZoomTest extends BrowserTest {
    @TempDir private Path folder;
    private InZoomSite evening;

    @BeforeEach
    void open() throws IOException {
        evening = new InZoomSite(folder);
        InZoomSite.install(folder);
    }

    @AfterEach
    void close() {
        evening.close();
    }

    /// The desk in Zoom's program, which shows what `world` says.
    private Page inZoom(String world) {
        Page page = browser(PHONE, ColorScheme.LIGHT, true).newPage();
        page.setDefaultTimeout(60_000);
        page.addInitScript(
                "window.zoomDouble = Object.assign({meetingID: '"
                        + evening.number()
                        + "', inside: [{screenName: 'Olive', participantUUID: 'self', role: 'host'}]}, "
                        + world
                        + ");");
        page.navigate(evening.site.url("/in-zoom"));
        page.locator("#code").fill(evening.code(evening.gatekeeper("Olive Owen")));
        page.locator("main form button").first().click();
        page.locator(".in-room").first().waitFor();
        becomes(page, "zoomDouble.arrive");
        return page;
    }

    private static Locator person(Page page, String name) {
        return page.locator(".in-room-person")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private static Locator press(Page page, String name, String act) {
        return person(page, name).locator("[data-press=" + act + "]").first();
    }

    private static void becomes(Page page, String what) {
        page.waitForFunction(
                "() => " + what, null, new Page.WaitForFunctionOptions().setTimeout(60_000));
    }

    /// Something changes in Zoom, which tells of it.
    private static void change(Page page, String script) {
        page.evaluate("() => {" + script + "; zoomDouble.changed()}");
    }

    private static void says(Locator where, String words) {
        where.filter(new Locator.FilterOptions().setHasText(words)).first().waitFor();
    }

    private static String inside(String handle) {
        return "zoomDouble.inside.some(one => one.participantUUID === '" + handle + "')";
    }

    private static String waiting(String handle) {
        return "zoomDouble.waiting.some(one => one.participantUUID === '" + handle + "')";
    }

    @Test
    void whoIsLetInAtTheDeskIsLetInInZoomAndPutBackAndRemovedThere() {
        DeskSite site = evening.site;
        DeskSite.Guest clara = site.guest(evening.meeting, "Clara Dean");
        String registrant = evening.comeIn(clara, site.knock(clara));
        evening.reportWaiting("clara-1", "Clara Dean", registrant);
        Page page = inZoom("{}");

        page.evaluate("zoomDouble.arrive({screenName: 'Clara Dean', participantUUID: 'clara-1'})");
        becomes(page, inside("clara-1"));
        page.evaluate(
                "zoomDouble.arrive({screenName: 'Nobody We Know', participantUUID: 'raider'})");
        says(person(page, "Nobody We Know"), "No pass");
        assertEquals(0, press(page, "Nobody We Know", "ADMIT").count());

        press(page, "Clara Dean", "PUT_BACK").click();
        becomes(page, waiting("clara-1"));
        says(person(page, "Clara Dean"), "Put back");
        press(page, "Clara Dean", "ADMIT").click();
        becomes(page, inside("clara-1"));

        press(page, "Clara Dean", "REMOVE").click();
        becomes(page, "!" + inside("clara-1") + " && !" + waiting("clara-1"));
        assertTrue(waitForLedger(8), evening.ledger().toString());
        assertTrue((Boolean) page.evaluate("() => " + waiting("raider")));
        assertEquals(4L, evening.ledger().stream().filter("in-room.done"::equals).count());
    }

    private boolean waitForLedger(int entries) {
        for (int i = 0; i < 600 && acts() < entries; i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return acts() == entries;
    }

    private long acts() {
        return evening.ledger().stream()
                .filter(kind -> kind.matches(".*(asked|done|refused)"))
                .count();
    }

    @Test
    void aPressAtTheOrdinaryDeskReachesZoomAndAnOldZoomSaysWhatToPress() {
        DeskSite site = evening.site;
        DeskSite.Guest dan = site.guest(evening.meeting, "Dan Eager");
        var knock = site.knock(dan);
        String registrant = evening.comeIn(dan, knock);
        evening.reportWaiting("dan-1", "Dan Eager", registrant);
        Page page =
                inZoom(
                        "{unsupported: ['removeParticipant'],"
                                + " waiting: [{screenName: 'Dan Eager', participantUUID: 'dan-1'}]}");
        becomes(page, inside("dan-1"));
        says(page.locator("#in-room-by-hand"), "6.4.5");
        evening.gatekeeper("Ann Archer")
                .post(evening.desk() + "/knocks/" + knock + "/remove", "reason=behaviour");
        becomes(page, waiting("dan-1"));
        says(person(page, "Dan Eager"), "Put out at the desk");
        picture(page, "in-zoom");
        assertEquals("", axe(page));
    }

    @Test
    void whatZoomDoesNotAllowIsSaidInPlainWords() {
        Page page = inZoom("{role: 'attendee'}");
        says(page.locator("[data-say=no-host]"), "make you a co-host");
        change(page, "zoomDouble.role = 'coHost'; zoomDouble.meetingID = '99999999999'");
        says(page.locator("#in-room-state"), "another meeting");
        change(page, "zoomDouble.faults.getWaitingRoomParticipants = 'silent'");
        page.locator("[data-say=silent]").first().waitFor();
        change(
                page,
                "zoomDouble.faults = {admitParticipantFromWaitingRoom:"
                        + " {code: '10240', message: 'no'}}; zoomDouble.waitingRoom = false;"
                        + " zoomDouble.meetingID = '"
                        + evening.number()
                        + "'");
        page.locator("[data-press=GUARD]").first().click();
        becomes(page, "zoomDouble.waitingRoom");
        DeskSite.Guest eve = evening.site.guest(evening.meeting, "Eve Farrow");
        evening.comeIn(eve, evening.site.knock(eve));
        page.evaluate("zoomDouble.arrive({screenName: 'Eve Farrow', participantUUID: 'eve-1'})");
        says(person(page, "Eve Farrow"), "Only the name fits");
        press(page, "Eve Farrow", "ADMIT").click();
        says(person(page, "Eve Farrow"), "this meeting has no waiting room");
        change(page, "zoomDouble.context = 'inMainClient'");
        page.locator("[data-say=not-in-meeting]").first().waitFor();
    }

    @Test
    void theDoubleKnowsTheCallsThatThePageMakesAndNoOthers() throws IOException {
        assertEquals(calls("/assets/in-zoom.js"), calls("/zoom/sdk-double.js"));
    }

    private static TreeSet<String> calls(String resource) throws IOException {
        try (var in = InZoomTest.class.getResourceAsStream(resource)) {
            String text =
                    new String(
                            java.util.Objects.requireNonNull(in).readAllBytes(),
                            StandardCharsets.UTF_8);
            return Pattern.compile(
                            "\\b(?:get|set|on|put|admit|remove)[A-Z][A-Za-z]+(?=[\":(]|\\.)?")
                    .matcher(text)
                    .results()
                    .map(found -> found.group())
                    .filter(name -> name.matches(".*(Room|Participant|Meeting|Context).*"))
                    .filter(name -> !name.equals("putFromMainMeeting")) // a word of an event
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
