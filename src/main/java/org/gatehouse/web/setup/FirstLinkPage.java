package org.gatehouse.web.setup;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.pass.DeviceLabel;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.registration.NameCheck;
import org.gatehouse.setup.FirstLink;
import org.gatehouse.sql.Database;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;

/// The way in for the first organiser. Looking at the link never uses it up; sending the form does.
public final class FirstLinkPage {
    private final Database database;
    private final FirstLink link;
    private final BrowserCookie cookie;
    private final InstantSource clock;
    private final Pages pages;

    public FirstLinkPage(
            Database database,
            FirstLink link,
            BrowserCookie cookie,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.link = link;
        this.cookie = cookie;
        this.clock = clock;
        this.pages = pages;
    }

    void show(Context ctx) {
        boolean holds =
                database.read(
                        handle -> link.holds(handle, ctx.pathParam("token"), clock.instant()));
        if (!holds) {
            ctx.status(HttpStatus.GONE);
        }
        show(ctx, Form.EMPTY, holds);
    }

    private void show(Context ctx, Form form, boolean holds) {
        pages.render(
                ctx,
                "setup/first.jte",
                pages.page(ctx, "setup.first.title").with(form),
                Map.of("form", form, "holds", holds, "action", ctx.path()));
    }

    void begin(Context ctx) {
        Form form = Form.sent(ctx);
        String name = NameCheck.tidy(form.value("name"));
        String email = form.value("email");
        List<Problem> problems = new ArrayList<>();
        if (name.isEmpty() || name.length() > NameCheck.MAX_LENGTH) {
            problems.add(Problem.of("name", "setup.problem.name"));
        }
        if (!MailAddress.isValid(email)) {
            problems.add(Problem.of("email", "setup.problem.email"));
        }
        if (!problems.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(ctx, form.with(problems), true);
            return;
        }
        BrowserCookie.Fresh session = cookie.fresh();
        String label = DeviceLabel.of(Objects.requireNonNullElse(ctx.userAgent(), ""));
        String token = ctx.pathParam("token");
        database.write(tx -> link.begin(tx, token, name, email, session.hash(), label));
        cookie.give(ctx, session);
        ctx.redirect("/office/set-up", HttpStatus.SEE_OTHER);
    }
}
