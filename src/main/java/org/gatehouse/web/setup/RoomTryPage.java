package org.gatehouse.web.setup;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.forum.ForumProfiles;
import org.gatehouse.ledger.Actor;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.RoomRequest;
import org.gatehouse.rooms.TryOut;
import org.gatehouse.rooms.pasted.LinkReader;
import org.gatehouse.rooms.pasted.PastedLink;
import org.gatehouse.rooms.pasted.PastedRooms;
import org.gatehouse.setup.SetUp;
import org.gatehouse.setup.SetUpStep;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.office.StaffSession;

/// Where meetings can take place: each platform that is set up is tried out with a real room; of a
/// link to be pasted it is said whether it would do. For the others the page shows what to put into
/// the configuration.
public final class RoomTryPage {
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int MINUTES = 30;

    private final Database database;
    private final List<String> providers;
    private final Map<String, TryOut> tryOuts;
    private final LinkReader links;
    private final ForumProfiles profiles;
    private final SetUp setUp;
    private final Ids ids;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    /// @param providers the names of the room providers that are set up, the usual one first
    /// @param tryOuts by the provider's name
    public RoomTryPage(
            Database database,
            List<String> providers,
            Map<String, TryOut> tryOuts,
            LinkReader links,
            ForumProfiles profiles,
            SetUp setUp,
            Ids ids,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.providers = List.copyOf(providers);
        this.tryOuts = Map.copyOf(tryOuts);
        this.links = links;
        this.profiles = profiles;
        this.setUp = setUp;
        this.ids = ids;
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        show(ctx, Form.EMPTY, "", List.of());
    }

    private void show(Context ctx, Form form, String tried, List<TryOut.Finding> findings) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("form", form);
        facts.put("providers", providers);
        facts.put("tried", tried);
        facts.put("findings", findings);
        facts.put("good", isGood(findings));
        facts.put("done", database.read(SetUp::checklist).isDone(SetUpStep.ROOM));
        pages.render(
                ctx, "setup/rooms.jte", pages.page(ctx, "setup.rooms.title").with(form), facts);
    }

    private static boolean isGood(List<TryOut.Finding> findings) {
        return !findings.isEmpty() && findings.stream().allMatch(TryOut.Finding::good);
    }

    void tryOut(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        String provider = ctx.pathParam("provider");
        if (provider.equals(PastedRooms.NAME)) {
            tryLink(ctx, by);
            return;
        }
        if (!tryOuts.containsKey(provider)) {
            throw new Refusal.NotFound("refusal.notFound");
        }
        List<TryOut.Finding> findings =
                Objects.requireNonNull(tryOuts.get(provider)).run(request());
        note(provider, findings, by);
        show(ctx, Form.EMPTY, provider, findings);
    }

    private RoomRequest request() {
        return RoomRequest.of(
                ids.next(),
                1,
                pages.words().text("setup.rooms.trial"),
                clock.instant().plus(AHEAD),
                profiles.current().zone(),
                MINUTES,
                2);
    }

    private void note(String provider, List<TryOut.Finding> findings, Actor by) {
        if (isGood(findings)) {
            database.write(
                    tx -> {
                        setUp.done(tx, SetUpStep.ROOM, provider, by);
                        return provider;
                    });
        }
    }

    /// The link is looked at and forgotten.
    private void tryLink(Context ctx, Actor by) {
        Outcome<PastedLink> read = links.read(Form.sent(ctx).value("link"));
        Optional<String> title =
                read instanceof Outcome.Done<PastedLink>(PastedLink link)
                        ? Optional.of(link.platform().title())
                        : Optional.empty();
        if (title.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            Problem problem = Problem.of("link", "office.problem.link", read.reason());
            show(ctx, Form.EMPTY.with(List.of(problem)), "", List.of());
            return;
        }
        String words = pages.words().text("setup.rooms.link-good", title.get());
        List<TryOut.Finding> findings = List.of(new TryOut.Finding(true, words));
        note(PastedRooms.NAME, findings, by);
        show(ctx, Form.EMPTY, PastedRooms.NAME, findings);
    }
}
