package org.gatehouse.web.pass;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.door.Entrance;
import org.gatehouse.door.Lobby;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.registration.Registrations;
import org.gatehouse.rooms.JoinLink;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.ClientAddress;
import org.gatehouse.web.Pages;
import org.gatehouse.web.SafeHeaders;
import org.gatehouse.web.Words;

/// What can be pressed on a pass's page.
public final class PassSteps {
    private final Pages pages;
    private final Database database;
    private final Lobby lobby;
    private final Entrance entrance;
    private final Passes passes;
    private final Registrations registrations;
    private final BrowserCookie visitor;
    private final ClientAddress client;
    private final Ids ids;
    private final InstantSource clock;

    public PassSteps(
            Pages pages,
            Database database,
            Lobby lobby,
            Entrance entrance,
            Passes passes,
            Registrations registrations,
            BrowserCookie visitor,
            ClientAddress client,
            Ids ids,
            InstantSource clock) {
        this.pages = pages;
        this.database = database;
        this.lobby = lobby;
        this.entrance = entrance;
        this.passes = passes;
        this.registrations = registrations;
        this.visitor = visitor;
        this.client = client;
        this.ids = ids;
        this.clock = clock;
    }

    /// Sends a code to the pass's owner. Where there is no mailbox to send one to, the answer looks
    /// the same.
    void code(Context ctx) {
        String token = token(ctx);
        String browser = visitor.hashOrNew(ctx);
        UUID challenge = database.write(tx -> ask(tx, token, browser));
        ctx.redirect("/prove/check/" + challenge, HttpStatus.SEE_OTHER);
    }

    private UUID ask(Tx tx, String token, String browser) {
        Pass pass =
                passes.find(tx.handle(), token)
                        .orElseThrow(() -> new Refusal.NotFound("refusal.noPass"));
        lobby.notePress(tx, pass, browser);
        Registrant owner = Registrants.require(tx.handle(), pass.registrantId());
        return owner.email().isPresent()
                ? registrations.askAgain(tx, owner.id(), browser)
                : ids.next();
    }

    void knock(Context ctx) {
        String token = token(ctx);
        Optional<String> browser = visitor.hash(ctx);
        database.write(tx -> lobby.knock(tx, token, browser));
        back(ctx, token);
    }

    void leave(Context ctx) {
        String token = token(ctx);
        Optional<String> browser = visitor.hash(ctx);
        database.write(
                tx -> {
                    lobby.leave(tx, token, browser);
                    return token;
                });
        back(ctx, token);
    }

    /// Knocks once more after losing the room.
    void again(Context ctx) {
        String token = token(ctx);
        Optional<String> browser = visitor.hash(ctx);
        database.write(
                tx -> {
                    lobby.leave(tx, token, browser);
                    return lobby.knock(tx, token, browser);
                });
        back(ctx, token);
    }

    void join(Context ctx) {
        Entrance.Origin origin =
                new Entrance.Origin(
                        client.of(ctx).getHostAddress(),
                        Objects.requireNonNullElse(ctx.userAgent(), ""));
        JoinLink link = entrance.comeIn(token(ctx), visitor.hash(ctx), origin, clock.instant());
        if (link.framed()) {
            showInside(ctx, link);
        } else {
            ctx.redirect(link.address().toString(), HttpStatus.SEE_OTHER);
        }
    }

    private void showInside(Context ctx, JoinLink link) {
        SafeHeaders.allowRoom(ctx, link.address());
        Words words = pages.words();
        pages.render(
                ctx,
                "pass/framed.jte",
                pages.titled(ctx, words.text("pass.framed")).across(),
                Map.of("room", link.address().toString()));
    }

    private static String token(Context ctx) {
        return ctx.pathParam("token");
    }

    private static void back(Context ctx, String token) {
        ctx.redirect("/p/" + token, HttpStatus.SEE_OTHER);
    }
}
