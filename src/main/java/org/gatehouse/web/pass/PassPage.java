package org.gatehouse.web.pass;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.door.Lobby;
import org.gatehouse.door.LobbyView.Proved;
import org.gatehouse.door.LobbyView.Unproved;
import org.gatehouse.door.Situation;
import org.gatehouse.forum.ForumProfiles;
import org.gatehouse.live.Signal;
import org.gatehouse.pass.Device;
import org.gatehouse.pass.Devices;
import org.gatehouse.pass.Fetches;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.rotation.PageViews;
import org.gatehouse.sql.Database;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.LiveUpdates;
import org.gatehouse.web.Page;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Remaining;
import org.gatehouse.web.SafeHeaders;
import org.gatehouse.web.Times;
import org.gatehouse.web.WebSettings;
import org.jdbi.v3.core.Handle;

/// What a pass shows. On a device of its owner: where they stand at the door. On any other: nothing
/// about anybody, and a way to have a code sent to the owner.
public final class PassPage {
    private static final Duration REFRESH = Duration.ofSeconds(10);

    private final Pages pages;
    private final Database database;
    private final Lobby lobby;
    private final Rooms rooms;
    private final Caretaker caretaker;
    private final ForumProfiles forum;
    private final LiveUpdates live;
    private final BrowserCookie visitor;
    private final WebSettings settings;
    private final PageViews views;
    private final ToldSteps told;
    private final Fetches fetches;
    private final InstantSource clock;
    private final Times times;

    public PassPage(
            Pages pages,
            Database database,
            Lobby lobby,
            Rooms rooms,
            Caretaker caretaker,
            ForumProfiles forum,
            LiveUpdates live,
            BrowserCookie visitor,
            WebSettings settings,
            PageViews views,
            ToldSteps told,
            Fetches fetches,
            InstantSource clock) {
        this.pages = pages;
        this.database = database;
        this.lobby = lobby;
        this.rooms = rooms;
        this.caretaker = caretaker;
        this.forum = forum;
        this.live = live;
        this.visitor = visitor;
        this.settings = settings;
        this.views = views;
        this.told = told;
        this.fetches = fetches;
        this.clock = clock;
        this.times = new Times(pages.words());
    }

    private sealed interface Seen {}

    private record ByStranger(UUID meeting, boolean replaced) implements Seen {}

    private record ByOwner(Proved who, List<Device> devices, boolean namesThemselves, Told told)
            implements Seen {}

    void show(Context ctx) {
        String token = ctx.pathParam("token");
        Optional<String> browser = visitor.hash(ctx);
        Instant now = clock.instant();
        switch (database.read(handle -> look(handle, token, browser, now))) {
            case ByStranger(UUID meeting, boolean replaced) -> {
                fetches.count(meeting);
                showStranger(ctx, token, replaced);
            }
            case ByOwner owner -> {
                showOwner(ctx, token, owner, now);
                if (isByHand(ctx)) {
                    views.opened(owner.who().meeting().id(), owner.who().registrant().id());
                }
            }
        }
    }

    /// Whether a person's own press led here, as browsers tell it (Fetch Metadata): not a script
    /// that asks again, not a page fetched ahead, not a machine that looks at every mailed link.
    static boolean isByHand(Context ctx) {
        return "navigate".equals(ctx.header("Sec-Fetch-Mode"))
                && "?1".equals(ctx.header("Sec-Fetch-User"))
                && ctx.header("Sec-Purpose") == null
                && ctx.header("Purpose") == null;
    }

    private Seen look(Handle handle, String token, Optional<String> browser, Instant now) {
        return switch (lobby.view(handle, token, browser, now)) {
            case Unproved(UUID meeting, boolean replaced) -> new ByStranger(meeting, replaced);
            case Proved who ->
                    new ByOwner(
                            who,
                            Devices.of(handle, who.registrant().id()),
                            who.situation() instanceof Situation.ComeIn
                                    && namesThemselves(handle, who),
                            told.told(handle, who.device()));
        };
    }

    /// Whether the room's platform has to be told the name by the person.
    private boolean namesThemselves(Handle handle, Proved who) {
        return rooms.currentRoom(handle, who.meeting().id())
                .flatMap(room -> caretaker.provider(room.details().provider()))
                .filter(provider -> !provider.abilities().contains(Ability.TAKES_NAMES))
                .isPresent();
    }

    private void showStranger(Context ctx, String token, boolean replaced) {
        pages.render(
                ctx,
                "pass/unproved.jte",
                pages.page(ctx, "pass.title"),
                Map.of("path", "/p/" + token, "replaced", replaced));
    }

    private void showOwner(Context ctx, String token, ByOwner owner, Instant now) {
        Proved who = owner.who();
        // Whatever it shows now, "Join" may come to stand on this page while it is open.
        SafeHeaders.allowFormsToPlatforms(ctx, settings);
        pages.render(
                ctx,
                "pass/pass.jte",
                page(ctx, who),
                Map.of(
                        "card", card("/p/" + token, owner, now),
                        "situation", who.situation()));
    }

    /// Whoever waits also hears what happens at the desk, since each verdict moves the queue.
    private Page page(Context ctx, Proved who) {
        String person = Signal.person(who.registrant().id());
        String everybody = Signal.lobby(who.meeting().id());
        String address =
                who.situation() instanceof Situation.Waiting
                        ? live.address(person, everybody, Signal.desk(who.meeting().id()))
                        : live.address(person, everybody);
        return pages.page(ctx, "pass.title").live(address, REFRESH);
    }

    private PassCard card(String path, ByOwner owner, Instant now) {
        Proved who = owner.who();
        ZoneId zone = who.meeting().start().getZone();
        Optional<String> name =
                Optional.of(who.pass().arrivalCode() + " " + who.registrant().fullName());
        return new PassCard(
                path,
                who,
                times.fullWithZone(who.meeting().startsAt(), zone),
                times.clock(who.meeting().doorOpensAt(), zone),
                new Remaining(who.meeting().doorOpensAt(), now),
                owner.devices(),
                name.filter(_ -> owner.namesThemselves()),
                forum.current().appealContact(),
                owner.told());
    }
}
