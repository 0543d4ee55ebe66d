package org.gatehouse.web.front;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gatehouse.forum.ForumProfiles;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.sql.Database;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Times;

/// What is on, and what becomes of people's data.
final class HomePage {
    private final Pages pages;
    private final Database database;
    private final ForumProfiles forum;
    private final InstantSource clock;

    HomePage(Pages pages, Database database, ForumProfiles forum, InstantSource clock) {
        this.pages = pages;
        this.database = database;
        this.forum = forum;
        this.clock = clock;
    }

    void show(Context ctx) {
        List<Meeting> next = database.read(handle -> Meetings.upcoming(handle, clock.instant()));
        pages.render(
                ctx,
                "front/home.jte",
                pages.page(ctx, "home.title"),
                Map.of("meetings", next, "times", new Times(pages.words())));
    }

    void privacy(Context ctx) {
        pages.render(
                ctx,
                "front/privacy.jte",
                pages.page(ctx, "privacy.title"),
                Map.of("contact", forum.current().contact()));
    }
}
