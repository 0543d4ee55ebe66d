package org.gatehouse.web.front;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import org.gatehouse.forum.ForumProfiles;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Registrations;
import org.gatehouse.registration.WaitingList;
import org.gatehouse.sql.Database;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.LiveUpdates;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;

/// The rows of the pages that are safe to share.
public final class FrontPages implements Routes.Feature {
    private final HomePage home;
    private final MeetingPage meeting;
    private final RegisterPage register;
    private final LostPassPage lost;
    private final WaitingPage waiting;
    private final SharingPages sharing;

    /// @param visitor the cookie of anybody's browser
    public FrontPages(
            Pages pages,
            Database database,
            InstantSource clock,
            Meetings meetings,
            Registrations registrations,
            WaitingList line,
            Passes passes,
            ForumProfiles forum,
            Addresses addresses,
            LiveUpdates live,
            BrowserCookie visitor) {
        PublicMeetings known = new PublicMeetings(meetings, clock);
        this.home = new HomePage(pages, database, forum, clock);
        Sharing words = new Sharing(pages, addresses);
        this.meeting = new MeetingPage(pages, database, known, words, addresses, clock);
        this.register = new RegisterPage(pages, database, known, registrations, forum, visitor);
        this.lost = new LostPassPage(pages, database, known, registrations, forum);
        this.waiting = new WaitingPage(pages, database, known, line, passes, live, visitor);
        EmbedPage embed = new EmbedPage(pages, database, addresses, clock);
        this.sharing = new SharingPages(pages, database, known, words, embed);
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/", home::show);
        r.get("/privacy", home::privacy);
        r.get("/meetings/{slug}.ics", meeting::calendar);
        r.get("/meetings/{slug}", meeting::show);
        r.get("/meetings/{slug}/register", register::show);
        r.post("/meetings/{slug}/register", register::send);
        r.get("/meetings/{slug}/lost", lost::show);
        r.post("/meetings/{slug}/lost", lost::send);
        r.get("/meetings/{slug}/lost/sent", lost::sent);
        r.get("/meetings/{slug}/waiting", waiting::show);
        r.post("/meetings/{slug}/waiting/leave", waiting::leave);
        sharing.addTo(r);
    }
}
