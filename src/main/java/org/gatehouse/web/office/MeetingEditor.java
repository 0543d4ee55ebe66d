package org.gatehouse.web.office;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Announcements;
import org.gatehouse.rooms.SpareLinks;
import org.gatehouse.rooms.pasted.LinkReader;
import org.gatehouse.sharing.PublicTexts;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;

/// Describing a meeting: a new one, or one that is there. Links into rooms go in and never come
/// out: the form says only how many are kept.
public final class MeetingEditor {
    private final Database database;
    private final Meetings meetings;
    private final Announcements announcements;
    private final SpareLinks spares;
    private final LinkReader links;
    private final PublicTexts texts;
    private final Supplier<List<String>> providers;
    private final Supplier<ZoneId> zone;
    private final UnaryOperator<String> markdown;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    /// @param providers the names of the room providers that are set up, the usual one first
    /// @param zone the time zone that new meetings are in
    /// @param markdown turns Markdown into HTML that harms nobody
    public MeetingEditor(
            Database database,
            Meetings meetings,
            Announcements announcements,
            SpareLinks spares,
            LinkReader links,
            PublicTexts texts,
            Supplier<List<String>> providers,
            Supplier<ZoneId> zone,
            UnaryOperator<String> markdown,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.meetings = meetings;
        this.announcements = announcements;
        this.spares = spares;
        this.links = links;
        this.texts = texts;
        this.providers = providers;
        this.zone = zone;
        this.markdown = markdown;
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    /// The meeting that is edited, if there is one already.
    ///
    /// @param kept how many links are kept for it
    private record Known(Optional<Meeting> meeting, MeetingState state, int kept) {
        static final Known NONE = new Known(Optional.empty(), MeetingState.DRAFT, 0);

        String action() {
            return meeting.map(known -> "/office/meetings/" + known.id() + "/edit")
                    .orElse("/office/meetings/new");
        }
    }

    void blank(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        show(ctx, Known.NONE, MeetingForm.blank(zone.get(), providers.get()), false);
    }

    void edit(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        Known known = known(ctx);
        show(ctx, known, MeetingForm.of(known.meeting().orElseThrow()), false);
    }

    private Known known(Context ctx) {
        UUID id = PathIds.uuid(ctx, "meeting");
        Instant now = clock.instant();
        return database.read(
                handle -> {
                    Meeting meeting = Meetings.require(handle, id);
                    MeetingState state = meetings.state(handle, meeting, now);
                    return new Known(Optional.of(meeting), state, spares.left(handle, id));
                });
    }

    void create(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        save(ctx, Known.NONE, filled -> database.write(tx -> create(tx, filled, by)));
    }

    void change(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        Known known = known(ctx);
        UUID id = known.meeting().orElseThrow().id();
        refuseFinished(known.state());
        save(ctx, known, filled -> database.write(tx -> change(tx, id, filled, by)));
    }

    private static void refuseFinished(MeetingState state) {
        switch (state) {
            case DRAFT, ANNOUNCED, OPEN -> {}
            case OVER, CANCELLED -> throw new Refusal.Conflict("refusal.meetingFinished");
        }
    }

    @FunctionalInterface
    private interface Saving {
        Meeting save(MeetingForm.Filled filled);
    }

    private void save(Context ctx, Known known, Saving saving) {
        Form form = fixed(known, Form.sent(ctx));
        if (form.chosen("then", "preview")) {
            show(ctx, known, form, true);
            return;
        }
        try {
            boolean linkNeeded = known.state() == MeetingState.DRAFT && known.kept() == 0;
            MeetingForm.Filled filled = MeetingForm.read(form, links, providers.get(), linkNeeded);
            refuseJoinable(filled.plan());
            Meeting saved = saving.save(filled);
            ctx.redirect("/office/meetings/" + saved.id() + "?said=saved", HttpStatus.SEE_OTHER);
        } catch (Refusal.Invalid refusal) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(ctx, known, form.with(refusal), false);
        }
    }

    private void refuseJoinable(MeetingPlan plan) {
        List<Refusal.Problem> problems =
                database.read(
                        handle ->
                                Stream.concat(
                                                texts
                                                        .problems(handle, "title", plan.title())
                                                        .stream(),
                                                texts
                                                        .problems(handle, "agenda", plan.agenda())
                                                        .stream())
                                        .toList());
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
    }

    /// Once a meeting has its room, the platform can't be changed under the people's feet.
    private static Form fixed(Known known, Form form) {
        if (known.state() == MeetingState.DRAFT) {
            return form;
        }
        Map<String, List<String>> values = new HashMap<>(form.values());
        values.put("provider", List.of(known.meeting().orElseThrow().provider()));
        return new Form(values, form.problems());
    }

    private Meeting create(Tx tx, MeetingForm.Filled filled, Actor by) {
        Meeting meeting = meetings.create(tx, filled.plan(), by);
        keepLinks(tx, meeting, filled, by);
        return meeting;
    }

    private Meeting change(Tx tx, UUID id, MeetingForm.Filled filled, Actor by) {
        MeetingPlan plan = filled.plan();
        MeetingState state =
                meetings.state(tx.handle(), Meetings.require(tx.handle(), id), tx.now());
        Meeting meeting =
                state == MeetingState.DRAFT
                        ? meetings.edit(tx, id, plan, by)
                        : announcements.change(tx, id, plan, by);
        keepLinks(tx, meeting, filled, by);
        return meeting;
    }

    private void keepLinks(Tx tx, Meeting meeting, MeetingForm.Filled filled, Actor by) {
        filled.links().forEach(link -> spares.add(tx, meeting.id(), link, by));
    }

    private void show(Context ctx, Known known, Form form, boolean preview) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("form", form);
        facts.put("action", known.action());
        facts.put("meeting", known.meeting());
        facts.put("draft", known.state() == MeetingState.DRAFT);
        facts.put("kept", known.kept());
        facts.put("providers", providers.get());
        facts.put("twice", MeetingForm.twice(form));
        facts.put(
                "preview",
                preview
                        ? Optional.of(markdown.apply(form.value("agenda")))
                        : Optional.<String>empty());
        String title = known.meeting().isEmpty() ? "office.edit.new" : "office.edit.title";
        pages.render(ctx, "office/edit.jte", pages.page(ctx, title).with(form), facts);
    }
}
