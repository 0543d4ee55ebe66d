package org.gatehouse.web.meet;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gatehouse.door.Seats;
import org.gatehouse.door.Seats.Seat;
import org.gatehouse.live.Signal;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.janus.JanusRooms;
import org.gatehouse.rooms.janus.JanusSeat;
import org.gatehouse.sql.Database;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.Form;
import org.gatehouse.web.LiveUpdates;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;
import org.gatehouse.web.SafeHeaders;
import tools.jackson.databind.json.JsonMapper;

/// The room of our own, at `/meet/{reference}`. Every request is asked anew whether this browser is
/// the device that was let in and has its seat still: whoever is not, learns nothing.
public final class MeetPages implements Routes.Feature {
    private static final Duration REFRESH = Duration.ofMinutes(1);
    private static final int MOST_NAMES = 100;

    private final Pages pages;
    private final Database database;
    private final Seats seats;
    private final Supplier<Optional<JanusRooms>> rooms;
    private final LiveUpdates live;
    private final BrowserCookie visitor;

    /// @param rooms where the rooms are, if any are set up
    public MeetPages(
            Pages pages,
            Database database,
            Seats seats,
            Supplier<Optional<JanusRooms>> rooms,
            LiveUpdates live,
            BrowserCookie visitor) {
        this.pages = pages;
        this.database = database;
        this.seats = seats;
        this.rooms = rooms;
        this.live = live;
        this.visitor = visitor;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/meet/{reference}", this::show);
        r.get("/meet/{reference}/left", this::left);
        r.get("/meet/{reference}/names", this::names);
        r.post("/meet/{reference}/ready", this::ready);
        r.post("/meet/{reference}/join", this::join);
        r.post("/meet/{reference}/speak", this::speak);
    }

    private record Here(Seat seat, JanusRooms rooms) {}

    private Optional<Here> here(Context ctx) {
        String reference = ctx.pathParam("reference");
        return rooms.get()
                .flatMap(
                        own ->
                                database.read(h -> seats.find(h, reference, visitor.hash(ctx)))
                                        .filter(
                                                seat ->
                                                        seat.room()
                                                                .details()
                                                                .provider()
                                                                .equals(own.name()))
                                        .map(seat -> new Here(seat, own)));
    }

    private void show(Context ctx) {
        here(ctx).ifPresentOrElse(here -> inside(ctx, here), () -> closed(ctx));
    }

    private void inside(Context ctx, Here here) {
        SafeHeaders.allowMeeting(ctx, here.rooms().socket());
        Seat seat = here.seat();
        String topics =
                live.address(Signal.person(seat.registrant()), Signal.lobby(seat.room().meeting()));
        pages.render(
                ctx,
                "meet/room.jte",
                pages.titled(ctx, title(seat)).across().live(topics, REFRESH),
                Map.of(
                        "path", "/meet/" + seat.reference(),
                        "name", seat.guest().displayName(),
                        "mayShow", seat.mayShow()));
    }

    private String title(Seat seat) {
        return database.read(h -> Meetings.require(h, seat.room().meeting()).title());
    }

    /// The same for a room that was and for one that never was.
    private void closed(Context ctx) {
        ctx.status(HttpStatus.GONE);
        pages.render(ctx, "meet/closed.jte", pages.page(ctx, "meet.closed.title"), Map.of());
    }

    private void left(Context ctx) {
        here(ctx)
                .ifPresentOrElse(
                        here ->
                                pages.render(
                                        ctx,
                                        "meet/left.jte",
                                        pages.page(ctx, "meet.left.title"),
                                        Map.of("path", "/meet/" + here.seat().reference())),
                        () -> closed(ctx));
    }

    /// What the page's script needs to talk to the media server.
    private void ready(Context ctx) {
        answer(
                ctx,
                here ->
                        here.rooms()
                                .ready(here.seat().room().details(), here.seat().reference())
                                .map(
                                        seat ->
                                                Map.of(
                                                        "socket", seat.socket().toString(),
                                                        "token", seat.token(),
                                                        "room", seat.room())));
    }

    /// Brings the browser in, which waits at the media server in a session of its own.
    private void join(Context ctx) {
        Form form = Form.sent(ctx);
        JanusSeat.Feed feed =
                form.value("feed").equals("screen") ? JanusSeat.Feed.SCREEN : JanusSeat.Feed.PERSON;
        answer(
                ctx,
                here ->
                        here.rooms()
                                .join(
                                        here.seat().room().details(),
                                        here.seat().reference(),
                                        here.seat().guest(),
                                        feed,
                                        here.seat().mayShow(),
                                        number(form.value("session")),
                                        number(form.value("handle")))
                                .map(id -> Map.of("id", id)));
    }

    /// Janus' numbers are below 2^53; anything else names no session.
    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private void speak(Context ctx) {
        answer(
                ctx,
                here ->
                        here.rooms()
                                .unmute(here.seat().room().details(), here.seat().reference())
                                .map(_ -> Map.of()));
    }

    /// Who those are whom the media server calls by these names: their passes say it, not they.
    private void names(Context ctx) {
        List<String> wanted =
                Arrays.stream(Objects.requireNonNullElse(ctx.queryParam("of"), "").split(","))
                        .limit(MOST_NAMES)
                        .toList();
        answer(
                ctx,
                here ->
                        Outcome.done(
                                database.read(h -> seats.names(h, here.seat().room(), wanted))));
    }

    private void answer(Context ctx, Function<Here, Outcome<? extends Map<String, String>>> doing) {
        Optional<Here> here = here(ctx);
        if (here.isEmpty()) {
            ctx.status(HttpStatus.GONE);
            json(ctx, Map.of());
            return;
        }
        switch (doing.apply(here.get())) {
            case Outcome.Done<? extends Map<String, String>> done -> json(ctx, done.value());
            case Outcome.Refused<? extends Map<String, String>> refused -> {
                ctx.status(HttpStatus.CONFLICT);
                json(ctx, Map.of("words", refused.reason()));
            }
            case Outcome.Unreachable<? extends Map<String, String>> silent -> {
                ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
                json(ctx, Map.of("words", silent.reason()));
            }
        }
    }

    private static void json(Context ctx, Map<String, String> facts) {
        ctx.contentType("application/json").result(JsonMapper.shared().writeValueAsString(facts));
    }
}
