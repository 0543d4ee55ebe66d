package org.gatehouse.web.rooms;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.gatehouse.ledger.Actor;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.ProviderSetUp;
import org.gatehouse.rooms.RoomRequest;
import org.gatehouse.rooms.Trials;
import org.gatehouse.rooms.TryOut;
import org.gatehouse.rooms.pasted.LinkReader;
import org.gatehouse.rooms.pasted.PastedLink;
import org.gatehouse.rooms.pasted.PastedRooms;
import org.gatehouse.rooms.pasted.Platform;
import org.gatehouse.rooms.zoom.ZoomCheck;
import org.gatehouse.setup.SetUp;
import org.gatehouse.setup.SetUpStep;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;
import org.gatehouse.web.office.StaffSession;

/// Where meetings can take place: for each provider what to create where, what is still missing,
/// and a button that tries it with a real room. Keys and passwords go in and never come out.
public final class ProviderPages implements Routes.Feature {
    static final List<String> ALL =
            List.of("zoom", "jitsi", "bigbluebutton", "janus", "pasted", "practice");
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int MINUTES = 30;

    private final Database database;
    private final ProviderCards cards;
    private final ProviderSetUp setUp;
    private final Function<String, Optional<TryOut>> tryOuts;
    private final Trials trials;
    private final SetUp steps;
    private final LinkReader links;
    private final Supplier<ZoneId> zone;
    private final Ids ids;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    /// @param tryOuts how the provider of a name is tried out, where it is set up
    public ProviderPages(
            Database database,
            ProviderCards cards,
            ProviderSetUp setUp,
            Function<String, Optional<TryOut>> tryOuts,
            Trials trials,
            SetUp steps,
            LinkReader links,
            Supplier<ZoneId> zone,
            Ids ids,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.cards = cards;
        this.setUp = setUp;
        this.tryOuts = tryOuts;
        this.trials = trials;
        this.steps = steps;
        this.links = links;
        this.zone = zone;
        this.ids = ids;
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/office/rooms", this::list);
        r.get("/office/rooms/{provider}", this::show);
        r.post("/office/rooms/{provider}", this::save);
        r.post("/office/rooms/{provider}/try", this::tryOut);
        r.post("/office/rooms/{provider}/forget", this::forget);
    }

    private void list(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        List<ProviderCard> all = ALL.stream().map(cards::card).toList();
        pages.render(ctx, "rooms/list.jte", pages.page(ctx, "rooms.title"), Map.of("cards", all));
    }

    private void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        String name = name(ctx);
        show(ctx, name, known(name), Optional.empty());
    }

    private static String name(Context ctx) {
        String name = ctx.pathParam("provider");
        if (!ALL.contains(name)) {
            throw new Refusal.NotFound("refusal.notFound");
        }
        return name;
    }

    /// What is set and no secret.
    private Form known(String name) {
        Map<String, String> values = new HashMap<>();
        ProviderSetUp.State state = setUp.state(name);
        for (Setting setting : Setting.of(name)) {
            if (!setting.isSecret()) {
                state.texts()
                        .optional(setting.key())
                        .ifPresent(text -> values.put(setting.key(), shown(setting, text)));
            }
        }
        return Form.of(values);
    }

    private static String shown(Setting setting, String text) {
        return setting.kind() == Setting.Kind.SWITCH && text.equals("true") ? "yes" : text;
    }

    private void show(Context ctx, String name, Form form, Optional<Platform> recognised) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("card", cards.card(name));
        facts.put("form", form);
        facts.put("scopes", name.equals("zoom") ? ZoomCheck.scopes() : List.of());
        facts.put("recognised", recognised);
        facts.put("platforms", List.of(Platform.values()));
        facts.put("said", said(ctx));
        pages.render(
                ctx,
                "rooms/provider.jte",
                pages.page(ctx, "rooms.provider." + name + ".title").with(form),
                facts);
    }

    private static Optional<String> said(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("said"))
                .filter(List.of("saved", "tried", "forgotten")::contains);
    }

    private void save(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        String name = name(ctx);
        Form form = Form.sent(ctx);
        List<Problem> problems = new ArrayList<>(missing(name, form));
        if (problems.isEmpty()) {
            save(name, form, by).ifPresent(why -> problems.add(why));
        }
        if (problems.isEmpty()) {
            back(ctx, name, "saved");
            return;
        }
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(ctx, name, withoutSecrets(name, form).with(problems), Optional.empty());
    }

    private List<Problem> missing(String name, Form form) {
        ProviderSetUp.State state = setUp.state(name);
        return Setting.of(name).stream()
                .filter(Setting::required)
                .filter(setting -> form.value(setting.key()).isEmpty())
                .filter(
                        setting ->
                                !setting.isSecret()
                                        || state.texts().optional(setting.key()).isEmpty())
                .map(setting -> Problem.of(setting.key(), "rooms.problem.missing"))
                .toList();
    }

    private Optional<Problem> save(String name, Form form, Actor by) {
        Map<String, String> typed = new HashMap<>();
        List<Setting> settings = Setting.of(name);
        for (Setting setting : settings) {
            boolean isSwitch = setting.kind() == Setting.Kind.SWITCH;
            String text = form.value(setting.key());
            typed.put(setting.key(), isSwitch && !text.isEmpty() ? "true" : text);
        }
        Set<String> secrets =
                settings.stream()
                        .filter(Setting::isSecret)
                        .map(Setting::key)
                        .collect(Collectors.toSet());
        try {
            setUp.save(name, typed, secrets, by);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            return Optional.of(
                    Problem.of(settings.getFirst().key(), "rooms.problem.unusable", why));
        }
    }

    /// Not even whoever has just typed them in sees secrets again.
    private static Form withoutSecrets(String name, Form form) {
        Map<String, List<String>> values = new HashMap<>(form.values());
        Setting.of(name).stream()
                .filter(Setting::isSecret)
                .forEach(setting -> values.remove(setting.key()));
        return new Form(values, form.problems());
    }

    private void forget(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        String name = name(ctx);
        setUp.forget(name, by);
        back(ctx, name, "forgotten");
    }

    private void tryOut(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        String name = name(ctx);
        if (name.equals(PastedRooms.NAME)) {
            lookAt(ctx, by);
            return;
        }
        TryOut tryOut =
                tryOuts.apply(name).orElseThrow(() -> new Refusal.Conflict("refusal.roomNotSetUp"));
        keep(name, tryOut.run(request()), by);
        back(ctx, name, "tried");
    }

    private RoomRequest request() {
        return RoomRequest.of(
                ids.next(),
                1,
                pages.words().text("rooms.trial"),
                clock.instant().plus(AHEAD),
                zone.get(),
                MINUTES,
                2);
    }

    private void keep(String name, List<TryOut.Finding> findings, Actor by) {
        database.write(
                tx -> {
                    Trials.Trial trial = trials.keep(tx, name, findings, by);
                    if (trial.isGood()) {
                        steps.done(tx, SetUpStep.ROOM, name, by);
                    }
                    return trial;
                });
    }

    /// The link is looked at and forgotten.
    private void lookAt(Context ctx, Actor by) {
        Outcome<PastedLink> read = links.read(Form.sent(ctx).value("link"));
        if (read instanceof Outcome.Done<PastedLink>(PastedLink link)) {
            String words = pages.words().text("rooms.pasted.good", link.platform().title());
            keep(PastedRooms.NAME, List.of(new TryOut.Finding(true, words)), by);
            show(ctx, PastedRooms.NAME, Form.EMPTY, Optional.of(link.platform()));
            return;
        }
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        Problem problem = Problem.of("link", "office.problem.link", read.reason());
        show(ctx, PastedRooms.NAME, Form.EMPTY.with(List.of(problem)), Optional.empty());
    }

    private static void back(Context ctx, String name, String said) {
        ctx.redirect("/office/rooms/" + name + "?said=" + said, HttpStatus.SEE_OTHER);
    }
}
