package org.gatehouse.web.paper;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.pass.PaperPasses;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.Times;
import org.gatehouse.web.office.StaffSession;
import org.jdbi.v3.core.Handle;

/// The pass of somebody without a mailbox, to be printed by an organiser.
public final class SheetPage {
    private final Pages pages;
    private final Database database;
    private final Passes passes;
    private final PaperPasses paper;
    private final Addresses addresses;
    private final StaffSession staff;
    private final Times times;

    public SheetPage(
            Pages pages,
            Database database,
            Passes passes,
            PaperPasses paper,
            Addresses addresses,
            StaffSession staff) {
        this.pages = pages;
        this.database = database;
        this.passes = passes;
        this.paper = paper;
        this.addresses = addresses;
        this.staff = staff;
        this.times = new Times(pages.words());
    }

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        SheetView view = database.read(handle -> view(handle, ctx));
        pages.render(
                ctx,
                "paper/sheet.jte",
                pages.page(ctx, "sheet.title", view.name()),
                Map.of("sheet", view));
    }

    private SheetView view(Handle handle, Context ctx) {
        Registrant person = person(handle, ctx);
        Meeting meeting = Meetings.require(handle, person.meetingId());
        Pass pass = pass(handle, person);
        PaperPasses.Sheet sheet =
                paper.current(handle, pass.id())
                        .orElseThrow(() -> new Refusal.NotFound("refusal.noPass"));
        ZoneId zone = meeting.start().getZone();
        return new SheetView(
                ctx.path(),
                "/office/meetings/" + meeting.id(),
                person.fullName(),
                meeting.title(),
                times.fullWithZone(meeting.startsAt(), zone),
                times.clock(meeting.doorOpensAt(), zone),
                addresses.pass(passes.token(handle, pass.id())) + "/paper",
                sheet.shown(),
                addresses.meeting(meeting),
                sheet.used().map(at -> times.full(at, zone)));
    }

    /// Only somebody without a mailbox: whoever has one proves it.
    private static Registrant person(Handle handle, Context ctx) {
        UUID meeting = PathIds.uuid(ctx, "meeting");
        Registrant person = Registrants.require(handle, PathIds.uuid(ctx, "registrant"));
        if (!person.meetingId().equals(meeting) || person.mailbox().isPresent()) {
            throw new Refusal.NotFound("refusal.noRegistrant");
        }
        return person;
    }

    private Pass pass(Handle handle, Registrant person) {
        return passes.current(handle, person.id())
                .orElseThrow(() -> new Refusal.NotFound("refusal.noPass"));
    }

    void again(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        database.write(tx -> paper.make(tx, pass(tx.handle(), person(tx.handle(), ctx)), by).id());
        ctx.redirect(ctx.path(), HttpStatus.SEE_OTHER);
    }
}
