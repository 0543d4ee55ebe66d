package org.gatehouse.web.drill;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.drill.Drill;
import org.gatehouse.drill.Drills;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Registrants;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Form;
import org.gatehouse.web.LiveUpdates;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.Routes;
import org.gatehouse.web.Times;
import org.gatehouse.web.office.StaffSession;

/// Rehearsing *afresh*: what it does, the press, and how it went, then and earlier.
public final class DrillPages implements Routes.Feature {
    private static final Duration REFRESH = Duration.ofSeconds(3);

    private final Database database;
    private final Drills drills;
    private final StaffSession staff;
    private final LiveUpdates live;
    private final InstantSource clock;
    private final Pages pages;

    public DrillPages(
            Database database,
            Drills drills,
            StaffSession staff,
            LiveUpdates live,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.drills = drills;
        this.staff = staff;
        this.live = live;
        this.clock = clock;
        this.pages = pages;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/desk/{meeting}/drill", this::explain);
        r.post("/desk/{meeting}/drill", this::begin);
        r.get("/desk/{meeting}/drill/{drill}", this::show);
    }

    /// As many pretend people as have registered, so that the times are this meeting's.
    private void explain(Context ctx) {
        staff.require(ctx, Role.GATEKEEPER);
        Meeting meeting = meeting(ctx);
        int registered = database.read(handle -> Registrants.of(handle, meeting.id()).size());
        int people = Math.clamp(registered, Drills.FEWEST, Drills.MOST);
        explain(ctx, meeting, Form.of(Map.of("people", Integer.toString(people))));
    }

    private void explain(Context ctx, Meeting meeting, Form form) {
        pages.render(
                ctx,
                "drill/begin.jte",
                pages.page(ctx, "drill.title").with(form),
                Map.of(
                        "meeting",
                        meeting,
                        "form",
                        form,
                        "earlier",
                        database.read(handle -> Drills.of(handle, meeting.id())),
                        "times",
                        new Times(pages.words())));
    }

    private void begin(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        Meeting meeting = meeting(ctx);
        Form form = Form.sent(ctx);
        try {
            UUID drill = drills.begin(meeting.id(), people(form), by);
            ctx.redirect("/desk/" + meeting.id() + "/drill/" + drill, HttpStatus.SEE_OTHER);
        } catch (Refusal.Invalid refusal) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            explain(ctx, meeting, form.with(refusal));
        }
    }

    private static int people(Form form) {
        String text = form.value("people").replace(",", "");
        int people = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (people < Drills.FEWEST || people > Drills.MOST) {
            throw new Refusal.Invalid(
                    List.of(
                            Refusal.Problem.of(
                                    "people", "drill.people.wrong", Drills.FEWEST, Drills.MOST)));
        }
        return people;
    }

    private void show(Context ctx) {
        staff.require(ctx, Role.GATEKEEPER);
        Meeting meeting = meeting(ctx);
        UUID id = PathIds.uuid(ctx, "drill");
        Drill drill =
                database.read(handle -> Drills.find(handle, id))
                        .filter(one -> one.meetingId().equals(meeting.id()))
                        .orElseThrow(() -> new Refusal.NotFound("refusal.notFound"));
        boolean underWay = drill.isUnderWay(clock.instant());
        var page = pages.page(ctx, "drill.result");
        pages.render(
                ctx,
                "drill/result.jte",
                underWay ? page.live(live.address(Drills.topic(id)), REFRESH) : page,
                Map.of(
                        "meeting", meeting,
                        "drill", drill,
                        "underWay", underWay,
                        "times", new Times(pages.words())));
    }

    private Meeting meeting(Context ctx) {
        UUID id = PathIds.uuid(ctx, "meeting");
        return database.read(handle -> Meetings.require(handle, id));
    }
}
