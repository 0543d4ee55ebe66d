package org.gatehouse.web.inroom;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.inroom.DeskCodes;
import org.gatehouse.inroom.InRoomDesk;
import org.gatehouse.inroom.InRoomDesk.Look;
import org.gatehouse.inroom.Seen;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.Routes;
import org.gatehouse.web.SafeHeaders;
import org.gatehouse.web.desk.DeskScreen;
import org.gatehouse.web.office.StaffSession;
import tools.jackson.databind.JsonNode;

/// The addresses of the desk inside Zoom's program: the page that it begins on, which asks for a
/// code from the ordinary desk, and the desk with Zoom's own lists above it.
public final class InRoomPages implements Routes.Feature {
    /// Whose pages may show ours in a frame: Zoom's alone, and of ours these alone.
    private static final String ZOOM = "https://*.zoom.us";

    private final Database database;
    private final DeskCodes codes;
    private final InRoomDesk desk;
    private final InRoomSession inRoom;
    private final BrowserCookie cookie;
    private final Kit kit;
    private final DeskScreen screen;
    private final StaffSession staff;
    private final Pages pages;

    /// @param cookie the cookie of desks inside a program
    public InRoomPages(
            Database database,
            DeskCodes codes,
            InRoomDesk desk,
            InRoomSession inRoom,
            BrowserCookie cookie,
            Kit kit,
            DeskScreen screen,
            StaffSession staff,
            Pages pages) {
        this.database = database;
        this.codes = codes;
        this.desk = desk;
        this.inRoom = inRoom;
        this.cookie = cookie;
        this.kit = kit;
        this.screen = screen;
        this.staff = staff;
        this.pages = pages;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/in-zoom", this::begin);
        r.post("/in-zoom", this::open);
        r.get("/in-zoom/added", this::added);
        r.get(Kit.ADDRESS, kit::show);
        r.post("/in-zoom/close", this::close);
        r.get("/in-zoom/code/{meeting}", this::explain);
        r.post("/in-zoom/code/{meeting}", this::makeCode);
        r.get("/desk/{meeting}/in-zoom", this::show);
        r.post("/desk/{meeting}/in-zoom/seen", this::look);
        r.post("/desk/{meeting}/in-zoom/told", this::told);
    }

    /// Zoom opens this page whenever the app is opened.
    private void begin(Context ctx) {
        Optional<DeskCodes.Session> open = inRoom.find(ctx);
        if (open.isPresent()) {
            ctx.redirect(address(open.get().meeting()), HttpStatus.SEE_OTHER);
            return;
        }
        ask(ctx, "");
    }

    private static String address(UUID meeting) {
        return "/desk/" + meeting + "/in-zoom";
    }

    private void ask(Context ctx, String problem) {
        SafeHeaders.allowFramingBy(ctx, ZOOM);
        pages.render(
                ctx,
                "inroom/begin.jte",
                pages.page(ctx, "inroom.begin.title"),
                Map.of("problem", problem));
    }

    private void open(Context ctx) {
        String typed = Form.sent(ctx).value("code");
        BrowserCookie.Fresh fresh = cookie.fresh();
        UUID meeting;
        try {
            meeting = database.write(tx -> codes.open(tx, typed, fresh.hash()));
        } catch (Refusal.Gone gone) {
            ctx.status(HttpStatus.GONE);
            ask(ctx, pages.words().text(gone.key()));
            return;
        }
        cookie.give(ctx, fresh);
        ctx.redirect(address(meeting), HttpStatus.SEE_OTHER);
    }

    /// Where Zoom leads back to once the app was added to somebody's account. What it hands over
    /// there is not used: the desk needs nothing of that account.
    private void added(Context ctx) {
        pages.render(ctx, "inroom/added.jte", pages.page(ctx, "inroom.added.title"), Map.of());
    }

    private void close(Context ctx) {
        inRoom.find(ctx)
                .ifPresent(
                        open ->
                                database.write(
                                        tx -> {
                                            codes.close(tx, open);
                                            return open;
                                        }));
        cookie.forget(ctx);
        ctx.redirect("/in-zoom", HttpStatus.SEE_OTHER);
    }

    private void explain(Context ctx) {
        staff.require(ctx, Role.GATEKEEPER);
        code(ctx, "");
    }

    /// Only a session of the usual kind may make one: these addresses are no desk's.
    private void makeCode(Context ctx) {
        StaffMember member = staff.require(ctx, Role.GATEKEEPER);
        UUID meeting = PathIds.uuid(ctx, "meeting");
        code(ctx, database.write(tx -> codes.make(tx, meeting, member)));
    }

    private void code(Context ctx, String code) {
        UUID id = PathIds.uuid(ctx, "meeting");
        Meeting meeting = database.read(handle -> Meetings.require(handle, id));
        pages.render(
                ctx,
                "inroom/code.jte",
                pages.page(ctx, "inroom.code.title"),
                Map.of("meeting", meeting, "code", code, "ready", kit.isThere()));
    }

    private void show(Context ctx) {
        try {
            staff.require(ctx, Role.GATEKEEPER);
        } catch (Refusal.SignIn _) {
            ctx.redirect("/in-zoom", HttpStatus.SEE_OTHER);
            return;
        }
        SafeHeaders.allowFramingBy(ctx, ZOOM);
        screen.showInRoom(ctx, kit.isThere() ? Kit.ADDRESS : "");
    }

    private void look(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        JsonNode sent = SeenReader.json(ctx.body());
        Seen seen = SeenReader.seen(sent);
        Look look =
                desk.look(
                        PathIds.uuid(ctx, "meeting"),
                        seen,
                        SeenReader.press(sent),
                        pages.words().text("inroom.reason"),
                        by);
        pages.render(
                ctx,
                "inroom/panel.jte",
                pages.page(ctx, "inroom.begin.title"),
                Map.of("panel", new Panel(look, seen)));
    }

    private void told(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        JsonNode sent = SeenReader.json(ctx.body());
        UUID order = order(sent.path("order").asString(""));
        int code = Math.clamp(sent.path("code").asInt(1), 0, 999_999);
        desk.told(PathIds.uuid(ctx, "meeting"), order, code, by);
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private static UUID order(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new Refusal.Conflict("refusal.badRequest");
        }
    }
}
