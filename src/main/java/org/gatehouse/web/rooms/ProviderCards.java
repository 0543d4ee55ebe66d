package org.gatehouse.web.rooms;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.gatehouse.rooms.ProviderSetUp;
import org.gatehouse.rooms.Providers;
import org.gatehouse.rooms.RoomReports;
import org.gatehouse.rooms.RoomWebhook;
import org.gatehouse.rooms.Trials;
import org.gatehouse.sql.Database;
import org.gatehouse.web.Times;
import org.jdbi.v3.core.Handle;

/// Gathers how the providers stand.
public final class ProviderCards {
    /// Platforms that report nothing of their own accord.
    private static final Set<String> IS_ASKED = Set.of("janus");

    private final Database database;
    private final ProviderSetUp setUp;
    private final Providers providers;
    private final Trials trials;
    private final RoomReports reports;
    private final BiFunction<Handle, String, Optional<String>> staffName;
    private final Supplier<ZoneId> zone;
    private final Times times;
    private final URI site;

    /// @param staffName who somebody is, by [org.gatehouse.ledger.Actor#text]
    /// @param zone the forum's own, in which times are said
    /// @param site the address of these pages, to which platforms report
    public ProviderCards(
            Database database,
            ProviderSetUp setUp,
            Providers providers,
            Trials trials,
            RoomReports reports,
            BiFunction<Handle, String, Optional<String>> staffName,
            Supplier<ZoneId> zone,
            Times times,
            URI site) {
        this.database = database;
        this.setUp = setUp;
        this.providers = providers;
        this.trials = trials;
        this.reports = reports;
        this.staffName = staffName;
        this.zone = zone;
        this.times = times;
        this.site = site;
    }

    /// How the provider called `name` stands.
    ProviderCard card(String name) {
        List<Setting> settings = Setting.of(name);
        ProviderSetUp.State state = setUp.state(name);
        Optional<String> hook =
                settings.isEmpty() || IS_ASKED.contains(name)
                        ? Optional.empty()
                        : Optional.of(site.resolve("/hooks/" + name).toString());
        return database.read(
                handle ->
                        new ProviderCard(
                                name,
                                settings.stream()
                                        .map(each -> ProviderCard.line(name, each, state))
                                        .toList(),
                                state.origin(),
                                state.trouble(),
                                trials.last(handle, name).map(trial -> tried(handle, trial)),
                                heard(handle, name),
                                hook));
    }

    private ProviderCard.Tried tried(Handle handle, Trials.Trial trial) {
        return new ProviderCard.Tried(
                trial, spoken(trial.at()), staffName.apply(handle, trial.by()));
    }

    private Optional<String> heard(Handle handle, String name) {
        Optional<RoomWebhook> webhook =
                providers.platform(name).flatMap(Providers.Platform::webhook);
        return webhook.flatMap(_ -> reports.last(handle, name)).map(this::spoken);
    }

    private String spoken(Instant at) {
        return times.full(at, zone.get());
    }
}
