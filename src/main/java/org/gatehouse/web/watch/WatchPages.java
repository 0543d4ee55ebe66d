package org.gatehouse.web.watch;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.gatehouse.incident.Incidents;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.pass.Passes;
import org.gatehouse.sighting.Consents;
import org.gatehouse.sighting.LookRounds;
import org.gatehouse.sighting.Lookout;
import org.gatehouse.sighting.Pictures;
import org.gatehouse.sighting.Sightings;
import org.gatehouse.sighting.SourceBook;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.StaffAccounts;
import org.gatehouse.web.ClientAddress;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;
import org.gatehouse.web.office.StaffSession;

/// The addresses of the watch.
public final class WatchPages implements Routes.Feature {
    private final ReportPage report;
    private final SightingPages sightings;
    private final SourcesPage sources;
    private final LookPage look;

    /// The source that costs money, and learns the numbers of rooms.
    ///
    /// @param delivered how many posts it has delivered so far
    public record Paid(String source, boolean isOn, LongSupplier delivered) {}

    /// What the pages show and change.
    ///
    /// @param sources the names of those that are switched on
    public record Watch(
            Sightings sightings,
            Lookout lookout,
            Pictures pictures,
            SourceBook book,
            LookRounds rounds,
            Consents consents,
            Paid paid,
            List<String> sources) {
        public Watch {
            sources = List.copyOf(sources);
        }
    }

    /// @param forum the forum's name
    /// @param zone the forum's time zone
    public WatchPages(
            Database database,
            Watch watch,
            Passes passes,
            Incidents incidents,
            Ledger ledger,
            StaffAccounts accounts,
            Supplier<String> forum,
            Supplier<ZoneId> zone,
            ClientAddress clients,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        report = new ReportPage(database, watch.lookout(), watch.pictures(), clients, clock, pages);
        sightings =
                new SightingPages(
                        database,
                        watch.sightings(),
                        watch.pictures(),
                        passes,
                        incidents,
                        zone,
                        staff,
                        clock,
                        pages);
        sources =
                new SourcesPage(
                        database,
                        ledger,
                        watch.book(),
                        watch.sources(),
                        watch.pictures(),
                        zone,
                        staff,
                        pages);
        look =
                new LookPage(
                        database,
                        watch.rounds(),
                        forum,
                        watch.consents(),
                        watch.paid(),
                        accounts,
                        staff,
                        pages);
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/report", report::show);
        r.post("/report", report::send);
        r.get("/report/thanks", report::thanks);

        r.get("/office/sightings", sightings::list);
        r.get("/office/sightings/{sighting}", sightings::show);
        r.get("/office/sightings/{sighting}/picture", sightings::picture);
        r.post("/office/sightings/{sighting}/judge", sightings::judge);
        r.post("/office/sightings/{sighting}/incident", sightings::incident);

        r.get("/office/watch", sources::show);
        r.post("/office/watch", sources::rule);

        r.get("/office/meetings/{meeting}/look", look::show);
        r.post("/office/meetings/{meeting}/look", look::looked);
        r.post("/office/meetings/{meeting}/look/x", look::agree);
    }
}
