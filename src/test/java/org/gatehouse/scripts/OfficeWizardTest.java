package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.browser.BrowserTest;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.mail.localrelay.Manner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first hour on a phone: from an empty data folder to a first meeting that is announced. The
/// time that it takes is told, never judged.
class OfficeWizardTest extends BrowserTest {
    private final List<String> wrong = new ArrayList<>();
    private int presses;

    @Test
    void fromNothingToAFirstAnnouncedMeeting(@TempDir Path folder) throws IOException {
        Instant begun = Instant.now();
        try (FreshForum forum = new FreshForum(folder, false);
                LocalRelay relay = relay()) {
            Page page = browser(NARROWEST, ColorScheme.LIGHT, true).newPage();
            page.navigate(forum.url + forum.link().orElseThrow());
            look(page, "first");
            page.fill("#name", "Olive Oram");
            page.fill("#email", "olive@example.org");
            press(page, "Begin");
            heading(page, "Set-up");
            look(page, "checklist");
            press(page, "Next: Say who you are");

            describeTheForum(page);
            page.fill("#areas", "Chesham\nLatimer\nElsewhere");
            look(page, "areas");
            press(page, "Save and go on");

            tryTheMail(page, relay);
            tryARoom(page);
            announce(page);
            page.navigate(forum.url + "/");
            page.locator(".meeting-card").filter(has("Road safety")).first().waitFor();
            Duration took = Duration.between(begun, Instant.now());
            System.out.println(
                    "From nothing to a first announced meeting: "
                            + took.toSeconds()
                            + " s, "
                            + presses
                            + " presses");
        }
        assertEquals("", String.join("\n", wrong));
    }

    private void describeTheForum(Page page) {
        heading(page, "Say who you are");
        page.fill("#name", "Chess Valley Forum");
        page.fill("#colour", "#f2c037");
        press(page, "Check the colour");
        page.locator(".shades figcaption").filter(has("hard to read")).first().waitFor();
        page.fill("#contact", "secretary@example.org");
        page.fill("#appeal", "Ruth Baker, the chair: chair@example.org");
        look(page, "forum");
        press(page, "Save and go on");
        heading(page, "List your areas");
    }

    /// A relay of the provider's, so to speak. The form takes only the ports of mail servers; each
    /// run listens on an address of its own, so that it is in nobody's way.
    private static LocalRelay relay() throws IOException {
        byte[] at = {127, 77, 0, 1};
        new SecureRandom().nextBytes(at);
        at[0] = 127;
        return LocalRelay.start(
                InetAddress.getByAddress(at), 2525, InstantSource.system(), Optional.empty());
    }

    private void tryTheMail(Page page, LocalRelay relay) {
        heading(page, "Get the mail going");
        page.fill("#host", relay.host());
        page.locator("label").filter(has("None")).first().click();
        page.selectOption("#port", "2525");
        assertEquals("secretary@example.org", page.inputValue("#from"), "the forum's contact");
        press(page, "Save, then try it");
        page.locator("#try").filter(has("Not tried yet")).first().waitFor();

        relay.behave(_ -> Manner.REFUSE);
        press(page, "Send a test letter now");
        page.locator("[role=alert]").filter(has("knows no such recipient")).first().waitFor();
        look(page, "mail-refused");
        assertEquals(List.of(), relay.received());

        relay.behave(_ -> Manner.ACCEPT);
        press(page, "Send a test letter now");
        page.locator(".notice").filter(has("has taken the letter")).first().waitFor();
        assertEquals("olive@example.org", relay.received().getLast().to());
        look(page, "mail");
        press(page, "Go on");
    }

    private void tryARoom(Page page) {
        heading(page, "Where your meetings take place");
        press(page, "Try it: Practice room");
        page.locator(".notice").filter(has("It works")).first().waitFor();
        look(page, "rooms");
        press(page, "Go on");
    }

    private void announce(Page page) {
        heading(page, "Announce a meeting");
        page.fill("#title", "Road safety in Mill Lane");
        page.fill("#date", "2031-11-11");
        page.fill("#agenda", "1. Speeding");
        page.locator("label").filter(has("Practice room")).first().click();
        press(page, "Save as a draft");
        heading(page, "Road safety in Mill Lane");
        press(page, "Announce it now");
        page.locator(".notice").filter(has("The meeting is announced")).first().waitFor();
    }

    private void press(Page page, String words) {
        presses++;
        page.locator("main button, main a.button").filter(has(words)).first().click();
    }

    private void look(Page page, String name) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            String found = axe(page);
            if (!found.isEmpty()) {
                wrong.add(name + " " + colours + ": " + found);
            }
            picture(page, "wizard-" + name + "-" + colours);
        }
        assertFits(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void heading(Page page, String text) {
        page.locator("h1").filter(has(text)).first().waitFor();
    }
}
