package org.gatehouse.rehearsal;

import java.util.List;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.gatehouse.rehearsal.Person.Part;

/// After the bad frame the meeting is set up afresh: a new room, everybody told, honest people back
/// in, the intruder outside.
final class Afresh implements Act {
    private static final String REASON = "Something vile was shown.";

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
        stage.seconds.afresh = System.nanoTime();
        stage.gatekeeper.afresh(REASON);
        stage.timeline.tell("One press sets the meeting up afresh.");
        tell(stage);
        stage.seconds.told = stage.mail.lastArrival();
        // By now the places have been given back, and nobody has been decided on.
        Attendee accomplice = stage.with(Part.ACCOMPLICE);
        accomplice.browser.force(accomplice.pass + "/leave");
        stage.gatekeeper.lookAfterTheDoor();
        stage.all(back, "coming back in", Attendee::comeIn);
        stage.seconds.back = System.nanoTime();
        tryOnceMore(stage);
    }

    static void wasPutOut(Stage stage, Attendee one) {
        stage.checks.tried(
                Guard.EVERYBODY_OUT,
                one.sawClosed.get() != 0,
                one.person.name() + "'s page still showed the room");
    }

    /// Everybody's mailbox gets a letter; the owner of a pass that was seen gets a new pass by it.
    static void tell(Stage stage) {
        List<Attendee> mailboxes =
                stage.attendees.stream()
                        .filter(one -> one.person.part() != Part.BORROWED)
                        .filter(one -> one.person.part() != Part.POSES)
                        .toList();
        stage.all(mailboxes, "reading the emergency letter", one -> read(stage, one));
        stage.timeline.tell("%d mailboxes hold the emergency letter.".formatted(mailboxes.size()));
    }

    private static void read(Stage stage, Attendee one) {
        ReceivedMail letter = stage.mail.read(one.person.email(), "/p/", Afresh::isAboutTheNewRoom);
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

    /// A reminder may come in between, with the pass of before.
    private static boolean isAboutTheNewRoom(ReceivedMail letter) {
        String subject = letter.subject();
        return subject.startsWith("Please come back in") || subject.startsWith("A new pass");
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
