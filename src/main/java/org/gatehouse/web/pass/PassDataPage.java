package org.gatehouse.web.pass;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.alert.Subscriptions;
import org.gatehouse.alert.TextNumbers;
import org.gatehouse.door.Erasure;
import org.gatehouse.door.Lobby;
import org.gatehouse.door.LobbyView.Proved;
import org.gatehouse.door.LobbyView.Unproved;
import org.gatehouse.door.Visit;
import org.gatehouse.pass.Device;
import org.gatehouse.pass.Devices;
import org.gatehouse.pass.Standing;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.registration.WaitingList;
import org.gatehouse.sql.Database;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Times;
import org.gatehouse.web.Words;
import org.jdbi.v3.core.Handle;

/// Everything that is held about the owner of a pass, in plain words; withdrawing; being forgotten.
public final class PassDataPage {
    private final Pages pages;
    private final Database database;
    private final Lobby lobby;
    private final Registrants registrants;
    private final WaitingList waiting;
    private final Erasure erasure;
    private final Optional<TextNumbers> numbers;
    private final BrowserCookie visitor;
    private final InstantSource clock;
    private final Times times;

    public PassDataPage(
            Pages pages,
            Database database,
            Lobby lobby,
            Registrants registrants,
            WaitingList waiting,
            Erasure erasure,
            Optional<TextNumbers> numbers,
            BrowserCookie visitor,
            InstantSource clock) {
        this.pages = pages;
        this.database = database;
        this.lobby = lobby;
        this.registrants = registrants;
        this.waiting = waiting;
        this.erasure = erasure;
        this.numbers = numbers;
        this.visitor = visitor;
        this.clock = clock;
        this.times = new Times(pages.words());
    }

    private record Held(
            Proved who,
            List<Device> devices,
            Set<UUID> told,
            Optional<String> number,
            List<Visit> visits,
            boolean withdrawn) {}

    void show(Context ctx) {
        Held held =
                database.read(
                        handle -> {
                            Proved who = require(handle, ctx);
                            return new Held(
                                    who,
                                    Devices.of(handle, who.registrant().id()),
                                    Subscriptions.devices(handle, who.registrant().id()),
                                    numbers.flatMap(all -> all.of(handle, who.registrant().id())),
                                    Visit.of(handle, who.registrant().id()),
                                    Registrants.standing(handle, who.registrant().id())
                                            instanceof Standing.Withdrawn);
                        });
        pages.render(
                ctx,
                "pass/data.jte",
                pages.page(ctx, "data.title"),
                Map.of(
                        "path", "/p/" + ctx.pathParam("token"),
                        "meeting", held.who().meeting().title(),
                        "answers", answers(held.who(), held.number()),
                        "devices", devices(held),
                        "visits", visits(held),
                        "withdrawn", held.withdrawn()));
    }

    /// @throws Refusal.NotAllowed on a device that has not proved the mailbox
    private Proved require(Handle handle, Context ctx) {
        String token = ctx.pathParam("token");
        return switch (lobby.view(handle, token, visitor.hash(ctx), clock.instant())) {
            case Proved who -> who;
            case Unproved _ -> throw new Refusal.NotAllowed("refusal.deviceNotProved");
        };
    }

    private Map<String, String> answers(Proved who, Optional<String> number) {
        Registrant person = who.registrant();
        Words words = pages.words();
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(words.text("data.name"), person.fullName());
        rows.put(words.text("data.email"), person.email().orElse(""));
        rows.put(words.text("number.number"), number.orElse(""));
        rows.put(words.text("data.area"), person.area());
        rows.put(words.text("data.organisation"), person.organisation());
        rows.put(words.text("data.question"), person.question());
        rows.put(words.text("data.access"), person.accessNeeds());
        rows.put(words.text("data.party"), Integer.toString(person.partySize()));
        rows.put(words.text("data.badge"), person.badge().orElse(""));
        rows.put(words.text("data.registered"), moment(who, person.registeredAt()));
        rows.put(words.text("data.arrivalCode"), who.pass().arrivalCode());
        rows.values().removeIf(String::isEmpty);
        return rows;
    }

    private List<String> devices(Held held) {
        return held.devices().stream()
                .map(
                        device ->
                                pages.words()
                                        .text(
                                                held.told().contains(device.id())
                                                        ? "data.device.told"
                                                        : "data.device",
                                                device.label(),
                                                moment(held.who(), device.provedAt())))
                .toList();
    }

    private List<String> visits(Held held) {
        return held.visits().stream().map(visit -> visit(held.who(), visit)).toList();
    }

    private String visit(Proved who, Visit visit) {
        Words words = pages.words();
        StringBuilder said = new StringBuilder(words.text("data.knocked", moment(who, visit.at())));
        visit.decision().ifPresent(verdict -> said.append(words.text("data.verdict." + verdict)));
        visit.reason()
                .filter(reason -> !reason.isBlank())
                .ifPresent(reason -> said.append(words.text("data.reason", reason)));
        visit.enteredAt()
                .ifPresent(
                        at ->
                                said.append(
                                        words.text(
                                                "data.joined",
                                                moment(who, at),
                                                visit.address().orElse(""),
                                                visit.userAgent().orElse(""))));
        return said.toString();
    }

    private String moment(Proved who, Instant at) {
        ZoneId zone = who.meeting().start().getZone();
        return times.full(at, zone);
    }

    void withdraw(Context ctx) {
        database.write(
                tx -> {
                    Registrant person = require(tx.handle(), ctx).registrant();
                    lobby.leave(tx, ctx.pathParam("token"), visitor.hash(ctx));
                    registrants.withdraw(tx, person);
                    waiting.fill(tx, person.meetingId());
                    return person.id();
                });
        ctx.redirect("/p/" + ctx.pathParam("token"), HttpStatus.SEE_OTHER);
    }

    void erase(Context ctx) {
        database.write(
                tx -> {
                    Registrant person = require(tx.handle(), ctx).registrant();
                    erasure.erase(tx, person);
                    waiting.fill(tx, person.meetingId());
                    return person.id();
                });
        pages.render(ctx, "pass/erased.jte", pages.page(ctx, "erased.title"), Map.of());
    }
}
