package org.gatehouse.web.desk;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.Pages;
import org.gatehouse.web.office.StaffSession;

/// The desks that a gatekeeper can sit down at: one for each meeting to come.
public final class DeskList {
    private final Database database;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    public DeskList(Database database, StaffSession staff, InstantSource clock, Pages pages) {
        this.database = database;
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    void show(Context ctx) {
        StaffMember member = staff.require(ctx, Role.GATEKEEPER);
        List<Meeting> meetings =
                database.read(handle -> Meetings.upcoming(handle, clock.instant()));
        pages.render(
                ctx,
                "desk/desks.jte",
                pages.page(ctx, "desk.desks.title"),
                Map.of("member", member, "meetings", meetings));
    }
}
