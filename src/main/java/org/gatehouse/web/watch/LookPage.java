package org.gatehouse.web.watch;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.sighting.Consents;
import org.gatehouse.sighting.LookRounds;
import org.gatehouse.sighting.Searches;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffAccounts;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.Times;
import org.gatehouse.web.office.StaffSession;
import org.jdbi.v3.core.Handle;

/// The look round before a meeting: searches to open, and "I have looked".
final class LookPage {
    private final Database database;
    private final LookRounds rounds;
    private final Supplier<String> forum;
    private final Consents consents;
    private final WatchPages.Paid paid;
    private final StaffAccounts accounts;
    private final StaffSession staff;
    private final Pages pages;

    LookPage(
            Database database,
            LookRounds rounds,
            Supplier<String> forum,
            Consents consents,
            WatchPages.Paid paid,
            StaffAccounts accounts,
            StaffSession staff,
            Pages pages) {
        this.database = database;
        this.rounds = rounds;
        this.forum = forum;
        this.consents = consents;
        this.paid = paid;
        this.accounts = accounts;
        this.staff = staff;
        this.pages = pages;
    }

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        UUID id = PathIds.uuid(ctx, "meeting");
        Meeting meeting = database.read(handle -> Meetings.require(handle, id));
        List<LookCard.Looked> looks = database.read(handle -> looks(handle, id));
        LookCard card =
                new LookCard(
                        meeting,
                        Searches.of(forum.get()),
                        Searches.of(meeting.title()),
                        forum.get(),
                        looks,
                        database.read(handle -> asked(handle, id)));
        pages.render(
                ctx,
                "watch/look.jte",
                pages.page(ctx, "look.title"),
                Map.of("card", card, "times", new Times(pages.words())));
    }

    private List<LookCard.Looked> looks(Handle handle, UUID meeting) {
        Map<String, String> names = new HashMap<>();
        accounts.list(handle).forEach(one -> names.put(one.actor().text(), one.name()));
        return LookRounds.of(handle, meeting).stream()
                .map(look -> new LookCard.Looked(look, names.getOrDefault(look.by(), "")))
                .toList();
    }

    /// Whether X is switched on, and may learn the number of the room.
    private Optional<LookCard.Asked> asked(Handle handle, UUID meeting) {
        return paid.isOn()
                ? Optional.of(
                        new LookCard.Asked(
                                Consents.isGiven(handle, meeting, paid.source()),
                                paid.delivered().getAsLong()))
                : Optional.empty();
    }

    void agree(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        UUID id = PathIds.uuid(ctx, "meeting");
        boolean given = "yes".equals(ctx.formParam("agree"));
        database.write(
                tx -> {
                    Meeting meeting = Meetings.require(tx.handle(), id);
                    consents.say(tx, meeting.id(), paid.source(), given, by);
                    return meeting;
                });
        ctx.redirect("/office/meetings/" + id + "/look", HttpStatus.SEE_OTHER);
    }

    void looked(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        UUID id = PathIds.uuid(ctx, "meeting");
        Form form = Form.sent(ctx);
        List<String> places = new ArrayList<>();
        for (Searches.Search search : Searches.of("")) {
            if (form.chosen("place", search.place())) {
                places.add(search.place());
            }
        }
        database.write(
                tx -> {
                    Meeting meeting = Meetings.require(tx.handle(), id);
                    rounds.looked(tx, meeting.id(), places, by);
                    return meeting;
                });
        ctx.redirect("/office/meetings/" + id + "/look", HttpStatus.SEE_OTHER);
    }
}
