package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import org.gatehouse.staff.Role;
import org.junit.jupiter.api.Test;

/// A neighbour without e-mail is vouched for, and comes with a pass on paper.
class OfflineNeighbourTest extends Journey {
    @Test
    void aNeighbourWithoutEmailComesInWithAPrintedPass() {
        Page olive = staff("Olive Owen", Role.ORGANISER);
        olive.navigate(url("/office/meetings/" + evening.meeting.id()));
        press(olive, "Register somebody without e-mail");
        heading(olive, "Register somebody without e-mail");
        press(olive, "Register them");
        olive.locator(".error-summary").first().waitFor();
        olive.fill("#name", "Ada Lovell");
        olive.selectOption("#area", "Latimer");
        olive.fill("#how", "She has lived next door for ten years.");
        press(olive, "Register them");
        heading(olive, "Pass of Ada Lovell");
        assertEquals("", axe(olive));
        picture(olive, "sheet");
        String link = olive.locator(".poster-address").first().innerText().strip();
        String code = olive.locator(".sheet-code").first().innerText().strip();

        Page tablet = phone().newPage();
        tablet.navigate(link);
        heading(tablet, "Your pass on paper");
        tablet.fill("#code", "AAAA-AAAA");
        press(tablet, "Open my pass");
        tablet.locator(".error-summary").first().waitFor();
        tablet.fill("#code", code.toLowerCase(java.util.Locale.ROOT));
        press(tablet, "Open my pass");
        heading(tablet, "The door is open");
        press(tablet, "Knock");
        heading(tablet, "You have knocked");
        evening.admitAll();
        heading(tablet, "Come in");
        Page room = tablet.context().waitForPage(() -> press(tablet, "Join the meeting"));
        shows(room, "Ada Lovell");

        Page stranger = phone().newPage();
        stranger.navigate(link);
        stranger.fill("#code", code);
        press(stranger, "Open my pass");
        stranger.locator(".error-summary").filter(having("used before")).first().waitFor();
    }
}
