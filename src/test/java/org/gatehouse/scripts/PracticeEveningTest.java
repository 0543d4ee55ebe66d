package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.gatehouse.browser.BrowserTest;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.staff.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A new gatekeeper practises, with the clock put forward from act to act.
class PracticeEveningTest extends BrowserTest {
    @Test
    void aNewGatekeeperPractisesAndIsToldWhatWasDecidedWell(@TempDir Path folder) {
        try (FreshForum forum = new FreshForum(folder, true)) {
            String invitation =
                    forum.gatehouse
                            .forum()
                            .database
                            .write(
                                    tx ->
                                            forum.gatehouse
                                                    .forum()
                                                    .staff
                                                    .invite(
                                                            tx,
                                                            "Greta Gate",
                                                            "greta@example.org",
                                                            Role.GATEKEEPER,
                                                            Evening.GATEKEEPER))
                            .token();
            Page page = laptop().newPage();
            page.navigate(forum.gatehouse.forum().addresses.invitation(invitation));
            page.locator("main button").first().click();
            page.locator("a").filter(has("Practice evening")).first().click();
            page.locator("main button").filter(has("Begin")).first().click();
            page.locator("#practice").first().waitFor();
            UUID practice =
                    UUID.fromString(page.url().replaceFirst(".*/desk/([0-9a-f-]{36}).*", "$1"));

            play(forum, page);
            report(page);
            nothingOfItIsReal(forum, practice);
        }
    }

    private void play(FreshForum forum, Page page) {
        decide(page, "Inspector", "a", "#inside");
        forum.waitFor(Duration.ofSeconds(5));
        decide(page, "Joan Whitlock", "a", "#inside");
        forum.waitFor(Duration.ofSeconds(20));
        decide(page, "Tomasz Nowak", "a", "#inside");
        row(page, "#knocking", "Helen Marsh").waitFor();
        assertEquals("", axe(page));
        decide(page, "Helen Marsh", "t", "#away");
        forum.waitFor(Duration.ofSeconds(15));
        decide(page, "Whitlock", "t", "#away");
        forum.waitFor(Duration.ofSeconds(15));
        row(page, "#knocking", "Rick Rush").waitFor();
        forum.waitFor(Duration.ofSeconds(30));
        page.locator("#picture").first().waitFor();
        picture(page, "practice-desk");
        page.locator("#stop button").first().click();
        page.locator("#stopped").first().waitFor();
    }

    private static Locator row(Page page, String place, String name) {
        return page.locator(place + " [data-row]").filter(has(name)).first();
    }

    private static void decide(Page page, String name, String key, String place) {
        Locator row = row(page, "#knocking", name);
        row.waitFor();
        row.focus();
        page.keyboard().press(key);
        row(page, place, name).waitFor();
    }

    private void report(Page page) {
        page.locator("#practice button").first().click();
        page.locator("h1").filter(has("How your practice evening went")).first().waitFor();
        for (String part : new String[] {"SPEAKER", "NEIGHBOUR", "NEWCOMER", "IMPOSTOR"}) {
            page.locator("#part-" + part).filter(has("Well decided")).first().waitFor();
        }
        page.locator("#part-RUSHER").filter(has("left them standing")).first().waitFor();
        page.locator("#stop").filter(has("You pressed Stop now after")).first().waitFor();
        assertFits(page);
        assertEquals("", axe(page));
        picture(page, "practice-report");
    }

    private static void nothingOfItIsReal(FreshForum forum, UUID practice) {
        forum.gatehouse
                .forum()
                .database
                .read(
                        handle -> {
                            assertEquals(0, Meetings.all(handle).size());
                            String slug = Meetings.require(handle, practice).slug();
                            assertEquals(true, Meetings.bySlug(handle, slug).isEmpty());
                            for (String table : new String[] {"acquaintance", "letter"}) {
                                assertEquals(
                                        0L,
                                        handle.createQuery("SELECT COUNT(*) FROM " + table)
                                                .mapTo(Long.class)
                                                .one(),
                                        table);
                            }
                            return 0;
                        });
        assertEquals(0, forum.relay.received().size());
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
