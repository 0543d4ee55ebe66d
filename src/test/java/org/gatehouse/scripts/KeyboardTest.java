package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.gatehouse.meeting.Meeting;
import org.junit.jupiter.api.Test;

/// Everything that a resident can do, done with Tab, Enter and Space alone, without JavaScript, at
/// 200 % on a laptop: nothing scrolls sideways, and one always sees where one is.
class KeyboardTest extends Journey {
    /// More stops than any page has.
    private static final int STOPS = 60;

    /// What has the focus, or what is wrong with it: it must be seen, and be seen to have it.
    private static final String FOCUS =
            """
            () => {
              const on = document.activeElement;
              if (!on || on === document.body) return '';
              const box = on.getBoundingClientRect();
              const words = (on.id ? '#' + on.id + ' ' : '')
                + (on.labels && on.labels.length ? on.labels[0].textContent : on.textContent);
              const outlined = (part) => {
                const s = getComputedStyle(part);
                return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
              };
              let ring = [...(on.labels ?? [])].some(outlined); // a box wears it on its label,
              // and a card wears the ring of the link that fills it
              for (let part = on; part !== document.body; part = part.parentElement)
                ring ||= outlined(part);
              if (!on.matches(':focus-visible') || !ring) return 'NO RING: ' + words;
              if (box.bottom < 1 || box.top > innerHeight - 1 || box.width < 1)
                return 'OUT OF SIGHT: ' + words;
              return words.replace(/\\s+/g, ' ').trim();
            }
            """;

    private Page page;

    private void start() {
        BrowserContext zoomed = zoomed();
        page = zoomed.newPage();
    }

    /// The page that was just opened fits at 200 % and on the narrowest phone.
    private void look(String heading) {
        heading(page, heading);
        assertFits(page);
        page.setViewportSize(NARROWEST, 640);
        assertFits(page);
        page.setViewportSize(ZOOMED_WIDTH, ZOOMED_HEIGHT);
    }

    /// Presses Tab until what has the focus says `words`.
    private void tabTo(String words) {
        StringBuilder passed = new StringBuilder();
        for (int i = 0; i < STOPS; i++) {
            page.keyboard().press("Tab");
            String focus = (String) page.evaluate(FOCUS);
            assertTrue(
                    !focus.startsWith("NO RING") && !focus.startsWith("OUT OF SIGHT"),
                    page.url() + ": " + focus);
            if (focus.contains(words)) {
                return;
            }
            passed.append(focus).append(" | ");
        }
        throw new AssertionError("No way by Tab to " + words + " on " + page.url() + ": " + passed);
    }

    private void enter(String words) {
        tabTo(words);
        page.keyboard().press("Enter");
    }

    private void type(String field, String text) {
        tabTo(field);
        page.keyboard().press("Control+a");
        page.keyboard().type(text);
    }

    @Test
    void aResidentsEveningByKeyboardWithoutJavaScriptAtTwoHundredPercent() {
        start();
        fromHomeToThePass();
        fromTheDoorIntoTheRoom();
        whatIsHeldAndWithdrawing();
    }

    private void fromHomeToThePass() {
        page.navigate(url("/"));
        look("Chess Valley Forum");
        page.keyboard().press("Tab");
        assertEquals("Skip to main content", page.evaluate(FOCUS));
        page.keyboard().press("Enter");
        enter("Road safety in Mill Lane");
        look("Road safety in Mill Lane");
        enter("Register");
        look("Register for this meeting");
        enter("Continue");
        page.locator(".error-summary").first().waitFor();
        look("Register for this meeting");
        enter("Enter your full name");
        assertEquals("name", page.url().replaceAll(".*#", ""));
        page.keyboard().type("Ruth Maguire"); // the link in the summary leads into the field
        if (page.inputValue("#name").isEmpty()) {
            type("#name", "Ruth Maguire");
        }
        type("#email", "ruth@example.org");
        tabTo("#area");
        page.keyboard().type("Lat");
        type("#question", "Who mends the camera?");
        type("#party", "2");
        tabTo("#promise");
        page.keyboard().press("Space");
        enter("Continue");
        look("Check your answers");
        enter("Change Your question");
        heading(page, "Register for this meeting");
        assertEquals("Who mends the camera?", page.inputValue("#question"));
        enter("Continue");
        heading(page, "Check your answers");
        enter("Send me a code");
        look("Look in your e-mail");
        type("#code", "000000");
        page.keyboard().press("Enter");
        page.locator(".error-summary").first().waitFor();
        look("Look in your e-mail");
        type("#code", evening.code("ruth@example.org"));
        page.keyboard().press("Enter");
        look("The door is open");
    }

    private void fromTheDoorIntoTheRoom() {
        enter("Knock");
        look("You have knocked");
        enter("I don’t want to come in");
        look("The door is open");
        enter("Knock");
        heading(page, "You have knocked");
        evening.admitAll();
        page.reload(); // which it does by itself as well, after a while
        look("Come in");
        tabTo("Join the meeting");
        Page room = page.context().waitForPage(() -> page.keyboard().press("Enter"));
        heading(room, "Practice room");
        assertFits(room);
        page.reload();
        look("You have joined");
    }

    private void whatIsHeldAndWithdrawing() {
        enter("See what we hold");
        look("What we hold about you");
        enter("Withdraw from this meeting");
        look("You withdrew from this meeting");
    }

    @Test
    void whatStandsBesideTheWayWorksByKeyboardToo() {
        Meeting small = evening.announce("Two chairs by the stove", 4, 1);
        String pass = evening.passOfInvited(small, "Joan Brook", "joan@example.org");
        start();
        aside(small);
        page.navigate(pass);
        look("This is a personal pass");
        enter("Type in the code on the sheet");
        look("Your pass on paper");
        page.navigate(pass);
        heading(page, "This is a personal pass");
        enter("Send a code");
        look("Look in your e-mail");
        page.navigate(url(evening.proofLink("joan@example.org")));
        look("Is this you?");
        enter("Yes, this is me");
        look("You are registered");
        enter("See what we hold");
        look("What we hold about you");
        enter("Withdraw and erase");
        look("It is erased");
    }

    private void aside(Meeting small) {
        page.navigate(evening.forum.addresses.meeting(small));
        look(small.title());
        enter("A poster to print");
        page.waitForURL(at -> at.endsWith("/poster"));
        look(small.title());
        enter(small.title());
        page.waitForURL(at -> at.endsWith(small.slug()));
        heading(page, small.title());
        enter("Lost your pass?");
        look("Lost your pass?");
        type("#email", "joan@example.org");
        page.keyboard().press("Enter");
        look("Look in your e-mail");
        page.navigate(url("/privacy"));
        look("What happens to my data");
        page.navigate(evening.forum.addresses.meeting(small));
        heading(page, small.title());
        enter("Join the waiting list");
        register();
        look("You are on the waiting list");
        enter("Leave the waiting list");
        look("You have left the waiting list");
        page.navigate(url("/meetings/" + small.slug() + "/waiting"));
        look("This browser is not on the waiting list");
        page.navigate(url("/embed/next"));
        look("Chess Valley Forum");
    }

    private void register() {
        look("Register for this meeting");
        type("#name", "Nico Paff");
        type("#email", "nico@example.org");
        tabTo("#area");
        page.keyboard().type("Che");
        tabTo("#promise");
        page.keyboard().press("Space");
        enter("Continue");
        look("Check your answers");
        enter("Send me a code");
        heading(page, "Look in your e-mail");
        type("#code", evening.code("nico@example.org"));
        page.keyboard().press("Enter");
    }
}
