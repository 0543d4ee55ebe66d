package org.gatehouse.web.watch;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.gatehouse.incident.Incidents;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.pass.Passes;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.sighting.Canaries;
import org.gatehouse.sighting.Evidence;
import org.gatehouse.sighting.Pictures;
import org.gatehouse.sighting.Reach;
import org.gatehouse.sighting.Sighting;
import org.gatehouse.sighting.Sightings;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.Times;
import org.gatehouse.web.office.StaffSession;
import org.jdbi.v3.core.Handle;

/// What was seen in public, for the organisers: the list, one sighting with its evidence, and what
/// can be done about it.
final class SightingPages {
    private static final int MOST = 200;

    private final Database database;
    private final Sightings sightings;
    private final Pictures pictures;
    private final Passes passes;
    private final Incidents incidents;
    private final Supplier<ZoneId> zone;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    SightingPages(
            Database database,
            Sightings sightings,
            Pictures pictures,
            Passes passes,
            Incidents incidents,
            Supplier<ZoneId> zone,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.sightings = sightings;
        this.pictures = pictures;
        this.passes = passes;
        this.incidents = incidents;
        this.zone = zone;
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    void list(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        Instant now = clock.instant();
        SightingList list = database.read(handle -> read(handle, now));
        pages.render(
                ctx,
                "watch/sightings.jte",
                pages.page(ctx, "sightings.title"),
                Map.of("list", list, "times", new Times(pages.words())));
    }

    private SightingList read(Handle handle, Instant now) {
        Map<UUID, List<SightingCard>> byLeak = new LinkedHashMap<>();
        List<SightingCard> other = new ArrayList<>();
        for (Sighting sighting : sightings.latest(handle, MOST)) {
            SightingCard card = card(handle, sighting, false);
            if (sighting.exposures().isEmpty()) {
                other.add(card);
            }
            for (Sighting.Exposure exposure : sighting.exposures()) {
                byLeak.computeIfAbsent(exposure.leak(), _ -> new ArrayList<>()).add(card);
            }
        }
        List<SightingList.Around> around = new ArrayList<>();
        for (Meeting meeting : Meetings.upcoming(handle, now)) {
            around.add(
                    new SightingList.Around(
                            meeting,
                            Reach.days(handle, meeting.id()),
                            Canaries.of(handle, meeting.id())));
        }
        return new SightingList(
                byLeak.values().stream().map(SightingList.Leak::new).toList(),
                other,
                around,
                zone.get());
    }

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER, Role.GATEKEEPER);
        boolean shown = "shown".equals(ctx.queryParam("picture"));
        SightingCard card = database.read(handle -> card(handle, sighting(handle, ctx), shown));
        pages.render(
                ctx,
                "watch/sighting.jte",
                pages.page(ctx, "sighting.title"),
                Map.of("card", card, "zone", zone.get(), "times", new Times(pages.words())));
    }

    private Sighting sighting(Handle handle, Context ctx) {
        return sightings.require(handle, PathIds.uuid(ctx, "sighting"));
    }

    private SightingCard card(Handle handle, Sighting sighting, boolean shown) {
        Optional<Evidence> evidence = sightings.evidence(handle, sighting.id());
        return new SightingCard(
                sighting,
                sighting.meeting().flatMap(id -> Meetings.find(handle, id)),
                evidence,
                pictures.standing(handle, sighting.id()),
                shown,
                owners(handle, sighting));
    }

    private List<String> owners(Handle handle, Sighting sighting) {
        return sighting.exposures().stream()
                .flatMap(exposure -> exposure.pass().stream())
                .map(pass -> passes.byId(handle, pass).registrantId())
                .flatMap(owner -> Registrants.find(handle, owner).stream())
                .map(Registrant::fullName)
                .distinct()
                .toList();
    }

    void picture(Context ctx) {
        staff.require(ctx, Role.ORGANISER, Role.GATEKEEPER);
        boolean blurred = !"shown".equals(ctx.queryParam("picture"));
        byte[] png =
                database.read(
                                handle -> {
                                    UUID id = sighting(handle, ctx).id();
                                    return blurred
                                            ? pictures.blurred(handle, id)
                                            : pictures.copy(handle, id);
                                })
                        .orElseThrow(() -> new Refusal.NotFound("refusal.notFound"));
        ctx.contentType("image/png").result(png);
    }

    /// An incident of its own, for which the evidence is kept beyond its time.
    void incident(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        UUID opened =
                database.write(
                        tx -> {
                            Sighting found = sighting(tx.handle(), ctx);
                            UUID meeting =
                                    found.meeting()
                                            .orElseThrow(
                                                    () ->
                                                            new Refusal.Conflict(
                                                                    "refusal.noMeeting"));
                            String id = found.id().toString();
                            UUID incident = incidents.sighted(tx, meeting, id, found.seenAt(), by);
                            sightings.hold(tx, found.id(), incident.toString());
                            return incident;
                        });
        ctx.redirect("/office/incidents/" + opened, HttpStatus.SEE_OTHER);
    }

    void judge(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        boolean isLeak = "leak".equals(ctx.formParam("is"));
        Sighting judged =
                database.write(
                        tx -> {
                            Sighting found = sighting(tx.handle(), ctx);
                            sightings.judge(tx, found.id(), isLeak, by);
                            return found;
                        });
        ctx.redirect("/office/sightings/" + judged.id(), HttpStatus.SEE_OTHER);
    }
}
