package org.gatehouse.web.front;

import io.javalin.http.Context;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.sharing.Announcement;
import org.gatehouse.web.ForumLook;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Times;
import org.gatehouse.web.Words;

/// Puts what a card and a poster say into words.
final class Sharing {
    private final Pages pages;
    private final Addresses addresses;
    private final Times times;

    Sharing(Pages pages, Addresses addresses) {
        this.pages = pages;
        this.addresses = addresses;
        this.times = new Times(pages.words());
    }

    Announcement about(Context ctx, PublicMeetings.Shown shown) {
        Meeting meeting = shown.meeting();
        Words words = pages.words();
        ForumLook forum = pages.page(ctx, "share.title").forum();
        String title =
                shown.state() == MeetingState.CANCELLED
                        ? words.text("share.cancelled", meeting.title())
                        : meeting.title();
        return new Announcement(
                forum.name(),
                forum.band(),
                title,
                times.fullWithZone(meeting.startsAt(), meeting.start().getZone()),
                words.text("share.lead"),
                words.text("share.scan"),
                addresses.meeting(meeting),
                words.text("meeting.share"));
    }

    /// The whole address of the meeting's card. What it shows is part of it, so that a chat that
    /// keeps pictures asks again once the meeting has changed.
    String card(Announcement about) {
        return about.address() + "/card.png?v=" + Integer.toHexString(about.hashCode());
    }
}
