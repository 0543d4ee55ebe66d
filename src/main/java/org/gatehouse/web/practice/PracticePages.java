package org.gatehouse.web.practice;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.practice.PracticeEvenings;
import org.gatehouse.practice.PracticeReport;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.Routes;
import org.gatehouse.web.office.StaffSession;

/// The addresses of practice evenings. The door itself is an ordinary desk.
public final class PracticePages implements Routes.Feature {
    private final Database database;
    private final PracticeEvenings evenings;
    private final StaffSession staff;
    private final Pages pages;

    public PracticePages(
            Database database, PracticeEvenings evenings, StaffSession staff, Pages pages) {
        this.database = database;
        this.evenings = evenings;
        this.staff = staff;
        this.pages = pages;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/desk/practice", this::explain);
        r.post("/desk/practice", this::start);
        r.post("/desk/practice/{meeting}/end", this::end);
        r.get("/desk/practice/{meeting}", this::report);
    }

    private void explain(Context ctx) {
        staff.require(ctx, Role.GATEKEEPER);
        pages.render(ctx, "practice/begin.jte", pages.page(ctx, "practice.title"), Map.of());
    }

    private void start(Context ctx) {
        StaffMember member = staff.require(ctx, Role.GATEKEEPER);
        UUID meeting = evenings.start(member, pages.words().text("practice.meeting"));
        ctx.redirect("/desk/" + meeting, HttpStatus.SEE_OTHER);
    }

    private void end(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID meeting = PathIds.uuid(ctx, "meeting");
        database.read(handle -> PracticeEvenings.report(handle, meeting)); // only of practice ones
        evenings.end(meeting, by);
        ctx.redirect("/desk/practice/" + meeting, HttpStatus.SEE_OTHER);
    }

    private void report(Context ctx) {
        staff.require(ctx, Role.GATEKEEPER);
        UUID meeting = PathIds.uuid(ctx, "meeting");
        PracticeReport report = database.read(handle -> PracticeEvenings.report(handle, meeting));
        pages.render(
                ctx,
                "practice/report.jte",
                pages.page(ctx, "practice.report"),
                Map.of("report", report));
    }
}
