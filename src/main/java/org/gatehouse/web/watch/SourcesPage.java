package org.gatehouse.web.watch;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.sighting.Answer;
import org.gatehouse.sighting.Pictures;
import org.gatehouse.sighting.SourceBook;
import org.gatehouse.sighting.WatchRules;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.watch.Grade;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Times;
import org.gatehouse.web.office.StaffSession;

/// How the watch stands: every source with when it was last heard, where nobody can look, and what
/// the forum wants done about a leak.
final class SourcesPage {
    private final Database database;
    private final Ledger ledger;
    private final SourceBook book;
    private final List<String> sources;
    private final Pictures pictures;
    private final Supplier<ZoneId> zone;
    private final StaffSession staff;
    private final Pages pages;

    SourcesPage(
            Database database,
            Ledger ledger,
            SourceBook book,
            List<String> sources,
            Pictures pictures,
            Supplier<ZoneId> zone,
            StaffSession staff,
            Pages pages) {
        this.database = database;
        this.ledger = ledger;
        this.book = book;
        this.sources = List.copyOf(sources);
        this.pictures = pictures;
        this.zone = zone;
        this.staff = staff;
        this.pages = pages;
    }

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        WatchRules rules = database.read(WatchRules::read);
        render(
                ctx,
                Form.of(
                        Map.of(
                                "certain", rules.answer(Grade.CERTAIN).name(),
                                "strong", rules.answer(Grade.STRONG).name(),
                                "weak", rules.answer(Grade.WEAK).name(),
                                "hours", Integer.toString(rules.hours()))));
    }

    private void render(Context ctx, Form form) {
        List<SourceBook.State> states =
                database.read(
                        handle -> sources.stream().map(name -> book.state(handle, name)).toList());
        pages.render(
                ctx,
                "watch/sources.jte",
                pages.page(ctx, "sources.title").with(form),
                Map.of(
                        "form",
                        form,
                        "states",
                        states,
                        "readsWords",
                        pictures.readsWords(),
                        "zone",
                        zone.get(),
                        "times",
                        new Times(pages.words())));
    }

    void rule(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        Form form = Form.sent(ctx);
        Optional<WatchRules> rules = rules(form);
        if (rules.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            Problem problem =
                    Problem.of("hours", "sources.rules.hours.wrong", WatchRules.MOST_HOURS);
            render(ctx, form.with(List.of(problem)));
            return;
        }
        database.write(
                tx -> {
                    rules.get().save(tx, ledger, by);
                    return rules;
                });
        ctx.redirect("/office/watch", HttpStatus.SEE_OTHER);
    }

    private static Optional<WatchRules> rules(Form form) {
        try {
            Map<Grade, Answer> answers = new EnumMap<>(Grade.class);
            for (Grade grade : Grade.values()) {
                answers.put(grade, Answer.valueOf(form.value(grade.word())));
            }
            return Optional.of(new WatchRules(answers, Integer.parseInt(form.value("hours"))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
