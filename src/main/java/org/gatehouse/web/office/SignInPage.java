package org.gatehouse.web.office;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.pass.DeviceLabel;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.StaffAccounts;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.staff.StaffSessions;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.Pages;

/// Signing in by invitation, and out. Looking at an invitation never uses it up: mail scanners open
/// links, people press buttons.
public final class SignInPage {
    private final Database database;
    private final StaffAccounts accounts;
    private final StaffSessions sessions;
    private final BrowserCookie cookie;
    private final InstantSource clock;
    private final Pages pages;

    public SignInPage(
            Database database,
            StaffAccounts accounts,
            StaffSessions sessions,
            BrowserCookie cookie,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.cookie = cookie;
        this.clock = clock;
        this.pages = pages;
    }

    void explain(Context ctx) {
        boolean out = "1".equals(ctx.queryParam("out"));
        pages.render(
                ctx,
                "office/sign-in.jte",
                pages.page(ctx, "office.sign-in.title"),
                Map.of("out", out));
    }

    void invitation(Context ctx) {
        Optional<StaffMember> invited =
                database.read(
                        handle -> accounts.peek(handle, ctx.pathParam("token"), clock.instant()));
        if (invited.isEmpty()) {
            ctx.status(HttpStatus.GONE);
        }
        pages.render(
                ctx,
                "office/invitation.jte",
                pages.page(ctx, "office.invitation.title"),
                Map.of("invited", invited, "action", ctx.path()));
    }

    void accept(Context ctx) {
        String token = ctx.pathParam("token");
        String label = DeviceLabel.of(Objects.requireNonNullElse(ctx.userAgent(), ""));
        String session = cookie.rotate(ctx);
        StaffMember member = database.write(tx -> accounts.accept(tx, token, session, label));
        ctx.redirect(member.isOrganiser() ? "/office" : "/desk", HttpStatus.SEE_OTHER);
    }

    void signOut(Context ctx) {
        cookie.hash(ctx)
                .ifPresent(
                        hash ->
                                database.write(
                                        tx -> {
                                            sessions.end(tx, hash);
                                            return hash;
                                        }));
        cookie.forget(ctx);
        ctx.redirect("/office/sign-in?out=1", HttpStatus.SEE_OTHER);
    }
}
