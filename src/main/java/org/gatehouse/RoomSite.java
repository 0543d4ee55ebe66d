package org.gatehouse;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.rooms.Providers;
import org.gatehouse.rooms.RoomReports;
import org.gatehouse.rooms.Ticks;
import org.gatehouse.rooms.Trials;
import org.gatehouse.rooms.TryOut;
import org.gatehouse.setup.SetUp;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;
import org.gatehouse.web.Times;
import org.gatehouse.web.office.StaffSession;
import org.gatehouse.web.rooms.ProviderCards;
import org.gatehouse.web.rooms.ProviderPages;
import org.gatehouse.web.rooms.RoomPages;
import org.jdbi.v3.core.Handle;

/// The pages on which meeting platforms are set up and a meeting's room is seen to.
final class RoomSite {
    private static final String STAFF = "staff:";

    private final Forum forum;
    private final StaffSession staff;
    private final Pages pages;
    private final URI site;

    /// @param site the address of these pages, to which platforms report
    RoomSite(Forum forum, StaffSession staff, Pages pages, URI site) {
        this.forum = forum;
        this.staff = staff;
        this.pages = pages;
        this.site = site;
    }

    List<Routes.Feature> features() {
        return List.of(setUp(), rooms());
    }

    private ProviderPages setUp() {
        Trials trials = new Trials(forum.ids, forum.ledger);
        ProviderCards cards =
                new ProviderCards(
                        forum.database,
                        forum.platforms.setUp,
                        forum.providers,
                        trials,
                        new RoomReports(forum.keys, forum.ids),
                        this::staffName,
                        () -> forum.profiles.current().zone(),
                        new Times(pages.words()),
                        site);
        return new ProviderPages(
                forum.database,
                cards,
                forum.platforms.setUp,
                this::tryOut,
                trials,
                new SetUp(forum.ledger),
                forum.links,
                () -> forum.profiles.current().zone(),
                forum.ids,
                staff,
                forum.clock,
                pages);
    }

    private Optional<TryOut> tryOut(String name) {
        return name.equals(forum.practice.name())
                ? Optional.of(new TryOut(forum.practice, List::of))
                : forum.providers.platform(name).map(Providers.Platform::tryOut);
    }

    private RoomPages rooms() {
        return new RoomPages(
                forum.database,
                forum.meetings,
                forum.rooms,
                new Ticks(forum.ledger),
                forum.spares,
                forum.providers::provider,
                this::staffName,
                staff,
                forum.clock,
                pages);
    }

    /// Who of the staff somebody is, by [org.gatehouse.ledger.Actor#text].
    private Optional<String> staffName(Handle handle, String actor) {
        return actor.startsWith(STAFF)
                ? forum.staff
                        .find(handle, UUID.fromString(actor.substring(STAFF.length())))
                        .map(StaffMember::name)
                : Optional.empty();
    }
}
