package org.gatehouse.rehearsal;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gatehouse.rehearsal.DeskPage.Row;
import org.gatehouse.rehearsal.Person.Part;

/// Somebody who got in shows something vile. The gatekeeper presses *Stop now*.
final class BadFrame implements Act {
    private static final long PATIENCE_MILLIS = 60_000;
    private static final long LOOK_MILLIS = 5;

    @Override
    public String title() {
        return "The bad frame";
    }

    @Override
    public void play(Stage stage) {
        stage.at(Stage.EVENING, "19:20");
        DeskPage desk = stage.gatekeeper.look();
        Attendee intruder = stage.with(Part.PLAIN);
        List<Attendee> inside =
                stage.attendees.stream().filter(one -> !one.rooms.isEmpty()).toList();
        show(stage, intruder);
        await(stage);
        stage.seconds.pressed = System.nanoTime();
        stage.timeline.tell("A resident's page shows it. The gatekeeper presses Stop now.");
        stage.gatekeeper.stopNow(desk);
        stage.seconds.answered = System.nanoTime();
        awaitClosed(inside);
        stage.seconds.read(inside);
        stage.timeline.tell(
                "%d of %d open pages in the room say that it is closed."
                        .formatted(stage.seconds.pages(), inside.size()));
        inside.forEach(one -> Afresh.wasPutOut(stage, one));
        stage.one("everybody", "trying after the stop", () -> tryAgain(stage, desk));
    }

    private static void show(Stage stage, Attendee intruder) {
        WebPage room = intruder.browser.open(intruder.roomPath());
        stage.timeline.tell(intruder.person.name() + " shows something vile.");
        stage.seconds.shown = System.nanoTime();
        intruder.browser.send(room.require("/share"));
    }

    private static void await(Stage stage) {
        try {
            if (!stage.frameSeen.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new Mishap("no page in the room showed what was shared");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Mishap("interrupted", e);
        }
    }

    /// Waits until every page of those `inside` says that the room is closed.
    static void awaitClosed(List<Attendee> inside) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            while (System.nanoTime() < until
                    && inside.stream().anyMatch(one -> one.sawClosed.get() == 0)) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Mishap("interrupted", e);
        }
    }

    /// Whoever was let in and waited, whoever is still at the door, whoever was inside: all try,
    /// and a desk that was open before the stop presses Admit.
    private static void tryAgain(Stage stage, DeskPage before) {
        for (Row row : before.knocking()) {
            stage.gatekeeper.press(before, row.knock() + "/admit");
        }
        stage.all(
                stage.intruders(),
                "joining after the stop",
                one -> {
                    one.joinByForce(Guard.STOPPED_DOOR);
                    one.browser.force(one.pass + "/again");
                    one.joinByForce(Guard.STOPPED_DOOR);
                });
        stage.timeline.tell(
                "All who should not be there press Join again, and an old desk page presses Admit.");
    }
}
