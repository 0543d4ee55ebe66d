package org.gatehouse.rehearsal;

import java.util.List;
import org.gatehouse.rehearsal.Person.Part;

/// At 18:52 a neighbour comes upon the personal link that was posted in public, and reports it. The
/// desk says so, and one press sets the meeting up afresh, with everybody inside.
final class SeenInPublic implements Act {
    @Override
    public String title() {
        return "Seen in public at 18:52";
    }

    @Override
    public void play(Stage stage) {
        stage.at(Stage.EVENING, "18:52");
        List<Attendee> inside =
                stage.attendees.stream().filter(one -> !one.rooms.isEmpty()).toList();
        Attendee owner = stage.with(Part.POSTED);
        String seenInPublic = owner.pass;
        stage.leak.reported = System.nanoTime();
        report(stage, seenInPublic);
        stage.timeline.tell("A neighbour reports the post. The desk says what was seen.");
        stage.gatekeeper.afreshForSighting();
        stage.leak.answered = System.nanoTime();
        stage.timeline.tell(
                "The gatekeeper opens the plan from there; one press sets the meeting up afresh.");
        BadFrame.awaitClosed(inside);
        stage.leak.read(inside);
        inside.forEach(one -> Afresh.wasPutOut(stage, one));
        inside.forEach(Attendee::closeRoomPage);
        Afresh.tell(stage);
        stage.leak.told = stage.mail.lastArrival();
        stage.one(owner.person.name(), "knocking with the new pass", owner::knock);
        tryTheOldPass(stage, owner, seenInPublic);
        stage.gatekeeper.lookAfterTheDoor();
        stage.all(inside, "coming back in", Attendee::comeIn);
        stage.leak.back = System.nanoTime();
        stage.timeline.tell("All %d are in the new room.".formatted(inside.size()));
        stage.all(
                stage.intruders().stream()
                        .filter(one -> !stage.cast.isExpectedInside(one.person))
                        .filter(one -> one.person.part() != Part.ACCOMPLICE)
                        .toList(),
                "joining after the move",
                one -> one.joinByForce(Guard.VERDICT_FIRST));
    }

    /// By the page for it, as anybody can; where it stood is left open, so that nothing is fetched.
    private static void report(Stage stage, String seenInPublic) {
        Browser neighbour =
                stage.browser("198.18.250.7", "Mozilla/5.0 (iPad) AppleWebKit/605 Safari");
        String post = "Come and join us tonight! " + stage.site.resolve(seenInPublic) + " #chesham";
        WebPage thanks =
                neighbour.send(neighbour.open("/report").require("/report").type("words", post));
        if (!thanks.path().endsWith("/thanks")) {
            throw new Mishap("reporting led to \"" + thanks.words() + "\"");
        }
    }

    /// Even its own owner's browser can't knock with it any more, and a stranger's even less.
    private static void tryTheOldPass(Stage stage, Attendee owner, String old) {
        stage.checks.tried(
                Guard.OLD_PASS_IS_DEAD, !owner.pass.equals(old), "no new pass was mailed");
        Browser stranger =
                stage.browser("198.19.2.1", "Mozilla/5.0 (X11; Linux x86_64) Firefox/94.0");
        for (Browser browser : List.of(owner.browser, stranger)) {
            for (String press : List.of("/knock", "/join")) {
                stage.checks.tried(
                        Guard.OLD_PASS_IS_DEAD,
                        !browser.force(old + press).isFine(),
                        "a press on " + press + " of the pass that was seen in public worked");
            }
        }
    }
}
