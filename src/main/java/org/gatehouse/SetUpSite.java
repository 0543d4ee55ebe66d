package org.gatehouse;

import java.util.function.Function;
import org.gatehouse.mail.MailSettings;
import org.gatehouse.mail.Mailroom;
import org.gatehouse.mail.RelayTrial;
import org.gatehouse.mail.StoredRelay;
import org.gatehouse.setup.FirstLink;
import org.gatehouse.setup.SetUp;
import org.gatehouse.staff.StaffSessions;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.Pages;
import org.gatehouse.web.office.StaffSession;
import org.gatehouse.web.setup.ChecklistPage;
import org.gatehouse.web.setup.FirstLinkPage;
import org.gatehouse.web.setup.ForumPage;
import org.gatehouse.web.setup.RelayPage;
import org.gatehouse.web.setup.SetUpPages;
import org.gatehouse.web.setup.StaffPage;

/// The pages of the first hour, wired to what they set up.
final class SetUpSite {
    private final Forum forum;
    private final Mailroom mailroom;
    private final Function<MailSettings, RelayTrial> trials;

    /// @param trials how a relay is tried out
    SetUpSite(Forum forum, Mailroom mailroom, Function<MailSettings, RelayTrial> trials) {
        this.forum = forum;
        this.mailroom = mailroom;
        this.trials = trials;
    }

    SetUpPages pages(BrowserCookie cookie, StaffSessions sessions, Pages pages) {
        StaffSession staff = new StaffSession(cookie, sessions, forum.clock);
        SetUp setUp = new SetUp(forum.ledger);
        FirstLink link = new FirstLink(forum.keys, forum.ids, forum.ledger, forum.staff);
        return new SetUpPages(
                new FirstLinkPage(forum.database, link, cookie, forum.clock, pages),
                new ChecklistPage(forum.database, staff, pages),
                new ForumPage(forum.database, forum.profiles, forum.texts, setUp, staff, pages),
                relay(setUp, staff, pages),
                new StaffPage(
                        forum.database, forum.staff, forum.outbox, forum.addresses, staff, pages));
    }

    private RelayPage relay(SetUp setUp, StaffSession staff, Pages pages) {
        return new RelayPage(
                forum.database,
                mailroom,
                new StoredRelay(forum.keys, forum.ledger),
                trials,
                forum.profiles,
                setUp,
                staff,
                forum.clock,
                pages);
    }
}
