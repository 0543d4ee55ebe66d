package org.gatehouse.scripts;

import com.microsoft.playwright.Page;
import org.gatehouse.staff.Role;
import org.junit.jupiter.api.Test;

/// Somebody is refused, reads why and whom to turn to, and is let come after all.
class RefusedPersonTest extends Journey {
    @Test
    void aRefusedPersonReadsTheReasonAndWhomToTurnTo() {
        Page phone = phone().newPage();
        register(phone, evening.meeting, "Max Power", "max@example.org", 1);
        heading(phone, "The door is open");
        Page olive = staff("Olive Owen", Role.ORGANISER);
        String office = url("/office/meetings/" + evening.meeting.id());
        olive.navigate(office);
        olive.locator("details.refuse summary").first().click();
        olive.locator("details.refuse textarea").first().fill("Come to zoom.us/j/87456291234");
        olive.locator("details.refuse button").first().click();
        olive.locator(".error-summary").filter(having("zoom.us/j/")).first().waitFor();
        olive.navigate(office);
        olive.locator("details.refuse summary").first().click();
        olive.locator("details.refuse textarea").first().fill("We don’t know this name.");
        olive.locator("details.refuse button").first().click();
        olive.locator("[role=status]").filter(having("Refused")).first().waitFor();

        heading(phone, "You can’t come to this meeting");
        shows(phone, "We don’t know this name.");
        shows(phone, "chair@example.org");
        olive.locator("main button").filter(having("Approve")).first().click();
        olive.locator("[role=status]").filter(having("Approved")).first().waitFor();
        heading(phone, "The door is open");
    }
}
