package org.gatehouse.web.paper;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.door.Lobby;
import org.gatehouse.pass.DeviceLabel;
import org.gatehouse.pass.Devices;
import org.gatehouse.pass.PaperPasses;
import org.gatehouse.pass.PaperPasses.Answer;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.jdbi.v3.core.Handle;

/// Where the code to scan on a sheet leads: the code beside it is typed in here. It looks the same
/// for every pass, names nobody, and nothing happens by looking at it.
public final class OpenPage {
    private final Pages pages;
    private final Database database;
    private final Passes passes;
    private final PaperPasses paper;
    private final Lobby lobby;
    private final BrowserCookie visitor;

    public OpenPage(
            Pages pages,
            Database database,
            Passes passes,
            PaperPasses paper,
            Lobby lobby,
            BrowserCookie visitor) {
        this.pages = pages;
        this.database = database;
        this.passes = passes;
        this.paper = paper;
        this.lobby = lobby;
        this.visitor = visitor;
    }

    void show(Context ctx) {
        database.read(handle -> pass(handle, ctx));
        render(ctx, Form.EMPTY);
    }

    private Pass pass(Handle handle, Context ctx) {
        return passes.find(handle, ctx.pathParam("token"))
                .orElseThrow(() -> new Refusal.NotFound("refusal.noPass"));
    }

    private void render(Context ctx, Form form) {
        pages.render(
                ctx,
                "paper/open.jte",
                pages.page(ctx, "paper.title").with(form),
                Map.of("path", "/p/" + ctx.pathParam("token"), "form", form));
    }

    void send(Context ctx) {
        String code = Form.sent(ctx).value("code");
        if (code.isEmpty()) {
            refuse(ctx, "paper.missing");
            return;
        }
        String browser = visitor.hashOrNew(ctx);
        BrowserCookie.Fresh fresh = visitor.fresh();
        String label = DeviceLabel.of(Objects.requireNonNullElse(ctx.userAgent(), ""));
        switch (database.write(tx -> open(tx, ctx, code, browser, label, fresh.hash()))) {
            case OPENED -> {
                visitor.give(ctx, fresh);
                ctx.redirect("/p/" + ctx.pathParam("token"), HttpStatus.SEE_OTHER);
            }
            case WRONG -> refuse(ctx, "paper.wrong");
            case USED -> refuse(ctx, "paper.USED");
            case TOO_MANY -> refuse(ctx, "paper.TOO_MANY");
        }
    }

    private Answer open(
            Tx tx, Context ctx, String code, String browser, String label, String fresh) {
        Pass pass = pass(tx.handle(), ctx);
        Answer answer = paper.open(tx, pass, code, browser, label);
        if (answer == Answer.OPENED) {
            Devices.rotate(tx, browser, fresh);
        } else {
            lobby.notePress(tx, pass, browser);
        }
        return answer;
    }

    private void refuse(Context ctx, String key) {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        render(ctx, Form.EMPTY.with(List.of(Problem.of("code", key))));
    }
}
