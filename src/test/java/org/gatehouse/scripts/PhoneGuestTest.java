package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.gatehouse.browser.BrowserTest;
import org.gatehouse.staff.Role;
import org.gatehouse.web.desk.DeskSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody without a computer rings the gatekeeper, who has nothing but a phone, too.
class PhoneGuestTest extends BrowserTest {
    @Test
    void aGuestByTelephoneIsRungBackLetInAndToldHowToDialIn(@TempDir Path folder) {
        try (DeskSite site = new DeskSite(folder)) {
            String desk = site.url("/desk/" + site.openMeeting().id());
            Page page = browser(NARROWEST, ColorScheme.LIGHT, true).newPage();
            page.navigate(site.url(site.invitation("Greta Gate", Role.GATEKEEPER)));
            page.locator("main button").first().click();
            page.waitForURL(url -> !url.contains("/invitation/"));
            page.navigate(desk);
            page.locator("#by-phone summary").first().click();
            page.fill("#dial-in", "0330 088 5830, code 99123");
            page.locator("#keep-dial-in button").first().click();
            page.locator("[data-notice]").filter(has("locked away")).first().waitFor();

            page.locator("#by-phone summary").first().click();
            page.fill("#ring-name", "Edna Frost");
            page.fill("#ring-number", "01494 123456");
            page.locator("#ring button").first().click();
            Locator card = page.locator("#knocking [data-row]").filter(has("ends in 456")).first();
            card.waitFor();
            assertFalse(page.content().contains("123456"));
            assertEquals("", axe(page));
            assertFits(page);
            picture(page, "phone-card");

            card.locator("button").filter(has("Show the number")).first().click();
            page.locator(".secret").filter(has("01494123456")).first().waitFor();
            assertEquals("", axe(page));
            picture(page, "phone-number");
            page.locator("main button").filter(has("Edna Frost answered")).first().click();
            card.locator("[data-do=admit]").first().click();
            Locator inside = page.locator("#inside [data-row]").filter(has("Edna Frost")).first();
            inside.locator("button").filter(has("Tell them how to dial in")).first().click();
            page.locator(".secret").filter(has("99123")).first().waitFor();
            assertFits(page);
            page.locator("main a").filter(has("I have told them")).first().click();
            page.locator("#inside [data-row]").filter(has("Inside since")).first().waitFor();
            assertFalse(page.content().contains("99123"));
        }
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
