package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first hour on a phone: from an empty data folder to a first meeting that is announced. The
/// time that it takes is told, never judged.
class OfficeWizardTest extends BrowserTest {
    private final List<String> wrong = new ArrayList<>();
    private int presses;

    @Test
    void fromNothingToAFirstAnnouncedMeeting(@TempDir Path folder) {
        Instant begun = Instant.now();
        try (FreshForum forum = new FreshForum(folder, true)) {
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

            tryTheMail(page);
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

    private void tryTheMail(Page page) {
        heading(page, "Get the mail going");
        press(page, "Send a test letter now");
        page.locator(".notice").filter(has("has taken the letter")).first().waitFor();
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
