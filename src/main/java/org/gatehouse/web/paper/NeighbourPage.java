package org.gatehouse.web.paper;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.forum.ForumProfiles;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Neighbours;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Choice;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.office.StaffSession;

/// An organiser registers somebody who has no mailbox, and vouches for them.
public final class NeighbourPage {
    private final Pages pages;
    private final Database database;
    private final Meetings meetings;
    private final Neighbours neighbours;
    private final ForumProfiles forum;
    private final StaffSession staff;

    public NeighbourPage(
            Pages pages,
            Database database,
            Meetings meetings,
            Neighbours neighbours,
            ForumProfiles forum,
            StaffSession staff) {
        this.pages = pages;
        this.database = database;
        this.meetings = meetings;
        this.neighbours = neighbours;
        this.forum = forum;
        this.staff = staff;
    }

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        render(ctx, Form.of(Map.of("party", "1")));
    }

    private void render(Context ctx, Form form) {
        UUID id = PathIds.uuid(ctx, "meeting");
        Meeting meeting = database.read(handle -> Meetings.require(handle, id));
        pages.render(
                ctx,
                "paper/neighbour.jte",
                pages.page(ctx, "neighbour.title").with(form),
                Map.of(
                        "here",
                        "/office/meetings/" + id,
                        "meeting",
                        meeting.title(),
                        "areas",
                        areas(),
                        "form",
                        form));
    }

    private List<Choice> areas() {
        List<Choice> choices = new ArrayList<>();
        forum.current().areas().forEach(area -> choices.add(Choice.of(area, area)));
        return choices;
    }

    void send(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        UUID meeting = PathIds.uuid(ctx, "meeting");
        Form form = Form.sent(ctx);
        try {
            NeighbourForm.Filled filled = NeighbourForm.read(form);
            UUID registrant = database.write(tx -> register(tx, meeting, filled, by));
            String sheet = "/office/meetings/" + meeting + "/registrants/" + registrant + "/paper";
            ctx.redirect(sheet, HttpStatus.SEE_OTHER);
        } catch (Refusal.Invalid refusal) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            render(ctx, form.with(refusal));
        }
    }

    private UUID register(Tx tx, UUID id, NeighbourForm.Filled filled, Actor by) {
        Meeting meeting = Meetings.require(tx.handle(), id);
        MeetingState state = meetings.state(tx.handle(), meeting, tx.now());
        if (!state.takesRegistrations()) {
            throw new Refusal.Gone("refusal.registrationClosed");
        }
        return neighbours.register(tx, id, filled.details(), filled.how(), by).registrantId();
    }
}
