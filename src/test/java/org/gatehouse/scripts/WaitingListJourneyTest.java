package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.staff.Role;
import org.junit.jupiter.api.Test;

/// All places are taken; one becomes free.
class WaitingListJourneyTest extends Journey {
    @Test
    void whoeverWaitsGetsThePlaceThatSomebodyGivesUp() {
        Meeting small = evening.announce("Two chairs by the stove", 4, 1);
        Page lou = phone().newPage();
        register(lou, small, "Lou Reed", "lou@example.org", 1);
        heading(lou, "You are registered");

        Page nico = phone().newPage();
        nico.navigate(evening.forum.addresses.meeting(small));
        press(nico, "Join the waiting list");
        shows(nico, "All places are taken");
        register(nico, small, "Nico Paff", "nico@example.org", 1);
        heading(nico, "You are on the waiting list");
        assertEquals("", axe(nico));

        Page olive = staff("Olive Owen", Role.ORGANISER);
        olive.navigate(url("/office/meetings/" + small.id()));
        shows(olive, "Nico Paff");

        lou.locator("a").filter(having("See what we hold")).first().click();
        press(lou, "Withdraw from this meeting");
        heading(lou, "You withdrew");
        heading(nico, "A place has become free");
        press(nico, "Open your pass");
        heading(nico, "You are registered");
    }
}
