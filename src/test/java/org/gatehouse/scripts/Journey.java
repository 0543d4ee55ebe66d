package org.gatehouse.scripts;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.gatehouse.browser.BrowserTest;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.staff.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// One person's way through the program in real browsers, on an evening of its own.
abstract class Journey extends BrowserTest {
    Evening evening;

    @BeforeEach
    void open(@TempDir Path folder) {
        evening = new Evening(folder);
    }

    @AfterEach
    void close() {
        evening.close();
    }

    String url(String path) {
        return evening.forum.addresses.home().replaceFirst("/$", "") + path;
    }

    /// Somebody of the staff on a laptop, signed in.
    Page staff(String name, Role role) {
        String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.org";
        String invitation =
                evening.forum.database.write(
                        tx ->
                                evening.forum
                                        .staff
                                        .invite(tx, name, email, role, Evening.GATEKEEPER)
                                        .token());
        Page page = laptop().newPage();
        page.navigate(evening.forum.addresses.invitation(invitation));
        press(page, "Sign in on this browser");
        page.waitForURL(url -> !url.contains("/invitation/"));
        return page;
    }

    /// Fills in the form of `meeting`, looks the answers over, and types in the mailed code.
    void register(Page page, Meeting meeting, String name, String email, int party) {
        page.navigate(evening.forum.addresses.meeting(meeting) + "/register");
        page.fill("#name", name);
        page.fill("#email", email);
        page.selectOption("#area", "Latimer");
        page.fill("#party", Integer.toString(party));
        page.check("#promise");
        press(page, "Continue");
        heading(page, "Check your answers");
        press(page, "Send me a code");
        heading(page, "Look in your e-mail");
        page.fill("#code", evening.code(email));
        press(page, "Continue");
    }

    static void press(Page page, String label) {
        page.locator("main button, main a.button").filter(having(label)).first().click();
    }

    static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    static void heading(Page page, String text) {
        page.locator("h1").filter(having(text)).first().waitFor();
    }

    static void shows(Page page, String text) {
        page.locator("main").filter(having(text)).first().waitFor();
    }
}
