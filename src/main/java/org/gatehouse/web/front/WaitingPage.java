package org.gatehouse.web.front;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.live.Signal;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.pass.Devices;
import org.gatehouse.pass.Passes;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.registration.Waiting;
import org.gatehouse.registration.WaitingList;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.Form;
import org.gatehouse.web.LiveUpdates;
import org.gatehouse.web.Pages;
import org.jdbi.v3.core.Handle;

/// Where those who proved their mailbox in this browser stand in the line, or the pass that came of
/// it; kept up to date while it is open. Any other browser learns nothing.
public final class WaitingPage {
    private static final Duration REFRESH = Duration.ofSeconds(30);

    private final Pages pages;
    private final Database database;
    private final PublicMeetings known;
    private final WaitingList line;
    private final Passes passes;
    private final LiveUpdates live;
    private final BrowserCookie visitor;

    WaitingPage(
            Pages pages,
            Database database,
            PublicMeetings known,
            WaitingList line,
            Passes passes,
            LiveUpdates live,
            BrowserCookie visitor) {
        this.pages = pages;
        this.database = database;
        this.known = known;
        this.line = line;
        this.passes = passes;
        this.live = live;
        this.visitor = visitor;
    }

    /// Somebody in the line.
    ///
    /// @param ahead how many come before them
    public record Standing(UUID id, String name, int ahead) {}

    /// Somebody who has a place.
    ///
    /// @param path the pass's
    public record Placed(String name, String path) {}

    private record Seen(Meeting meeting, List<Standing> waiting, List<Placed> placed) {}

    void show(Context ctx) {
        Seen seen = database.read(handle -> look(handle, ctx));
        String address = live.address(Signal.line(seen.meeting().id()));
        pages.render(
                ctx,
                "front/waiting.jte",
                pages.page(ctx, "waiting.title").live(address, REFRESH),
                Map.of(
                        "meeting", seen.meeting().title(),
                        "path", "/meetings/" + seen.meeting().slug(),
                        "waiting", seen.waiting(),
                        "placed", seen.placed()));
    }

    private Seen look(Handle handle, Context ctx) {
        Meeting meeting = known.find(handle, ctx).meeting();
        String browser = visitor.hash(ctx).orElse("");
        List<Standing> waiting =
                WaitingList.inBrowser(handle, meeting.id(), browser).stream()
                        .map(one -> standing(handle, one))
                        .toList();
        List<Placed> placed =
                Devices.owners(handle, meeting.id(), browser).stream()
                        .map(id -> Registrants.require(handle, id))
                        .flatMap(person -> placed(handle, person).stream())
                        .toList();
        return new Seen(meeting, waiting, placed);
    }

    private static Standing standing(Handle handle, Waiting one) {
        return new Standing(one.id(), one.application().fullName(), WaitingList.ahead(handle, one));
    }

    private Optional<Placed> placed(Handle handle, Registrant person) {
        return passes.current(handle, person.id())
                .map(pass -> passes.token(handle, pass.id()))
                .map(token -> new Placed(person.fullName(), "/p/" + token));
    }

    void leave(Context ctx) {
        Form form = Form.sent(ctx);
        Meeting meeting = database.write(tx -> leave(tx, ctx, form.value("who")));
        pages.render(
                ctx,
                "front/waitingLeft.jte",
                pages.page(ctx, "waiting.left"),
                Map.of("meeting", meeting.title(), "path", "/meetings/" + meeting.slug()));
    }

    /// Only somebody whose mailbox was proved in this browser.
    private Meeting leave(Tx tx, Context ctx, String who) {
        Meeting meeting = known.find(tx.handle(), ctx).meeting();
        String browser = visitor.hash(ctx).orElse("");
        Waiting one =
                WaitingList.inBrowser(tx.handle(), meeting.id(), browser).stream()
                        .filter(waiting -> waiting.id().toString().equals(who))
                        .findFirst()
                        .orElseThrow(() -> new Refusal.NotFound("refusal.noRegistrant"));
        line.leave(tx, one);
        return meeting;
    }
}
