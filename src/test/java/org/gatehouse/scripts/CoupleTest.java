package org.gatehouse.scripts;

import com.microsoft.playwright.Page;
import org.gatehouse.staff.Role;
import org.junit.jupiter.api.Test;

/// A couple watches together: one registration, one pass, one seat.
class CoupleTest extends Journey {
    @Test
    void aCoupleSharesAScreenAndTheTabletTakesTheSeatOver() {
        Page phone = phone().newPage();
        register(phone, evening.meeting, "Ruth and Sam Maguire", "ruth@example.org", 2);
        heading(phone, "The door is open");
        press(phone, "Knock");
        heading(phone, "You have knocked");
        Page desk = staff("Greta Gate", Role.GATEKEEPER);
        desk.navigate(evening.forum.addresses.desk(evening.meeting.id()));
        desk.locator("#knocking [data-row]").filter(having("2 people together")).first().waitFor();
        evening.admitAll();
        heading(phone, "Come in");
        Page tablet = laptop().newPage();
        tablet.navigate(phone.url());
        heading(tablet, "This is a personal pass");
        evening.nextCodeOnly("ruth@example.org");
        press(tablet, "Send a code");
        heading(tablet, "Look in your e-mail");
        tablet.fill("#code", evening.code("ruth@example.org"));
        press(tablet, "Continue");
        heading(tablet, "You are here on another device");
        press(tablet, "Knock here instead");
        heading(tablet, "You have knocked");
        heading(phone, "You are here on another device");
        evening.admitAll();
        heading(tablet, "Come in");
        Page room = tablet.context().waitForPage(() -> press(tablet, "Join the meeting"));
        heading(room, "Practice room");
        heading(tablet, "You have joined");
        shows(room, "1 person");
    }
}
