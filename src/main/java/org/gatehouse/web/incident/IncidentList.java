package org.gatehouse.web.incident;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.incident.Incident;
import org.gatehouse.incident.Incidents;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.meeting.Spoken;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Choice;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Times;
import org.gatehouse.web.office.StaffSession;
import org.jdbi.v3.core.Handle;

/// All incidents, and opening one afterwards by hand.
public final class IncidentList {
    private final Database database;
    private final Incidents incidents;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    public IncidentList(
            Database database,
            Incidents incidents,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.incidents = incidents;
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    /// One row.
    public record Line(Incident incident, Meeting meeting, String when, boolean held) {}

    private record View(List<Line> lines, List<Meeting> meetings) {}

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        show(ctx, Form.EMPTY);
    }

    private void show(Context ctx, Form form) {
        Instant now = clock.instant();
        View view = database.read(handle -> view(handle, now));
        List<Choice> choices =
                view.meetings().stream()
                        .map(one -> new Choice(one.id().toString(), one.title(), Spoken.when(one)))
                        .toList();
        pages.render(
                ctx,
                "incident/list.jte",
                pages.page(ctx, "incident.list.title").with(form),
                Map.of("lines", view.lines(), "choices", choices, "form", form));
    }

    private View view(Handle handle, Instant now) {
        Times times = new Times(pages.words());
        List<Line> lines = new ArrayList<>();
        for (Incident one : Incidents.all(handle)) {
            Meeting meeting = Meetings.require(handle, one.meetingId());
            String when = times.full(one.occurredAt(), ZoneId.of(meeting.zone()));
            lines.add(new Line(one, meeting, when, one.isHeld(now)));
        }
        return new View(lines, Meetings.all(handle));
    }

    void open(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        Form form = Form.sent(ctx);
        List<Refusal.Problem> problems = new ArrayList<>();
        Optional<Meeting> meeting = chosen(form);
        if (meeting.isEmpty()) {
            problems.add(Refusal.Problem.of("meeting", "incident.problem.meeting"));
        }
        Optional<Instant> moment = meeting.flatMap(one -> moment(form, one));
        if (moment.isEmpty() && problems.isEmpty()) {
            problems.add(Refusal.Problem.of("time", "incident.problem.time"));
        }
        if (!problems.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(ctx, form.with(problems));
            return;
        }
        UUID id =
                database.write(
                        tx ->
                                incidents.byHand(
                                        tx, meeting.orElseThrow().id(), moment.orElseThrow(), by));
        ctx.redirect("/office/incidents/" + id, HttpStatus.SEE_OTHER);
    }

    private Optional<Meeting> chosen(Form form) {
        return database.read(Meetings::all).stream()
                .filter(one -> one.id().toString().equals(form.value("meeting")))
                .findFirst();
    }

    private static Optional<Instant> moment(Form form, Meeting meeting) {
        try {
            LocalDate day =
                    form.value("date").isEmpty()
                            ? meeting.local().toLocalDate()
                            : LocalDate.parse(form.value("date"));
            return Optional.of(moment(day, form.value("time"), meeting));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /// The moment at which the clocks where `meeting` is held show `time` (`19:21`) on `day`.
    ///
    /// @throws DateTimeParseException where it is no time
    static Instant moment(LocalDate day, String time, Meeting meeting) {
        return day.atTime(LocalTime.parse(time)).atZone(ZoneId.of(meeting.zone())).toInstant();
    }
}
