package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Optional;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.staff.Role;
import org.gatehouse.web.desk.DeskSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The staff's pages in a real browser.
final class DeskBrowserTest extends BrowserTest {
    @TempDir Path directory;
    private DeskSite site;
    private Meeting meeting;

    @BeforeEach
    void openTheDoor() {
        site = new DeskSite(directory);
        meeting = site.openMeeting();
    }

    @AfterEach
    void goHome() {
        site.close();
    }

    private Page signedIn(int width, ColorScheme colours, Role role, String name) {
        Page page = browser(width, colours, true).newPage();
        page.navigate(site.url(site.invitation(name, role)));
        page.locator("main form button").click();
        return page;
    }

    private Page desk(String name) {
        Page page = signedIn(LAPTOP, ColorScheme.LIGHT, Role.GATEKEEPER, name);
        page.navigate(site.url("/desk/" + meeting.id()));
        return page;
    }

    @Test
    void oneKeyForEachVerdictAndTheNextPersonIsSelected() {
        site.knock(site.guest(meeting, "Clara Dean"));
        site.knock(site.guest(meeting, "Dan Eager"));
        site.knock(site.guest(meeting, "Eve Farrow"));
        Page page = desk("Ann Archer");

        page.keyboard().press("j");
        assertThat(page.locator("[data-row]:focus .person-name")).hasText("Clara Dean");
        page.keyboard().press("a");
        assertThat(page.locator("#inside .person-name")).hasText("Clara Dean");
        assertThat(page.locator("[data-row]:focus .person-name")).hasText("Dan Eager");
        page.keyboard().press("h");
        assertThat(page.locator("#knocking .person").filter(having("Dan Eager")))
                .containsText("Asked to wait");
        page.keyboard().press("j");
        page.keyboard().press("t");
        assertThat(page.locator("#away .person-name")).hasText("Eve Farrow");
        page.keyboard().press("u");
        assertThat(page.locator("#away .person-name")).hasCount(0);
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    @Test
    void everyVerdictWorksByKeyboardAloneWithoutScripts() {
        for (String name : new String[] {"Clara Dean", "Dan Eager", "Eve Farrow"}) {
            site.knock(site.guest(meeting, name));
        }
        Page page = browser(LAPTOP, ColorScheme.LIGHT, false).newPage();
        page.navigate(site.url(site.invitation("Ann Archer", Role.GATEKEEPER)));
        enter(page, page.locator("main form button").first());
        page.waitForURL(url -> !url.contains("/invitation/"));
        page.navigate(site.url("/desk/" + meeting.id() + "?still=1"));

        enter(page, verdict(page, "Dan Eager", "hold"));
        said(page, "Dan Eager is asked to wait.");
        enter(page, verdict(page, "Eve Farrow", "vouch"));
        said(page, "You vouched for Eve Farrow.");
        enter(page, verdict(page, "Eve Farrow", "turn-away"));
        said(page, "Eve Farrow was turned away.");
        enter(page, page.locator("[data-do=undo]").first());
        said(page, "Eve Farrow may knock again.");
        enter(page, verdict(page, "Clara Dean", "admit"));
        said(page, "Clara Dean is let in.");
        Locator inside = page.locator("#inside .person").filter(having("Clara Dean")).first();
        enter(page, inside.locator("details summary").first());
        enter(page, inside.locator("form[action*=remove] button").first());
        said(page, "Clara Dean was put out.");
        enter(page, page.locator("#freeze button").first());
        said(page, "The door is frozen.");
        enter(page, page.locator("#stop button").first());
        page.locator("#stopped").first().waitFor();
    }

    /// Presses Enter on what has the focus: no mouse, no script.
    private static void enter(Page page, Locator what) {
        what.focus();
        page.keyboard().press("Enter");
    }

    private static Locator verdict(Page page, String name, String verdict) {
        return page.locator("#knocking .person")
                .filter(having(name))
                .locator("[data-do=" + verdict + "]")
                .first();
    }

    private static void said(Page page, String words) {
        page.locator("[data-notice]").filter(having(words)).first().waitFor();
    }

    @Test
    void keysAreLettersWhileOneWrites() {
        site.knock(site.guest(meeting, "Clara Dean"));
        Page page = desk("Ann Archer");
        page.keyboard().press("j");

        page.keyboard().press("/");
        page.keyboard().type("that");

        assertEquals("that", page.locator("#q").inputValue());
        assertThat(page.locator("#knocking .person").filter(having("Clara Dean"))).hasCount(1);
    }

    @Test
    void searchingFiltersAsOneTypes() {
        site.knock(site.guest(meeting, "Clara Dean"));
        site.knock(site.guest(meeting, "Dan Eager"));
        Page page = desk("Ann Archer");

        page.locator("#q").pressSequentially("eag");

        assertThat(page.locator("#knocking .person:visible .person-name")).hasText("Dan Eager");
        assertThat(page.locator("#found")).hasText("1 found");
        page.keyboard().press("Enter");
        page.keyboard().press("a");
        assertThat(page.locator("#inside .person-name")).hasText("Dan Eager");
    }

    @Test
    void twoDesksStayInStep() {
        site.knock(site.guest(meeting, "Clara Dean"));
        Page ann = desk("Ann Archer");
        Page ben = desk("Ben Brook");
        assertThat(ben.locator("#knocking .person-name")).hasText("Clara Dean");

        site.knock(site.guest(meeting, "Dan Eager"));
        assertThat(ben.locator("#knocking .person-name")).hasCount(2);
        ann.keyboard().press("j");
        ann.keyboard().press("a");

        assertThat(ben.locator("#knocking .person-name")).hasCount(1);
        assertThat(ben.locator("#knocking .person-name")).hasText("Dan Eager");
        assertThat(ben.locator("#inside .person-name")).hasText("Clara Dean");
    }

    @Test
    void whatIsBeingWrittenSurvivesANewKnock() {
        Page page = desk("Ann Archer");
        page.keyboard().press("m");
        page.keyboard().type("We start in");

        site.knock(site.guest(meeting, "Clara Dean"));
        assertThat(page.locator("#knocking .person-name")).hasText("Clara Dean");
        page.keyboard().type(" ten minutes.");
        page.keyboard().press("Enter");

        assertThat(page.locator(".told q")).hasText("We start in ten minutes.");
    }

    @Test
    void stopNowIsOnePressAndSaysWhen() {
        site.knock(site.guest(meeting, "Clara Dean"));
        Page page = desk("Ann Archer");
        page.keyboard().press("j");
        page.keyboard().press("a");
        assertThat(page.locator("#inside .person-name")).hasText("Clara Dean");

        page.locator("#stop button").click();

        assertThat(page.locator("#stopped .notice-title")).containsText("Nobody is in.");
        assertThat(page.locator("#inside .person-name")).hasCount(0);
        page.locator("#stopped button").click();
        assertThat(page.locator("#stopped")).hasCount(0);
    }

    @Test
    void everyStaffPageFitsAndPassesAxe() {
        furnish();
        for (int width : new int[] {LAPTOP, PHONE}) {
            for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                Page page = signedIn(width, colours, Role.ORGANISER, "Olive " + width + colours);
                String seen = "-" + width + "-" + colours;
                look(page, "/desk/" + meeting.id(), "desk" + seen);
                look(page, "/desk/" + meeting.id() + "/tonight", "tonight" + seen);
                look(page, "/desk/" + meeting.id() + "/door-list", "door-list" + seen);
                look(page, "/office", "office" + seen);
                look(page, "/office/meetings/new", "new" + seen);
                look(page, "/office/meetings/" + meeting.id(), "meeting" + seen);
                look(page, "/office/sign-in", "sign-in" + seen);
                look(page, site.invitation("Greta Gate", Role.GATEKEEPER), "invitation" + seen);
            }
        }
    }

    private void furnish() {
        site.knock(site.guest(meeting, "Priya Patel", Optional.of("Councillor")));
        site.knock(site.guest(meeting, "Clara Dean"));
        site.knock(site.guest(meeting, "Clara Déan"));
        site.knock(site.guest(meeting, "Dan Eager"));
        site.guest(meeting, "Eve Farrow");
        site.guest(meeting, "Fred Green");
        DeskSite.Guest inside = site.guest(meeting, "Gina Hall");
        site.admit(site.knock(inside));
        site.turnAway(site.knock(site.guest(meeting, "Max Power")));
    }

    private void look(Page page, String path, String name) {
        page.navigate(site.url(path));
        picture(page, name);
        assertFits(page);
        assertEquals("", axe(page), path + " in " + name);
    }
}
