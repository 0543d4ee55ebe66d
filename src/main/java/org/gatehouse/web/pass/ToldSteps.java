package org.gatehouse.web.pass;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.alert.PushService;
import org.gatehouse.alert.Subscription;
import org.gatehouse.alert.Subscriptions;
import org.gatehouse.alert.TextNumbers;
import org.gatehouse.door.Lobby;
import org.gatehouse.door.LobbyView.Proved;
import org.gatehouse.door.LobbyView.Unproved;
import org.gatehouse.pass.Device;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Database;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.jdbi.v3.core.Handle;

/// Agreeing on a device of one's own to be told there that the meeting has moved, and taking that
/// back.
public final class ToldSteps {
    private final Database database;
    private final Lobby lobby;
    private final Subscriptions subscriptions;
    private final Optional<PushService> push;
    private final Optional<TextNumbers> numbers;
    private final BrowserCookie visitor;
    private final InstantSource clock;
    private final Pages pages;

    /// @param push empty where push messages are switched off
    /// @param numbers empty where texts are
    public ToldSteps(
            Database database,
            Lobby lobby,
            Subscriptions subscriptions,
            Optional<PushService> push,
            Optional<TextNumbers> numbers,
            BrowserCookie visitor,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.lobby = lobby;
        this.subscriptions = subscriptions;
        this.push = push;
        this.numbers = numbers;
        this.pages = pages;
        this.visitor = visitor;
        this.clock = clock;
    }

    /// What a pass's page says of it on `device`.
    Told told(Handle handle, Device device) {
        return new Told(
                push.isPresent(),
                Subscriptions.isAgreed(handle, device.id()),
                numbers.isPresent(),
                numbers.flatMap(all -> all.of(handle, device.registrantId())).map(Told::hint));
    }

    /// Our public key, which the browser has to know first; it is made at the first request.
    void key(Context ctx) {
        database.read(handle -> require(handle, ctx));
        ctx.contentType("text/plain").result(service().publicKey());
    }

    void agree(Context ctx) {
        Subscription subscription = subscription(Form.sent(ctx));
        if (!service().mayAsk(subscription.endpoint())) {
            throw new Refusal.Conflict("told.cant");
        }
        database.write(
                tx -> {
                    UUID device = require(tx.handle(), ctx).device().id();
                    subscriptions.agree(tx, device, subscription);
                    return device;
                });
        ctx.status(HttpStatus.NO_CONTENT);
    }

    /// What a browser sends of itself; anybody can send anything.
    private static Subscription subscription(Form form) {
        try {
            return new Subscription(
                    new URI(form.value("endpoint")), form.value("key"), form.value("auth"));
        } catch (URISyntaxException | IllegalArgumentException _) {
            throw new Refusal.Conflict("told.cant");
        }
    }

    void end(Context ctx) {
        database.write(
                tx -> {
                    UUID device = require(tx.handle(), ctx).device().id();
                    Subscriptions.end(tx, device);
                    return device;
                });
        ctx.redirect(back(ctx), HttpStatus.SEE_OTHER);
    }

    /// The form for a telephone number.
    void number(Context ctx) {
        numbers();
        database.read(handle -> require(handle, ctx));
        showNumber(ctx, Form.EMPTY);
    }

    private void showNumber(Context ctx, Form form) {
        pages.render(
                ctx,
                "pass/number.jte",
                pages.page(ctx, "number.title").with(form),
                Map.of("path", back(ctx), "form", form));
    }

    void leaveNumber(Context ctx) {
        Form form = Form.sent(ctx);
        Optional<String> number = numbers().read(form.value("number"));
        if (number.isEmpty()) {
            database.read(handle -> require(handle, ctx));
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            showNumber(ctx, form.with(List.of(Refusal.Problem.of("number", "number.wrong"))));
            return;
        }
        database.write(
                tx -> {
                    UUID person = require(tx.handle(), ctx).registrant().id();
                    numbers().leave(tx, person, number.get());
                    return person;
                });
        ctx.redirect(back(ctx), HttpStatus.SEE_OTHER);
    }

    void forgetNumber(Context ctx) {
        database.write(
                tx -> {
                    UUID person = require(tx.handle(), ctx).registrant().id();
                    TextNumbers.forget(tx, person);
                    return person;
                });
        ctx.redirect(back(ctx), HttpStatus.SEE_OTHER);
    }

    private static String back(Context ctx) {
        return "/p/" + ctx.pathParam("token");
    }

    private TextNumbers numbers() {
        return numbers.orElseThrow(() -> new Refusal.NotFound("refusal.notFound"));
    }

    private PushService service() {
        return push.orElseThrow(() -> new Refusal.NotFound("refusal.notFound"));
    }

    /// @throws Refusal.NotAllowed on a device that has not proved the mailbox
    private Proved require(Handle handle, Context ctx) {
        String token = ctx.pathParam("token");
        return switch (lobby.view(handle, token, visitor.hash(ctx), clock.instant())) {
            case Proved who -> who;
            case Unproved _ -> throw new Refusal.NotAllowed("refusal.deviceNotProved");
        };
    }
}
