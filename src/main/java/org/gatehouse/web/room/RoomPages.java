package org.gatehouse.web.room;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.rooms.practice.PracticeRooms;
import org.gatehouse.rooms.practice.Presence;
import org.gatehouse.web.LiveUpdates;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;
import org.gatehouse.web.WebSettings;

/// The practice room: who is in, something to show, a way out. Whoever is not in learns nothing.
public final class RoomPages implements Routes.Feature {
    private static final String COOKIE = "gatehouse-room";
    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final Pages pages;
    private final PracticeRooms rooms;
    private final LiveUpdates live;
    private final WebSettings settings;

    public RoomPages(Pages pages, PracticeRooms rooms, LiveUpdates live, WebSettings settings) {
        this.pages = pages;
        this.rooms = rooms;
        this.live = live;
        this.settings = settings;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/room/{id}", this::show);
        r.post("/room/{id}/share", this::share);
        r.post("/room/{id}/leave", this::leave);
    }

    /// Somebody in the room, as the others see them.
    public record Seat(String name, boolean you) {}

    private void show(Context ctx) {
        String id = ctx.pathParam("id");
        String ticket = ctx.queryParam("ticket");
        if (ticket != null) {
            enter(ctx, id, ticket);
            return;
        }
        presence(ctx, id).ifPresentOrElse(me -> inside(ctx, id, me), () -> outside(ctx));
    }

    /// The ticket was made by the person's press on "Join" and stood in no page and no mail:
    /// nothing but that press leads here, so it is exchanged at once.
    private void enter(Context ctx, String id, String ticket) {
        rooms.enter(id, ticket).ifPresent(presence -> remember(ctx, presence));
        ctx.redirect("/room/" + id, HttpStatus.SEE_OTHER);
    }

    private void remember(Context ctx, Presence presence) {
        Cookie cookie = new Cookie(COOKIE, presence.id(), "/room");
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.secure());
        cookie.setSameSite(SameSite.LAX);
        ctx.cookie(cookie);
    }

    private Optional<Presence> presence(Context ctx, String id) {
        return Optional.ofNullable(ctx.cookie(COOKIE)).flatMap(mine -> rooms.presence(id, mine));
    }

    private void inside(Context ctx, String id, Presence me) {
        List<Seat> seats =
                rooms.inside(id).stream()
                        .map(p -> new Seat(p.guest().displayName(), p.id().equals(me.id())))
                        .toList();
        String showing = rooms.showing(id).map(who -> who.guest().displayName()).orElse("");
        pages.render(
                ctx,
                "room/inside.jte",
                pages.page(ctx, "room.title").live(live.address(PracticeRooms.topic(id)), REFRESH),
                Map.of("path", "/room/" + id, "seats", seats, "showing", showing));
    }

    /// The same for a room that was and for one that never was.
    private void outside(Context ctx) {
        ctx.status(HttpStatus.GONE);
        pages.render(ctx, "room/closed.jte", pages.page(ctx, "room.closed.title"), Map.of());
    }

    private void share(Context ctx) {
        String id = ctx.pathParam("id");
        presence(ctx, id).ifPresent(me -> rooms.show(id, me.id()));
        ctx.redirect("/room/" + id, HttpStatus.SEE_OTHER);
    }

    private void leave(Context ctx) {
        String id = ctx.pathParam("id");
        presence(ctx, id).ifPresent(me -> rooms.leave(id, me.id()));
        ctx.redirect("/room/" + id, HttpStatus.SEE_OTHER);
    }
}
