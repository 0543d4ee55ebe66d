package org.gatehouse.web.front;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.sql.Database;
import org.gatehouse.web.Pages;
import org.gatehouse.web.SafeHeaders;
import org.gatehouse.web.Times;

/// The next meetings, to stand in a frame on other sites: no script, no form, no cookie.
public final class EmbedPage {
    private static final int MOST = 3;

    private final Pages pages;
    private final Database database;
    private final Addresses addresses;
    private final InstantSource clock;
    private final Times times;

    EmbedPage(Pages pages, Database database, Addresses addresses, InstantSource clock) {
        this.pages = pages;
        this.database = database;
        this.addresses = addresses;
        this.clock = clock;
        this.times = new Times(pages.words());
    }

    /// One meeting in the frame.
    ///
    /// @param address the whole one, as it opens outside of the frame
    public record Next(String title, String when, String address) {}

    void show(Context ctx) {
        List<Next> next =
                database.read(handle -> Meetings.upcoming(handle, clock.instant())).stream()
                        .limit(MOST)
                        .map(this::next)
                        .toList();
        SafeHeaders.allowFraming(ctx);
        pages.render(
                ctx, "front/embed.jte", pages.page(ctx, "embed.title"), Map.of("meetings", next));
    }

    private Next next(Meeting meeting) {
        return new Next(
                meeting.title(),
                times.fullWithZone(meeting.startsAt(), meeting.start().getZone()),
                addresses.meeting(meeting));
    }
}
