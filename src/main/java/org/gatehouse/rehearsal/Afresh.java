package org.gatehouse.rehearsal;

import java.util.List;
import org.gatehouse.rehearsal.Person.Part;

/// The meeting is set up afresh: a new room, the pass that was seen in public replaced, everybody
/// told, honest people back in.
final class Afresh implements Act {
    private static final String REASON = "Something vile was shown, and a pass was seen in public.";

    @Override
    public String title() {
        return "Afresh";
    }

    @Override
    public void play(Stage stage) {
        stage.at(Stage.EVENING, "19:21");
        List<Attendee> back =
                stage.attendees.stream()
                        .filter(one -> stage.cast.isExpectedBack(one.person))
                        .toList();
        stage.attendees.forEach(Attendee::closeRoomPage);
        Attendee owner = stage.with(Part.POSTED);
        String seenInPublic = owner.pass;
        stage.seconds.afresh = System.nanoTime();
        press(stage, seenInPublic);
        tell(stage);
        // By now the places have been given back, and nobody has been decided on.
        Attendee accomplice = stage.with(Part.ACCOMPLICE);
        accomplice.browser.force(accomplice.pass + "/leave");
        stage.one(owner.person.name(), "knocking with the new pass", owner::knock);
        tryTheOldPass(stage, owner, seenInPublic);
        stage.gatekeeper.lookAfterTheDoor();
        stage.all(back, "coming back in", Attendee::comeIn);
        stage.seconds.back = System.nanoTime();
        tryOnceMore(stage);
    }

    /// On the desk's page, with the post pasted as it stood in public.
    private static void press(Stage stage, String seenInPublic) {
        String post = "Come and join us tonight! " + stage.site.resolve(seenInPublic) + " #chesham";
        stage.gatekeeper.afresh(post, REASON);
        stage.timeline.tell(
                "The gatekeeper pastes the post on the page for it; one press sets the meeting up afresh.");
    }

    /// Everybody's mailbox gets a letter; the owner of the pass that was seen gets a new pass by
    /// it.
    private static void tell(Stage stage) {
        List<Attendee> mailboxes =
                stage.attendees.stream()
                        .filter(one -> one.person.part() != Part.BORROWED)
                        .filter(one -> one.person.part() != Part.POSES)
                        .toList();
        stage.all(mailboxes, "reading the emergency letter", one -> read(stage, one));
        stage.seconds.told = stage.mail.lastArrival();
        stage.timeline.tell("%d mailboxes hold the emergency letter.".formatted(mailboxes.size()));
    }

    private static void read(Stage stage, Attendee one) {
        var letter = stage.mail.read(one.person.email(), "/p/");
        stage.scanner.storm(letter, one.browser);
        String pass = stage.mail.link(letter, "/p/");
        WebPage page = one.browser.open(pass);
        boolean works = page.isFine() && page.text().contains(one.person.name());
        stage.checks.tried(
                Guard.EVERYBODY_TOLD,
                works,
                one.person.name() + " was mailed a pass that does not open: " + page.words());
        one.pass = pass;
    }

    /// Even its own owner's browser can't knock with it any more.
    private static void tryTheOldPass(Stage stage, Attendee owner, String old) {
        stage.checks.tried(
                Guard.OLD_PASS_IS_DEAD, !owner.pass.equals(old), "no new pass was mailed");
        for (String press : List.of("/knock", "/join")) {
            WebPage answer = owner.browser.force(old + press);
            stage.checks.tried(
                    Guard.OLD_PASS_IS_DEAD,
                    !answer.isFine(),
                    "a press on " + press + " of the pass that was seen in public worked");
        }
    }

    private static void tryOnceMore(Stage stage) {
        stage.all(
                stage.intruders().stream()
                        .filter(one -> !stage.cast.isExpectedBack(one.person))
                        .toList(),
                "joining afresh",
                one -> {
                    one.browser.force(one.pass + "/knock");
                    one.joinByForce(Guard.VERDICT_FIRST);
                    one.look();
                });
        stage.timeline.tell("The intruder knocks again and presses Join again.");
    }
}
