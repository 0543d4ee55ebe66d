package org.gatehouse.web.office;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gatehouse.door.Attendance;
import org.gatehouse.door.Desk;
import org.gatehouse.door.DeskRow;
import org.gatehouse.door.ParticipantReports;
import org.gatehouse.door.Unattended;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.DeliveryBoard;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingRooms;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.meeting.Spoken;
import org.gatehouse.meeting.UnattendedPlan;
import org.gatehouse.pass.Standing;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Announcements;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.registration.Registrations;
import org.gatehouse.registration.Waiting;
import org.gatehouse.registration.WaitingList;
import org.gatehouse.rooms.SpareLinks;
import org.gatehouse.sharing.PublicTexts;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.jdbi.v3.core.Handle;

/// One meeting: publishing and cancelling it, and who has registered.
public final class MeetingPage {
    private static final int MOST_REASON = 1_000;

    private final Database database;
    private final Meetings meetings;
    private final MeetingRooms rooms;
    private final SpareLinks spares;
    private final Announcements announcements;
    private final Registrations registrations;
    private final Desk desk;
    private final PublicTexts texts;
    private final DeliveryBoard deliveries;
    private final Unattended unattended;
    private final Addresses addresses;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    public MeetingPage(
            Database database,
            Meetings meetings,
            MeetingRooms rooms,
            SpareLinks spares,
            Announcements announcements,
            Registrations registrations,
            Desk desk,
            PublicTexts texts,
            DeliveryBoard deliveries,
            Unattended unattended,
            Addresses addresses,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.meetings = meetings;
        this.rooms = rooms;
        this.spares = spares;
        this.announcements = announcements;
        this.registrations = registrations;
        this.desk = desk;
        this.texts = texts;
        this.deliveries = deliveries;
        this.unattended = unattended;
        this.addresses = addresses;
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    /// One row of the table.
    ///
    /// @param desk what the desk knows of them; empty for those who will not come
    public record Line(Registrant registrant, Standing standing, Optional<DeskRow> desk) {
        /// The key of how they stand, under `office.standing.`.
        public String key() {
            return switch (standing) {
                case Standing.Approved(String ground) -> "approved." + ground;
                case Standing.Undecided _ -> "undecided";
                case Standing.Refused _ -> "refused";
                case Standing.Withdrawn _ -> "withdrawn";
            };
        }

        public boolean isUndecided() {
            return standing instanceof Standing.Undecided;
        }

        public boolean mayBeApproved() {
            return standing instanceof Standing.Undecided || standing instanceof Standing.Refused;
        }

        public boolean mayBeRefused() {
            return standing instanceof Standing.Undecided || standing instanceof Standing.Approved;
        }
    }

    private record View(
            Meeting meeting,
            MeetingState state,
            int kept,
            List<Line> lines,
            List<Waiting> waiting) {}

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        show(ctx, Form.EMPTY, Optional.empty());
    }

    private void show(Context ctx, Form form, Optional<String> trouble) {
        UUID id = PathIds.uuid(ctx, "meeting");
        Instant now = clock.instant();
        View view = database.read(handle -> view(handle, id, now));
        Map<String, Object> facts = new HashMap<>();
        facts.put("meeting", view.meeting());
        facts.put("state", view.state());
        facts.put("kept", view.kept());
        facts.put("figures", figures(view.meeting(), now));
        facts.put("plan", database.read(handle -> UnattendedPlan.of(handle, id)));
        facts.put("when", Spoken.when(view.meeting()));
        facts.put("publicPage", addresses.meeting(view.meeting()));
        facts.put("lines", view.lines());
        facts.put("waiting", view.waiting());
        facts.put("form", form);
        facts.put("said", said(ctx));
        facts.put("trouble", trouble);
        pages.render(
                ctx,
                "office/meeting.jte",
                pages.titled(ctx, view.meeting().title()).with(form).across(),
                facts);
    }

    private EveningFigures figures(Meeting meeting, Instant now) {
        return new EveningFigures(
                meeting,
                deliveries.counts(meeting.id()),
                deliveries.blindSince(),
                database.read(handle -> Attendance.of(handle, meeting, now)),
                database.read(handle -> ParticipantReports.of(handle, meeting.id())));
    }

    /// What was done just now, by a word that our own redirects put into the address.
    private static Optional<String> said(Context ctx) {
        return Optional.ofNullable(ctx.queryParam("said"))
                .filter(
                        List.of("saved", "published", "cancelled", "approved", "refused", "invited")
                                ::contains);
    }

    private View view(Handle handle, UUID id, Instant now) {
        Meeting meeting = Meetings.require(handle, id);
        Map<UUID, Standing> standings = Registrants.standings(handle, id);
        Map<UUID, DeskRow> rows =
                desk.view(handle, id, now).rows().stream()
                        .collect(Collectors.toMap(DeskRow::registrantId, row -> row));
        List<Line> lines =
                Registrants.of(handle, id).stream()
                        .map(
                                one ->
                                        new Line(
                                                one,
                                                Objects.requireNonNull(standings.get(one.id())),
                                                Optional.ofNullable(rows.get(one.id()))))
                        .toList();
        return new View(
                meeting,
                meetings.state(handle, meeting, now),
                spares.left(handle, id),
                lines,
                WaitingList.of(handle, id));
    }

    void publish(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        UUID id = PathIds.uuid(ctx, "meeting");
        try {
            requireSafe(id);
            rooms.announce(id, by);
            back(ctx, id, "published");
        } catch (Refusal.Conflict | Refusal.Unavailable refusal) {
            ctx.status(
                    refusal instanceof Refusal.Conflict
                            ? HttpStatus.CONFLICT
                            : HttpStatus.SERVICE_UNAVAILABLE);
            String why = pages.words().text(refusal.key(), refusal.arguments().toArray());
            show(ctx, Form.EMPTY, Optional.of(why));
        }
    }

    /// A draft may be older than the room or the spare link that it names.
    private void requireSafe(UUID id) {
        database.read(
                handle -> {
                    Meeting meeting = Meetings.require(handle, id);
                    texts.require(handle, meeting.title());
                    texts.require(handle, meeting.agenda());
                    return id;
                });
    }

    void cancel(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        UUID id = PathIds.uuid(ctx, "meeting");
        decide(
                ctx,
                "cancelled",
                reason -> {
                    database.write(
                            tx -> {
                                announcements.cancel(tx, id, reason, by);
                                return id;
                            });
                });
    }

    /// Chooses what happens where nobody is at the desk. Those who were told otherwise are written
    /// to.
    void plan(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        UUID id = PathIds.uuid(ctx, "meeting");
        UnattendedPlan plan =
                Form.sent(ctx).chosen("plan", "KNOWN")
                        ? UnattendedPlan.KNOWN
                        : UnattendedPlan.NOBODY;
        database.write(
                tx -> {
                    Meetings.require(tx.handle(), id);
                    if (unattended.choose(tx, id, plan, by)) {
                        announcements.tellPlan(tx, id, plan);
                    }
                    return id;
                });
        back(ctx, id, "saved");
    }

    void approve(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        UUID id = PathIds.uuid(ctx, "meeting");
        UUID registrant = PathIds.uuid(ctx, "registrant");
        database.write(
                tx -> {
                    requireOf(tx, id, registrant);
                    announcements.approve(tx, registrant, by);
                    return id;
                });
        back(ctx, id, "approved");
    }

    void refuse(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        UUID id = PathIds.uuid(ctx, "meeting");
        UUID registrant = PathIds.uuid(ctx, "registrant");
        decide(
                ctx,
                "refused",
                reason -> {
                    database.write(
                            tx -> {
                                requireOf(tx, id, registrant);
                                announcements.refuse(tx, registrant, reason, by);
                                return id;
                            });
                });
    }

    private static void requireOf(Tx tx, UUID meeting, UUID registrant) {
        if (!Registrants.require(tx.handle(), registrant).meetingId().equals(meeting)) {
            throw new Refusal.NotFound("refusal.noRegistrant");
        }
    }

    @FunctionalInterface
    private interface Deciding {
        void because(String reason);
    }

    /// Carries out what must have a reason, or shows the page again, asking for one.
    private void decide(Context ctx, String said, Deciding deciding) {
        Form form = Form.sent(ctx);
        String reason = form.value("reason");
        if (reason.isEmpty() || reason.length() > MOST_REASON) {
            Refusal.Problem missing = Refusal.Problem.of(field(form), "office.problem.reason");
            again(ctx, HttpStatus.UNPROCESSABLE_CONTENT, form, missing);
            return;
        }
        try {
            deciding.because(reason);
        } catch (Refusal.Conflict refusal) {
            Refusal.Problem why =
                    new Refusal.Problem(field(form), refusal.key(), refusal.arguments());
            again(ctx, HttpStatus.CONFLICT, form, why);
            return;
        }
        back(ctx, PathIds.uuid(ctx, "meeting"), said);
    }

    private void again(Context ctx, HttpStatus status, Form form, Refusal.Problem problem) {
        ctx.status(status);
        show(ctx, form.with(List.of(problem)), Optional.empty());
    }

    /// Which of the page's reasons was sent.
    private static String field(Form form) {
        String field = form.value("field");
        return field.matches("[a-z0-9-]{1,60}") ? field : "";
    }

    void invite(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        UUID id = PathIds.uuid(ctx, "meeting");
        Form form = Form.sent(ctx);
        try {
            GuestForm.Filled guest = GuestForm.read(form);
            database.write(
                    tx -> registrations.invite(tx, id, guest.application(), guest.badge(), by));
            back(ctx, id, "invited");
        } catch (Refusal.Invalid refusal) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(ctx, form.with(refusal), Optional.empty());
        }
    }

    private static void back(Context ctx, UUID id, String said) {
        ctx.redirect("/office/meetings/" + id + "?said=" + said, HttpStatus.SEE_OTHER);
    }
}
