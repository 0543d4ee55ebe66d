package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.browser.BrowserTest;
import org.gatehouse.meeting.Meeting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A resident's evening in a real browser at a phone's width: every page that they meet is
/// accessible by day and by night, and fits.
class ResidentPagesTest extends BrowserTest {
    private static Evening evening;
    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void open(@TempDir Path folder) {
        evening = new Evening(folder);
    }

    @AfterAll
    static void close() {
        evening.close();
    }

    private void look(Page page, String name) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            String found = axe(page);
            if (!found.isEmpty()) {
                wrong.add(name + ", " + colours + ": " + found);
            }
            picture(page, name + "-" + colours);
        }
        assertFits(page);
    }

    private Page newPage() {
        Page page = phone().newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error") && !message.text().contains("status of 4")) {
                        wrong.add(message.text());
                    }
                });
        return page;
    }

    private static void press(Page page, String label) {
        page.locator("main button, main a.button").filter(named(label)).first().click();
    }

    private static Locator.FilterOptions named(String label) {
        return new Locator.FilterOptions().setHasText(label);
    }

    private static void heading(Page page, String text) {
        page.locator("h1").filter(named(text)).waitFor();
    }

    @Test
    void everyPageOfAResidentsEveningCanBeUsedByEverybody() {
        Page page = newPage();
        register(page);
        lobby(page);
        meeting(page);
        aside(page);
        assertEquals("", String.join("\n", wrong));
    }

    private void register(Page page) {
        page.navigate(evening.gatehouse.forum().addresses.home());
        look(page, "home");
        page.locator(".meeting-card a").first().click();
        look(page, "meeting");
        press(page, "Register");
        look(page, "register");
        press(page, "Continue");
        page.locator(".error-summary").waitFor();
        heading(page, "Register for this meeting");
        assertTrue(page.title().startsWith("Error: "));
        look(page, "register-wrong");
        page.fill("#name", "Ruth’s iPad");
        page.fill("#email", "ruth@gmial.com");
        page.selectOption("#area", "Latimer");
        page.check("#promise");
        press(page, "Continue");
        page.locator(".notice").first().waitFor();
        look(page, "register-odd");
        press(page, "Use ruth@gmail.com");
        page.fill("#name", "Ruth Maguire");
        page.fill("#email", "ruth@example.org");
        press(page, "Continue");
        heading(page, "Check your answers");
        look(page, "answers");
        press(page, "Send me a code");
        heading(page, "Look in your e-mail");
        look(page, "check");
        page.fill("#code", "000000");
        press(page, "Continue");
        page.locator(".error-summary").waitFor();
        look(page, "check-wrong");
        page.fill("#code", evening.code("ruth@example.org"));
        press(page, "Continue");
        heading(page, "The door is open");
        look(page, "pass-open");
    }

    /// The page changes by itself, without being loaded again.
    private void lobby(Page page) {
        press(page, "Knock");
        heading(page, "You have knocked");
        page.evaluate("window.sameDocument = true");
        UUID knock = evening.waiting().getFirst().knock().orElseThrow().id();
        evening.forum.database.write(
                tx -> {
                    evening.forum.desk.tellLobby(
                            tx,
                            evening.meeting.id(),
                            "We start in five minutes",
                            Evening.GATEKEEPER);
                    evening.forum.desk.hold(
                            tx, knock, "Which road do you live in?", Evening.GATEKEEPER);
                    return 0;
                });
        page.locator(".notice").filter(named("Which road")).waitFor();
        look(page, "pass-waiting");
        evening.admitAll();
        heading(page, "Come in");
        assertEquals(true, page.evaluate("window.sameDocument === true"));
        look(page, "pass-come-in");
    }

    private void meeting(Page page) {
        Page room = page.context().waitForPage(() -> press(page, "Join the meeting"));
        heading(room, "Practice room");
        press(room, "Share something");
        room.locator(".notice").waitFor();
        look(room, "room");
        heading(page, "You have joined");
        look(page, "pass-inside");
        page.evaluate("window.sameDocument = true");
        evening.forum.database.write(
                tx -> evening.forum.stops.stop(tx, evening.meeting.id(), Evening.GATEKEEPER));
        page.locator(".notice").filter(named("Paused")).waitFor();
        assertEquals(true, page.evaluate("window.sameDocument === true"));
        look(page, "pass-paused");
        press(room, "Leave the room");
        heading(room, "This room is closed");
        look(room, "room-closed");
        page.locator("a").filter(named("See what we hold")).click();
        look(page, "data");
    }

    private void aside(Page page) {
        String home = evening.forum.addresses.home();
        Meeting later = evening.announce("Burglary and how to mark your things", 3, 50);
        String pass = evening.passOfInvited(later, "Cllr Joan Brook", "joan@example.org");
        Page stranger = newPage();
        stranger.navigate(pass);
        look(stranger, "pass-unproved");
        press(stranger, "Send a code");
        heading(stranger, "Look in your e-mail");
        String link = evening.proofLink("joan@example.org");
        page.navigate(home.replaceFirst("/$", "") + link);
        look(page, "prove-elsewhere");
        stranger.navigate(home.replaceFirst("/$", "") + link);
        look(stranger, "prove");
        press(stranger, "Yes, this is me");
        heading(stranger, "You are registered");
        look(stranger, "pass-early");
        stranger.locator("a").filter(named("See what we hold")).click();
        press(stranger, "Withdraw from this meeting");
        heading(stranger, "You withdrew");
        look(stranger, "pass-outside");
        for (String path : List.of("privacy", "meetings/" + later.slug() + "/lost")) {
            stranger.navigate(home + path);
            look(stranger, path.replaceAll(".*/", ""));
        }
    }
}
