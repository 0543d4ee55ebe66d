package org.gatehouse.rehearsal;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gatehouse.ledger.Actor;
import org.gatehouse.rehearsal.DeskPage.Row;
import org.gatehouse.rehearsal.DeskPage.Warning;
import org.gatehouse.rehearsal.Person.Part;
import org.gatehouse.staff.Role;

/// The gatekeeper sits down, and people come in.
final class AtTheDesk implements Act {
    /// So many browsers press Join on one pass at the same moment.
    private static final int RACE = 50;

    @Override
    public String title() {
        return "The gatekeeper at the desk";
    }

    @Override
    public void play(Stage stage) {
        stage.at(Stage.EVENING, "18:35");
        stage.gatekeeper.signIn(invitation(stage));
        warned(stage, stage.gatekeeper.look());
        stage.one("the gatekeeper", "freezing the door", () -> freeze(stage));
        stage.at(Stage.EVENING, "18:45");
        long before = stage.timeline.millis();
        stage.gatekeeper.lookAfterTheDoor();
        long took = stage.timeline.millis() - before;
        List<Attendee> coming =
                stage.atTheDoor().stream()
                        .filter(one -> one.person.part() != Part.ACCOMPLICE)
                        .filter(one -> one.person.part() != Part.PLAIN)
                        .toList();
        stage.all(coming, "coming in", Attendee::comeIn);
        stage.one(
                stage.with(Part.PLAIN).person.name(),
                "racing for the seat",
                () -> race(stage, stage.with(Part.PLAIN)));
        stage.with(Part.ACCOMPLICE).look();
        long inside = stage.attendees.stream().filter(one -> !one.rooms.isEmpty()).count();
        stage.timeline.tell(
                "The desk is through with everybody after %.1f s of pressing; %d people are in the room."
                        .formatted(took / 1000.0, inside));
    }

    private static String invitation(Stage stage) {
        return stage.forum
                .database
                .write(
                        tx ->
                                stage.forum.staff.invite(
                                        tx,
                                        "Dorothy Lane",
                                        "dorothy@forum.example",
                                        Role.GATEKEEPER,
                                        new Actor.Operator()))
                .token();
    }

    private static void warned(Stage stage, DeskPage desk) {
        warned(stage, desk, Part.TAKES_NAME, Warning.SAME_NAME);
        warned(stage, desk, Part.POSES, Warning.LIKE_SPEAKER);
        warned(stage, desk, Part.BURNER, Warning.THROW_AWAY);
        warned(stage, desk, Part.BORROWED, Warning.SECOND_DEVICE);
        warned(stage, desk, Part.POSTED, Warning.SOMEBODY_TRIED);
        notWarned(stage, desk);
    }

    /// Residents and speakers of whom nothing is odd, and those whose second device is all.
    private static void notWarned(Stage stage, DeskPage desk) {
        for (Row row : desk.knocking()) {
            Set<Warning> cause =
                    switch (stage.cast.partOf(row.name())) {
                        case RESIDENT, SPEAKER, PLAIN, ACCOMPLICE -> Set.of();
                        case NEW_PHONE, RELAYED, BORROWED -> Set.of(Warning.SECOND_DEVICE);
                        case POSTED -> Set.of(Warning.SOMEBODY_TRIED);
                        case NAMESAKE, TAKES_NAME -> Set.of(Warning.SAME_NAME);
                        case POSES -> Set.of(Warning.LIKE_SPEAKER);
                        case BURNER -> Set.of(Warning.THROW_AWAY);
                    };
            stage.checks.tried(
                    Guard.NO_FALSE_ALARM,
                    cause.containsAll(row.warnings()),
                    "the desk says of %s: %s".formatted(row.name(), row.flags()));
        }
    }

    private static void warned(Stage stage, DeskPage desk, Part part, Warning warning) {
        String name = stage.cast.with(part).name();
        stage.checks.tried(
                Guard.FLAGGED,
                desk.warns(name, warning),
                "the desk has no word about %s, who %s".formatted(name, part.words()));
    }

    /// Freezes the door, presses what lets people in all the same, and thaws it.
    private static void freeze(Stage stage) {
        Gatekeeper gatekeeper = stage.gatekeeper;
        DeskPage open = gatekeeper.look();
        gatekeeper.press(open, "/freeze");
        Optional<Row> row = open.knocking().stream().filter(r -> r.flags().isEmpty()).findFirst();
        row.ifPresent(one -> gatekeeper.press(open, one.knock() + "/admit"));
        gatekeeper.press(open, "/admit-known");
        DeskPage frozen = gatekeeper.look();
        stage.checks.tried(
                Guard.FROZEN_DOOR,
                row.isPresent() && frozen.still(row.get()).isPresent(),
                "a press on Admit let somebody in while the door was frozen");
        stage.checks.tried(
                Guard.FROZEN_DOOR,
                frozen.knocking().size() == open.knocking().size(),
                "people were let in together while the door was frozen");
        stage.all(stage.intruders(), "joining while frozen", o -> o.joinByForce(Guard.FROZEN_DOOR));
        gatekeeper.press(frozen, "/thaw");
        stage.timeline.tell(
                "The gatekeeper freezes the door for a moment, and presses Admit all the same: nobody gets in.");
    }

    /// Many browsers with the same cookies press Join at once. Who gets a link comes in by it, and
    /// then passes it on.
    private static void race(Stage stage, Attendee racer) {
        List<Browser> winners = Collections.synchronizedList(new ArrayList<>());
        List<String> links = Collections.synchronizedList(new ArrayList<>());
        stage.together(
                IntStream.range(0, RACE)
                        .mapToObj(
                                _ ->
                                        (Runnable)
                                                () ->
                                                        press(
                                                                racer,
                                                                racer.browser.copy(),
                                                                winners,
                                                                links))
                        .toList());
        stage.checks.tried(
                Guard.ONE_SEAT,
                links.size() == 1,
                "%d of %d browsers on one pass were handed a link".formatted(links.size(), RACE));
        if (links.isEmpty()) {
            throw new Mishap("none of the browsers was handed a link");
        }
        racer.browser = winners.getFirst();
        racer.stayIn(racer.browser.open(links.getFirst()));
        Browser friend =
                stage.browser("198.19.1.1", "Mozilla/5.0 (X11; Linux x86_64) Firefox/94.0");
        stage.checks.tried(
                Guard.TICKET_ONCE,
                !Attendee.isRoom(friend.open(links.getFirst())),
                "a personal link that had been used let somebody else in");
    }

    private static void press(
            Attendee racer, Browser browser, List<Browser> winners, List<String> links) {
        HttpResponse<String> answer = browser.forceOnce(racer.pass + "/join");
        answer.headers()
                .firstValue("Location")
                .filter(to -> to.contains("/room/"))
                .ifPresent(
                        link -> {
                            winners.add(browser);
                            links.add(link);
                        });
    }
}
