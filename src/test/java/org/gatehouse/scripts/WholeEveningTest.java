package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.gatehouse.browser.BrowserTest;
import org.gatehouse.demo.SampleForum;
import org.gatehouse.meeting.Meeting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo's evening in real browsers: a resident on a phone, two gatekeepers on laptops. With
/// `-Dpictures=DIRECTORY` it takes the pictures that the documents show.
class WholeEveningTest extends BrowserTest {
    private static Evening evening;
    private static SampleForum.Doors doors;
    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void open(@TempDir Path folder) {
        evening = new Evening(folder);
        doors = new SampleForum(evening.forum).fill();
    }

    @AfterAll
    static void close() {
        evening.close();
    }

    @Test
    void aResidentComesInByPhoneWhileTwoGatekeepersStayInStep() {
        Meeting meeting = doors.meeting();
        Page organiser = signIn(doors.organiser());
        organiser.navigate(evening.forum.addresses.home() + "office");
        look(organiser, "office");
        Page first = signIn(doors.gatekeeper());
        first.navigate(evening.forum.addresses.desk(meeting.id()));
        look(first, "desk");
        Page second = organiser;
        second.navigate(evening.forum.addresses.desk(meeting.id()));

        Page resident = phone().newPage();
        register(resident, meeting);
        resident.locator("main button").filter(has("Knock")).first().click();
        heading(resident, "You have knocked");
        look(resident, "lobby");

        Locator row = second.locator("[data-row]").filter(has("Jill Harper"));
        row.first().waitFor();
        first.locator("#knocking [data-row]").filter(has("Jill Harper")).first().waitFor();
        decideByKeyboard(first);
        heading(resident, "Come in");
        look(resident, "come-in");
        second.locator("#inside [data-row]").filter(has("Jill Harper")).first().waitFor();

        Page room =
                resident.context()
                        .waitForPage(
                                () ->
                                        resident.locator("main button")
                                                .filter(has("Join"))
                                                .first()
                                                .click());
        room.waitForURL(url -> url.contains("/room/") && !url.contains("ticket"));
        room.locator("main").filter(has("Jill Harper")).first().waitFor();
        look(room, "room");

        stopAndSetAfresh(first, second, room, meeting);
        evidence(second);
        assertEquals("", String.join("\n", wrong));
    }

    /// From Stop now to the downloaded pack, and to the words for those who were there.
    private void evidence(Page organiser) {
        organiser.navigate(evening.forum.addresses.home() + "office/incidents");
        organiser.locator(".incidents a").first().click();
        heading(organiser, "Incident at");
        organiser.locator("[name=kind][value=OBSERVATION]").check();
        organiser.fill("#words", "A picture that nobody had asked for was shown.");
        organiser.fill("#witness", "I myself");
        organiser.locator("main button").filter(has("Write it down")).click();
        organiser.locator("#notes li").filter(has("nobody had asked for")).first().waitFor();
        look(organiser, "incident");
        organiser.locator("main a").filter(has("Evidence pack")).first().click();
        heading(organiser, "Evidence pack");
        look(organiser, "evidence-pack");
        organiser.fill("#recipient", "PC Ellis, Thames Valley Police");
        organiser.locator("main button").filter(has("Make the pack")).first().click();
        Locator download = organiser.locator("main button").filter(has("Download the pack"));
        download.first().waitFor();
        Download pack = organiser.waitForDownload(() -> download.first().click());
        assertTrue(pack.suggestedFilename().matches("evidence-.*\\.zip"));
        assertTrue(names(pack.path()).contains("data/timeline.pdf"));
        organiser.navigate(organiser.url().replaceAll("/packs/.*", "/afterwards"));
        heading(organiser, "Afterwards");
        look(organiser, "afterwards");
    }

    private static String names(Path zip) {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream().map(ZipEntry::getName).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Search, one key for the verdict: no mouse.
    private void decideByKeyboard(Page desk) {
        desk.keyboard().press("/");
        desk.keyboard().type("jill");
        desk.keyboard().press("Escape");
        desk.locator("[data-row]").filter(has("Jill Harper")).first().focus();
        desk.keyboard().press("a");
        desk.locator("#inside [data-row]").filter(has("Jill Harper")).first().waitFor();
    }

    private void stopAndSetAfresh(Page first, Page second, Page room, Meeting meeting) {
        first.locator("#stop button").click();
        second.locator("#stopped").waitFor();
        look(first, "stopped");
        room.locator("text=closed").first().waitFor();
        first.locator("#stopped a").filter(has("afresh")).first().click();
        heading(first, "Set the meeting up afresh");
        look(first, "afresh-plan");
        first.fill("#reason", "Seen on a public page at 18:52");
        first.locator("main button").filter(has("Set it up afresh now")).first().click();
        first.locator(".notice").filter(has("Done after")).first().waitFor();
        look(first, "afresh-board");
        second.navigate(evening.forum.addresses.desk(meeting.id()));
        second.locator("#knocking [data-row]").filter(has("Jill Harper")).first().waitFor();
    }

    private void register(Page page, Meeting meeting) {
        page.navigate(evening.forum.addresses.home());
        look(page, "home");
        page.navigate(evening.forum.addresses.meeting(meeting));
        look(page, "meeting");
        page.locator("main a").filter(has("Register")).first().click();
        look(page, "register");
        page.fill("#name", "Jill Harper");
        page.fill("#email", "jill.harper@example.com");
        page.selectOption("#area", "Wendover");
        page.check("#promise");
        page.locator("main button").filter(has("Continue")).first().click();
        heading(page, "Check your answers");
        look(page, "answers");
        page.locator("main button").filter(has("Send me a code")).first().click();
        heading(page, "Look in your e-mail");
        page.fill("#code", evening.code("jill.harper@example.com"));
        page.locator("main button").filter(has("Continue")).click();
        heading(page, "The door is open");
        look(page, "pass");
    }

    private Page signIn(String invitation) {
        Page page = laptop().newPage();
        page.navigate(evening.forum.addresses.invitation(invitation));
        page.locator("main button").first().click();
        page.waitForURL(url -> !url.contains("/invitation/"));
        return page;
    }

    /// Takes pictures in both colour schemes, and asks axe in both.
    private void look(Page page, String name) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            String found = axe(page);
            if (!found.isEmpty()) {
                wrong.add(name + " " + colours + ": " + found);
            }
            picture(page, name + "-" + colours.name().toLowerCase(java.util.Locale.ROOT));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void heading(Page page, String text) {
        page.locator("h1").filter(has(text)).first().waitFor();
    }
}
