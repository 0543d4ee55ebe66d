package org.gatehouse.web.setup;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.forum.ForumProfile;
import org.gatehouse.forum.ForumProfiles;
import org.gatehouse.ledger.Actor;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.setup.SetUp;
import org.gatehouse.setup.SetUpStep;
import org.gatehouse.sharing.PublicTexts;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Form;
import org.gatehouse.web.ForumLook;
import org.gatehouse.web.Pages;
import org.gatehouse.web.office.StaffSession;

/// What the forum says of itself, and the list of its areas.
public final class ForumPage {
    private static final int MOST_LINE = 200;
    private static final int MOST_AREAS = 100;
    private static final int LONGEST_AREA = 80;

    private final Database database;
    private final ForumProfiles profiles;
    private final PublicTexts texts;
    private final SetUp setUp;
    private final StaffSession staff;
    private final Pages pages;

    public ForumPage(
            Database database,
            ForumProfiles profiles,
            PublicTexts texts,
            SetUp setUp,
            StaffSession staff,
            Pages pages) {
        this.database = database;
        this.profiles = profiles;
        this.texts = texts;
        this.setUp = setUp;
        this.staff = staff;
        this.pages = pages;
    }

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        ForumProfile profile = profiles.current();
        Form form =
                Form.of(
                        Map.of(
                                "name", profile.name(),
                                "colour", profile.colour(),
                                "contact", profile.contact(),
                                "appeal", profile.appealContact(),
                                "zone", profile.zone().getId()));
        show(ctx, form);
    }

    private void show(Context ctx, Form form) {
        Optional<ForumLook.Contrast> contrast =
                colour(form).map(colour -> new ForumLook("-", colour).contrast());
        pages.render(
                ctx,
                "setup/forum.jte",
                pages.page(ctx, "setup.forum.title").with(form),
                Map.of("form", form, "contrast", contrast));
    }

    private static Optional<String> colour(Form form) {
        return Optional.of(form.value("colour").toLowerCase(Locale.ROOT))
                .filter(colour -> colour.matches("#[0-9a-f]{6}"));
    }

    void save(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        Form form = Form.sent(ctx);
        if (form.chosen("then", "look")) {
            show(ctx, form);
            return;
        }
        List<Problem> problems = problems(form);
        problems.addAll(joinable(form, List.of("name", "contact", "appeal")));
        if (!problems.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(ctx, form.with(problems));
            return;
        }
        ForumProfile profile =
                new ForumProfile(
                        line(form, "name"),
                        colour(form).orElseThrow(),
                        profiles.current().areas(),
                        line(form, "appeal"),
                        line(form, "contact"),
                        ZoneId.of(form.value("zone")));
        save(profile, by);
        ChecklistPage.goOn(ctx);
    }

    private static String line(Form form, String field) {
        return form.value(field).replaceAll("\\s+", " ");
    }

    private static List<Problem> problems(Form form) {
        List<Problem> problems = new ArrayList<>();
        String name = line(form, "name");
        if (name.isEmpty() || name.length() > ForumProfile.MAX_NAME) {
            problems.add(Problem.of("name", "setup.problem.forum-name", ForumProfile.MAX_NAME));
        }
        if (colour(form).isEmpty()) {
            problems.add(Problem.of("colour", "setup.problem.colour"));
        }
        for (String field : List.of("contact", "appeal")) {
            String text = line(form, field);
            if (text.isEmpty() || text.length() > MOST_LINE) {
                problems.add(Problem.of(field, "setup.problem." + field));
            }
        }
        if (!ZoneId.getAvailableZoneIds().contains(form.value("zone"))) {
            problems.add(Problem.of("zone", "setup.problem.zone"));
        }
        return problems;
    }

    /// These texts stand on every page and in letters: nobody may be able to join with them.
    private List<Problem> joinable(Form form, List<String> fields) {
        return database.read(
                handle ->
                        fields.stream()
                                .flatMap(
                                        field ->
                                                texts
                                                        .problems(handle, field, form.value(field))
                                                        .stream())
                                .toList());
    }

    private void save(ForumProfile profile, Actor by) {
        database.write(
                tx -> {
                    profiles.save(tx, profile, by);
                    return profile;
                });
    }

    void showAreas(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        showAreas(ctx, Form.of(Map.of("areas", String.join("\n", profiles.current().areas()))));
    }

    private void showAreas(Context ctx, Form form) {
        pages.render(
                ctx,
                "setup/areas.jte",
                pages.page(ctx, "setup.areas.title").with(form),
                Map.of("form", form));
    }

    /// An empty list is an answer, too: then everybody writes in their own words where they live.
    void saveAreas(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        Form form = Form.sent(ctx);
        List<String> areas =
                form.value("areas")
                        .lines()
                        .map(line -> line.strip().replaceAll("\\s+", " "))
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .toList();
        List<Problem> problems = new ArrayList<>(joinable(form, List.of("areas")));
        if (areas.size() > MOST_AREAS || areas.stream().anyMatch(a -> a.length() > LONGEST_AREA)) {
            problems.add(Problem.of("areas", "setup.problem.areas", MOST_AREAS, LONGEST_AREA));
        }
        if (!problems.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            showAreas(ctx, form.with(problems));
            return;
        }
        ForumProfile now = profiles.current();
        ForumProfile changed =
                new ForumProfile(
                        now.name(),
                        now.colour(),
                        areas,
                        now.appealContact(),
                        now.contact(),
                        now.zone());
        database.write(
                tx -> {
                    profiles.save(tx, changed, by);
                    setUp.done(tx, SetUpStep.AREAS, Integer.toString(areas.size()), by);
                    return changed;
                });
        ChecklistPage.goOn(ctx);
    }
}
