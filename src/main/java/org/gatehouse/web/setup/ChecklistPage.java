package org.gatehouse.web.setup;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.gatehouse.setup.SetUp;
import org.gatehouse.setup.SetUp.Checklist;
import org.gatehouse.setup.SetUpStep;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Pages;
import org.gatehouse.web.office.StaffSession;

/// What is still to be done before the neighbours can come.
public final class ChecklistPage {
    private final Database database;
    private final StaffSession staff;
    private final Pages pages;

    public ChecklistPage(Database database, StaffSession staff, Pages pages) {
        this.database = database;
        this.staff = staff;
        this.pages = pages;
    }

    /// Where a step is done.
    public static String address(SetUpStep step) {
        return switch (step) {
            case FORUM -> "/office/forum";
            case AREAS -> "/office/areas";
            case RELAY -> "/office/mail";
            case ROOM -> "/office/rooms";
            case MEETING -> "/office/meetings/new";
            case SECOND_GATEKEEPER -> "/office/staff";
            case PRACTICE -> "/desk/practice";
        };
    }

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        Checklist checklist = database.read(SetUp::checklist);
        pages.render(
                ctx,
                "setup/checklist.jte",
                pages.page(ctx, "setup.checklist.title"),
                Map.of("checklist", checklist));
    }

    /// Goes on to the first step that is still to be done on the way to a first meeting, or back to
    /// the list.
    void next(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        String next =
                database.read(SetUp::checklist)
                        .next()
                        .filter(SetUpStep::isOnTheWay)
                        .map(ChecklistPage::address)
                        .orElse("/office/set-up");
        ctx.redirect(next, HttpStatus.SEE_OTHER);
    }

    static void goOn(Context ctx) {
        ctx.redirect("/office/set-up/next", HttpStatus.SEE_OTHER);
    }
}
