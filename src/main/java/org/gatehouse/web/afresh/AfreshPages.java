package org.gatehouse.web.afresh;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.live.Signal;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.rotation.Reached;
import org.gatehouse.rotation.Rotation;
import org.gatehouse.rotation.RotationView;
import org.gatehouse.rotation.Rotations;
import org.gatehouse.sighting.Leaks;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Form;
import org.gatehouse.web.LiveUpdates;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.Routes;
import org.gatehouse.web.Times;
import org.gatehouse.web.office.StaffSession;

/// The plan for setting a meeting up afresh, the press, and the board of who has been reached.
public final class AfreshPages implements Routes.Feature {
    private static final Duration REFRESH = Duration.ofSeconds(5);
    private static final int MOST_WORDS = 500;

    private final Database database;
    private final Rotations rotations;
    private final RotationView view;
    private final Reached reached;
    private final Passes passes;
    private final StaffSession staff;
    private final LiveUpdates live;
    private final Pages pages;

    public AfreshPages(
            Database database,
            Rotations rotations,
            RotationView view,
            Reached reached,
            Passes passes,
            StaffSession staff,
            LiveUpdates live,
            Pages pages) {
        this.database = database;
        this.rotations = rotations;
        this.view = view;
        this.reached = reached;
        this.passes = passes;
        this.staff = staff;
        this.live = live;
        this.pages = pages;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/desk/{meeting}/afresh", this::plan);
        r.post("/desk/{meeting}/afresh", this::press);
        r.get("/desk/{meeting}/reached", this::board);
        r.post("/desk/{meeting}/reached/again", this::again);
        r.get("/desk/{meeting}/reached.csv", this::table);
    }

    private void plan(Context ctx) {
        staff.require(ctx, Role.GATEKEEPER);
        show(ctx, PathIds.query(ctx, "sighting").map(id -> becauseOf(id, ctx)).orElse(Form.EMPTY));
    }

    /// What follows from a sighting: the passes that stand in it, and why.
    private Form becauseOf(UUID sighting, Context ctx) {
        UUID meeting = meeting(ctx).id();
        List<String> links =
                database.read(
                        handle ->
                                Leaks.passesIn(handle, sighting, meeting).stream()
                                        .map(pass -> "/p/" + passes.token(handle, pass))
                                        .toList());
        return Form.of(
                Map.of(
                        "seen", String.join("\n", links),
                        "reason", pages.words().text("afresh.reason.sighting")));
    }

    private void show(Context ctx, Form form) {
        Meeting meeting = meeting(ctx);
        pages.render(
                ctx,
                "afresh/plan.jte",
                pages.page(ctx, "afresh.title").with(form),
                Map.of(
                        "meeting",
                        meeting,
                        "plan",
                        view.plan(meeting.id(), 0),
                        "form",
                        form,
                        "times",
                        new Times(pages.words())));
    }

    private void press(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        Meeting meeting = meeting(ctx);
        Form form = Form.sent(ctx);
        List<Refusal.Problem> problems = new ArrayList<>();
        Set<UUID> exposed = exposed(meeting, form.value("seen"), problems);
        String reason = form.value("reason");
        if (reason.length() > MOST_WORDS) {
            problems.add(Refusal.Problem.of("reason", "afresh.reason.tooLong", MOST_WORDS));
        }
        if (!problems.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(ctx, form.with(problems));
            return;
        }
        UUID rotation = rotations.begin(meeting.id(), exposed, reason, by);
        rotations.carryOutSoon(rotation, by);
        ctx.redirect("/desk/" + meeting.id() + "/reached", HttpStatus.SEE_OTHER);
    }

    /// The passes whose links were pasted, one a line; whatever stands around a link is ignored.
    private Set<UUID> exposed(Meeting meeting, String seen, List<Refusal.Problem> problems) {
        Set<UUID> exposed = new HashSet<>();
        for (String token : PastedPasses.tokens(seen)) {
            Optional<Pass> pass =
                    database.read(handle -> passes.find(handle, token))
                            .filter(found -> found.meetingId().equals(meeting.id()));
            pass.ifPresentOrElse(
                    found -> exposed.add(found.id()),
                    () -> problems.add(Refusal.Problem.of("seen", "afresh.seen.unknown")));
        }
        if (!seen.isBlank() && exposed.isEmpty() && problems.isEmpty()) {
            problems.add(Refusal.Problem.of("seen", "afresh.seen.none"));
        }
        return exposed;
    }

    private void again(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        Meeting meeting = meeting(ctx);
        latest(meeting).ifPresent(one -> rotations.carryOutSoon(one.id(), by));
        ctx.redirect("/desk/" + meeting.id() + "/reached", HttpStatus.SEE_OTHER);
    }

    private void board(Context ctx) {
        staff.require(ctx, Role.GATEKEEPER);
        Meeting meeting = meeting(ctx);
        Rotation rotation = requireLatest(meeting);
        pages.render(
                ctx,
                "afresh/board.jte",
                pages.page(ctx, "reached.title")
                        .live(
                                live.address(
                                        Signal.desk(meeting.id()), Signal.letters(meeting.id())),
                                REFRESH),
                Map.of(
                        "meeting",
                        meeting,
                        "rotation",
                        rotation,
                        "board",
                        reached.board(rotation),
                        "times",
                        new Times(pages.words())));
    }

    private void table(Context ctx) {
        staff.require(ctx, Role.GATEKEEPER);
        Meeting meeting = meeting(ctx);
        Reached.Board board = reached.board(requireLatest(meeting));
        ctx.header("Content-Disposition", "attachment; filename=\"reached.csv\"");
        ctx.contentType("text/csv; charset=utf-8").result(Csv.of(board, pages.words()));
    }

    private Rotation requireLatest(Meeting meeting) {
        return latest(meeting).orElseThrow(() -> new Refusal.NotFound("reached.none"));
    }

    private Optional<Rotation> latest(Meeting meeting) {
        List<Rotation> all = database.read(handle -> Rotations.of(handle, meeting.id()));
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    private Meeting meeting(Context ctx) {
        UUID id = PathIds.uuid(ctx, "meeting");
        return database.read(handle -> Meetings.require(handle, id));
    }
}
