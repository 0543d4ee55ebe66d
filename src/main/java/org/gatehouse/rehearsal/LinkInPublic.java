package org.gatehouse.rehearsal;

import java.util.stream.IntStream;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.gatehouse.rehearsal.Person.Part;

/// A resident posts the personal link in public. Twelve strangers try it.
final class LinkInPublic implements Act {
    private static final int STRANGERS = 12;

    /// So many browsers knock with the link at the same moment.
    private static final int STORM = 50;

    @Override
    public String title() {
        return "A personal link is posted in public";
    }

    @Override
    public void play(Stage stage) {
        stage.at(Stage.EVENING, "12:00");
        Attendee owner = stage.with(Part.POSTED);
        stage.timeline.tell(
                "%s posts the personal link on a public page.".formatted(owner.person.name()));
        stage.at(Stage.EVENING, "12:10");
        IntStream.range(0, STRANGERS)
                .forEach(
                        i ->
                                stage.one(
                                        "stranger " + i,
                                        "trying the link",
                                        () -> new Stranger(i, stage, owner).tryTheLink()));
        stage.one(owner.person.name(), "asking for a code", () -> lendCode(stage, owner));
        stage.together(
                IntStream.range(0, STORM)
                        .mapToObj(
                                i ->
                                        (Runnable)
                                                () ->
                                                        new Stranger(STRANGERS + i, stage, owner)
                                                                .force())
                        .toList());
        stage.timeline.tell(
                "%d strangers opened the link, had codes sent, guessed, and knocked by force; %d more browsers knocked at once."
                        .formatted(STRANGERS, STORM));
    }

    /// A code that the owner asked for in one browser is typed into another.
    private static void lendCode(Stage stage, Attendee owner) {
        Browser tablet = stage.browser(owner.person.address(), "Mozilla/5.0 (iPad) Safari");
        WebPage asked = tablet.send(tablet.open(owner.pass).require("/code"));
        ReceivedMail letter = stage.mail.read(owner.person.email(), "/prove/");
        new Stranger(STRANGERS + STORM, stage, owner)
                .typeTheOwnersCode(asked, Mailboxes.code(letter));
    }
}
