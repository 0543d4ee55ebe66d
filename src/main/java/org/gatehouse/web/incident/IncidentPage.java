package org.gatehouse.web.incident;

import gg.jte.Content;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.incident.Contact;
import org.gatehouse.incident.Incident;
import org.gatehouse.incident.IncidentFile;
import org.gatehouse.incident.Incidents;
import org.gatehouse.incident.Note;
import org.gatehouse.incident.TimelinePicture;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Choice;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.office.StaffSession;

/// One incident: its picture, who was inside, what was seen, and to whom it was reported. Words
/// only: the page takes no pictures of what was shown, and says why.
public final class IncidentPage {
    private static final int MOST_WORDS = 4_000;
    private static final int MOST_LINE = 200;

    private final Database database;
    private final Incidents incidents;
    private final List<Contact> contacts;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    public IncidentPage(
            Database database,
            Incidents incidents,
            List<Contact> contacts,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.incidents = incidents;
        this.contacts = List.copyOf(contacts);
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        show(ctx, Form.EMPTY);
    }

    private void show(Context ctx, Form form) {
        UUID id = PathIds.uuid(ctx, "incident");
        Instant now = clock.instant();
        IncidentFile file = database.read(handle -> IncidentFile.read(handle, id, now));
        pages.render(
                ctx,
                "incident/incident.jte",
                pages.page(ctx, "incident.title", file.meeting().title()).with(form).across(),
                facts(file, form, contacts, now));
    }

    /// What the page shows, for it and for its stories.
    static Map<String, Object> facts(
            IncidentFile file, Form form, List<Contact> contacts, Instant now) {
        String svg = TimelinePicture.svg(file.timeline(), ZoneId.of(file.meeting().zone()), "");
        Content picture = output -> output.writeContent(svg);
        List<Choice> choices =
                contacts.stream()
                        .map(
                                one ->
                                        new Choice(
                                                one.name(),
                                                one.name() + ": " + one.how(),
                                                one.when()))
                        .toList();
        Map<String, Object> facts = new HashMap<>();
        facts.put("file", file);
        facts.put("picture", picture);
        facts.put("contacts", choices);
        facts.put("clock", new Clock(ZoneId.of(file.meeting().zone())));
        facts.put("form", form);
        facts.put("now", now);
        return facts;
    }

    void note(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        refusePictures(ctx);
        Form form = Form.sent(ctx);
        Incident incident = incident(ctx);
        Meeting meeting = database.read(handle -> Meetings.require(handle, incident.meetingId()));
        List<Refusal.Problem> problems = new ArrayList<>();
        String words = form.value("words");
        if (words.isEmpty() || words.length() > MOST_WORDS) {
            problems.add(Refusal.Problem.of("words", "incident.problem.words", MOST_WORDS));
        } else if (words.toLowerCase(Locale.ROOT).contains("data:image")) {
            problems.add(Refusal.Problem.of("words", "incident.problem.picture"));
        }
        if (form.value("witness").isEmpty() || form.value("witness").length() > MOST_LINE) {
            problems.add(Refusal.Problem.of("witness", "incident.problem.witness"));
        }
        if (!form.value("kind").matches("OBSERVATION|OPINION")) {
            problems.add(Refusal.Problem.of("kind", "incident.problem.kind"));
        }
        Optional<Instant> seen = seen(form, incident, meeting, problems);
        Optional<UUID> corrects = corrects(form, incident);
        if (!problems.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(ctx, form.with(problems));
            return;
        }
        Incidents.NewNote note =
                new Incidents.NewNote(
                        Note.Kind.valueOf(form.value("kind")),
                        form.value("witness"),
                        seen,
                        words,
                        corrects);
        database.write(
                tx -> {
                    incidents.note(tx, incident, note, by);
                    return incident;
                });
        back(ctx, "#notes");
    }

    /// Pictures of what was shown are nobody's business to keep, and a crime to pass on.
    private static void refusePictures(Context ctx) {
        if (Optional.ofNullable(ctx.contentType()).orElse("").startsWith("multipart/")) {
            throw new Refusal.Invalid(
                    List.of(Refusal.Problem.of("words", "incident.problem.picture")));
        }
    }

    private static Optional<Instant> seen(
            Form form, Incident incident, Meeting meeting, List<Refusal.Problem> problems) {
        if (form.value("seen").isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = incident.occurredAt().atZone(ZoneId.of(meeting.zone())).toLocalDate();
        try {
            return Optional.of(IncidentList.moment(day, form.value("seen"), meeting));
        } catch (DateTimeParseException notATime) {
            problems.add(Refusal.Problem.of("seen", "incident.problem.time"));
            return Optional.empty();
        }
    }

    private Optional<UUID> corrects(Form form, Incident incident) {
        return database.read(handle -> Incidents.notes(handle, incident.id())).stream()
                .map(Note::id)
                .filter(id -> id.toString().equals(form.value("corrects")))
                .findFirst();
    }

    void report(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        Form form = Form.sent(ctx);
        Incident incident = incident(ctx);
        Optional<Contact> contact =
                contacts.stream().filter(c -> c.name().equals(form.value("contact"))).findFirst();
        if (contact.isEmpty() || form.value("reference").length() > MOST_LINE) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(
                    ctx,
                    form.with(List.of(Refusal.Problem.of("contact", "incident.problem.contact"))));
            return;
        }
        database.write(
                tx -> {
                    incidents.refer(tx, incident, contact.get(), form.value("reference"), by);
                    return incident;
                });
        back(ctx, "#reports");
    }

    void confirm(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        Incident incident = incident(ctx);
        UUID referral = PathIds.uuid(ctx, "referral");
        database.write(
                tx -> {
                    incidents.confirm(tx, incident, referral, by);
                    return incident;
                });
        back(ctx, "#reports");
    }

    private Incident incident(Context ctx) {
        UUID id = PathIds.uuid(ctx, "incident");
        return database.read(handle -> Incidents.require(handle, id));
    }

    private static void back(Context ctx, String where) {
        ctx.redirect(
                "/office/incidents/" + PathIds.uuid(ctx, "incident") + where, HttpStatus.SEE_OTHER);
    }
}
