package org.gatehouse.web.incident;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.incident.Afterwards;
import org.gatehouse.incident.IncidentFile;
import org.gatehouse.ledger.Actor;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.office.StaffSession;

/// The apology, the notice, and the page on which somebody asks privately for support.
public final class AfterwardsPage {
    private static final int MOST_WORDS = 4_000;

    private final Database database;
    private final Afterwards afterwards;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    public AfterwardsPage(
            Database database,
            Afterwards afterwards,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.afterwards = afterwards;
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        IncidentFile file = file(ctx);
        String draft = Afterwards.draftApology(file.incident(), file.meeting());
        show(ctx, file, Form.of(Map.of("words", draft)));
    }

    private void show(Context ctx, IncidentFile file, Form form) {
        pages.render(
                ctx,
                "incident/afterwards.jte",
                pages.page(ctx, "incident.afterwards.title").with(form),
                Map.of(
                        "file",
                        file,
                        "lessons",
                        Afterwards.draftLessons(file),
                        "clock",
                        new Clock(ZoneId.of(file.meeting().zone())),
                        "sent",
                        sent(ctx),
                        "form",
                        form));
    }

    /// To how many the apology was sent just now, from our own redirect.
    private static Optional<String> sent(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("sent")).filter(n -> n.matches("[0-9]{1,7}"));
    }

    private IncidentFile file(Context ctx) {
        UUID id = PathIds.uuid(ctx, "incident");
        Instant now = clock.instant();
        return database.read(handle -> IncidentFile.read(handle, id, now));
    }

    void apologise(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        Form form = Form.sent(ctx);
        IncidentFile file = file(ctx);
        String words = form.value("words");
        if (words.isEmpty() || words.length() > MOST_WORDS) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            Refusal.Problem length =
                    Refusal.Problem.of("words", "incident.problem.words", MOST_WORDS);
            show(ctx, file, form.with(List.of(length)));
            return;
        }
        try {
            int letters =
                    database.write(tx -> afterwards.apologise(tx, file.incident(), words, by));
            ctx.redirect(
                    "/office/incidents/" + file.incident().id() + "/afterwards?sent=" + letters,
                    HttpStatus.SEE_OTHER);
        } catch (Refusal.Conflict refusal) {
            ctx.status(HttpStatus.CONFLICT);
            Refusal.Problem why = new Refusal.Problem("words", refusal.key(), refusal.arguments());
            show(ctx, file, form.with(List.of(why)));
        }
    }

    void ask(Context ctx) {
        String token = ctx.pathParam("token");
        database.read(handle -> afterwards.require(handle, token));
        pages.render(
                ctx,
                "incident/wishes.jte",
                pages.page(ctx, "wishes.title"),
                Map.of("path", ctx.path(), "done", "1".equals(ctx.queryParam("done"))));
    }

    void wish(Context ctx) {
        Form form = Form.sent(ctx);
        String words = form.value("words");
        Afterwards.Wish wish =
                form.value("wish").equals("no-more")
                        ? Afterwards.Wish.NO_MORE
                        : Afterwards.Wish.SUPPORT;
        database.write(
                tx -> {
                    afterwards.wish(
                            tx,
                            ctx.pathParam("token"),
                            wish,
                            words.substring(0, Math.min(words.length(), MOST_WORDS)));
                    return wish;
                });
        ctx.redirect(ctx.path() + "?done=1", HttpStatus.SEE_OTHER);
    }
}
