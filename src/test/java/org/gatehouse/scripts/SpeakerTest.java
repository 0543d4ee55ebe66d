package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.browser.BrowserTest;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.gatehouse.staff.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A councillor is invited, and is not left waiting.
class SpeakerTest extends BrowserTest {
    private static final Pattern PASS = Pattern.compile("(/p/[A-Za-z0-9_-]{43})");
    private static final String EMAIL = "priya@council.example.org";

    @Test
    void aSpeakerIsInvitedWithABadgeStandsFirstAndComesIn(@TempDir Path folder) {
        try (Evening evening = new Evening(folder)) {
            Page organiser = signedIn(evening, "Olive Oram", Role.ORGANISER);
            organiser.navigate(
                    evening.forum.addresses.home() + "office/meetings/" + evening.meeting.id());
            organiser.fill("#guest-name", "Priya Patel");
            organiser.fill("#guest-email", EMAIL);
            organiser.fill("#guest-badge", "Councillor");
            organiser.locator("main button").filter(has("Send the pass")).first().click();
            organiser.locator(".notice").filter(has("Invited")).first().waitFor();

            Page speaker = phone().newPage();
            speaker.navigate(evening.forum.addresses.home() + passPath(evening).substring(1));
            speaker.locator("main button").filter(has("code")).first().click();
            speaker.locator("#code").first().waitFor();
            speaker.fill("#code", evening.code(EMAIL));
            speaker.locator("main button").filter(has("Continue")).first().click();
            speaker.locator("main button").filter(has("Knock")).first().click();
            speaker.locator("h1").filter(has("You have knocked")).first().waitFor();

            Page desk = signedIn(evening, "Greta Gate", Role.GATEKEEPER);
            desk.navigate(evening.forum.addresses.desk(evening.meeting.id()));
            desk.locator("#group-SPEAKER .badge").filter(has("Councillor")).first().waitFor();
            desk.locator("#admit-known button").first().click();
            desk.locator("#inside [data-row]").filter(has("Priya Patel")).first().waitFor();
            speaker.locator("main button").filter(has("Join")).first().waitFor();
            assertEquals(0, desk.locator("[name=guest-badge]").count(), "only organisers give one");
        }
    }

    private Page signedIn(Evening evening, String name, Role role) {
        String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.org";
        String token =
                evening.forum
                        .database
                        .write(
                                tx ->
                                        evening.forum.staff.invite(
                                                tx, name, email, role, Evening.GATEKEEPER))
                        .token();
        Page page = laptop().newPage();
        page.navigate(evening.forum.addresses.invitation(token));
        page.locator("main button").first().click();
        page.waitForURL(url -> !url.contains("/invitation/"));
        return page;
    }

    private static String passPath(Evening evening) {
        for (int i = 0; i < 1_200; i++) {
            for (ReceivedMail mail : evening.relay.received()) {
                Matcher link = PASS.matcher(mail.text());
                if (mail.to().equals(EMAIL) && link.find()) {
                    return link.group(1);
                }
            }
            pause();
        }
        throw new AssertionError("No pass came");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
