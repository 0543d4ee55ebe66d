package org.gatehouse.web.front;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingCalendar;
import org.gatehouse.meeting.UnattendedPlan;
import org.gatehouse.sql.Database;
import org.gatehouse.web.Markdown;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Times;

/// The page of a meeting that is meant to be shared: nobody can join with anything on it.
final class MeetingPage {
    private final Pages pages;
    private final Database database;
    private final PublicMeetings known;
    private final Sharing sharing;
    private final Addresses addresses;
    private final InstantSource clock;
    private final Times times;

    MeetingPage(
            Pages pages,
            Database database,
            PublicMeetings known,
            Sharing sharing,
            Addresses addresses,
            InstantSource clock) {
        this.pages = pages;
        this.database = database;
        this.known = known;
        this.sharing = sharing;
        this.addresses = addresses;
        this.clock = clock;
        this.times = new Times(pages.words());
    }

    void show(Context ctx) {
        PublicMeetings.Shown shown = database.read(handle -> known.find(handle, ctx));
        MeetingPoster poster = poster(ctx, shown);
        pages.render(
                ctx,
                "front/meeting.jte",
                pages.titled(ctx, poster.title()),
                Map.of("poster", poster, "unattended", plan(shown)));
    }

    /// What happens if nobody is at the desk, as long as the meeting is still to come.
    private Optional<String> plan(PublicMeetings.Shown shown) {
        return Optional.of(shown)
                .filter(one -> one.state().takesRegistrations())
                .map(
                        one ->
                                database.read(
                                        handle ->
                                                UnattendedPlan.of(handle, one.meeting().id())
                                                        .words()));
    }

    private MeetingPoster poster(Context ctx, PublicMeetings.Shown shown) {
        Meeting meeting = shown.meeting();
        return new MeetingPoster(
                meeting.title(),
                "/meetings/" + meeting.slug(),
                addresses.meeting(meeting),
                times.fullWithZone(meeting.startsAt(), meeting.start().getZone()),
                times.clock(meeting.doorOpensAt(), meeting.start().getZone()),
                length(meeting.minutes()),
                Markdown.toSafeHtml(meeting.agenda()),
                state(shown),
                shown.reason(),
                sharing.card(sharing.about(ctx, shown)));
    }

    private String length(int minutes) {
        String hours = pages.words().count("time.hours", minutes / 60);
        String rest = pages.words().count("time.minutes", minutes % 60);
        if (minutes < 60) {
            return rest;
        }
        return minutes % 60 == 0 ? hours : hours + " " + rest;
    }

    private static MeetingPoster.State state(PublicMeetings.Shown shown) {
        return switch (shown.state()) {
            case CANCELLED -> MeetingPoster.State.CANCELLED;
            case OVER -> MeetingPoster.State.OVER;
            case DRAFT, ANNOUNCED, OPEN ->
                    shown.full() ? MeetingPoster.State.FULL : MeetingPoster.State.REGISTER;
        };
    }

    void calendar(Context ctx) {
        PublicMeetings.Shown shown = database.read(handle -> known.find(handle, ctx));
        Meeting meeting = shown.meeting();
        String file =
                MeetingCalendar.of(
                        meeting,
                        shown.state(),
                        addresses.meeting(meeting),
                        pages.words().text("calendar.words"),
                        clock.instant());
        ctx.contentType("text/calendar; charset=utf-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + meeting.slug() + ".ics\"")
                .result(file);
    }
}
