package org.gatehouse.web.retention;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gatehouse.meeting.Spoken;
import org.gatehouse.retention.Due;
import org.gatehouse.retention.Held;
import org.gatehouse.retention.Nightly;
import org.gatehouse.retention.Periods;
import org.gatehouse.retention.Retention;
import org.gatehouse.retention.Rule;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;
import org.gatehouse.web.office.StaffSession;

/// What the next night erases, by counts, and what is on hold and why. It only looks.
public final class RetentionPage implements Routes.Feature {
    private final Retention retention;
    private final Supplier<ZoneId> zone;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    /// @param zone where it must be night
    public RetentionPage(
            Retention retention,
            Supplier<ZoneId> zone,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        this.retention = retention;
        this.zone = zone;
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    /// A rule as the page shows it.
    ///
    /// @param word names its words
    /// @param days the period, where it has one that can be set
    /// @param count how many rows or people are due
    public record Line(String word, long days, long count) {}

    /// A hold as the page shows it.
    ///
    /// @param until a day
    public record Hold(Held held, String until) {}

    /// The whole page.
    ///
    /// @param night when it is erased, a day
    /// @param kept people who would be due, but for a hold
    public record View(String night, List<Line> lines, List<Hold> holds, long kept) {
        public View {
            lines = List.copyOf(lines);
            holds = List.copyOf(holds);
        }

        static View of(Due due, List<Held> held, Periods periods, ZonedDateTime night) {
            List<Line> lines = new ArrayList<>();
            for (Rule rule : Rule.values()) {
                lines.add(new Line(rule.word(), days(rule, periods).toDays(), due.count(rule)));
            }
            List<Hold> holds =
                    held.stream()
                            .map(
                                    one ->
                                            new Hold(
                                                    one,
                                                    Spoken.day(
                                                            one.until().atZone(night.getZone()))))
                            .toList();
            return new View(Spoken.day(night), lines, holds, due.held());
        }

        private static Duration days(Rule rule, Periods periods) {
            return switch (rule) {
                case ADDRESSES, REPORTS -> periods.addresses();
                case PEOPLE, QUESTIONS, LINES, BANS, INCIDENTS, STAFF, REACHED, LETTERS ->
                        periods.registrations();
                case FORMS, ACQUAINTANCES, SIGHTINGS, FAULTS -> Duration.ZERO;
            };
        }
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/office/retention", this::show);
    }

    private void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        ZonedDateTime night = Nightly.next(clock.instant().atZone(zone.get()));
        Due due = retention.preview(night.toInstant());
        List<Held> held = retention.held(night.toInstant());
        pages.render(
                ctx,
                "retention/preview.jte",
                pages.page(ctx, "retention.title"),
                Map.of("view", View.of(due, held, retention.periods(), night)));
    }
}
