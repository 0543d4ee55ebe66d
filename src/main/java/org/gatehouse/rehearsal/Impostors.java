package org.gatehouse.rehearsal;

import java.util.List;
import org.gatehouse.rehearsal.Person.Part;

/// Strangers register as anybody can: with a resident's name, with the speaker's, with a throw-away
/// mailbox, with nothing odd at all. One has a code read out by a resident.
final class Impostors implements Act {
    @Override
    public String title() {
        return "Strangers get ready";
    }

    @Override
    public void play(Stage stage) {
        stage.at(Stage.EVENING, "18:00");
        List<Attendee> registering =
                stage.intruders().stream()
                        .filter(one -> one.person.part() != Part.BORROWED)
                        .toList();
        stage.all(registering, "registering", Attendee::register);
        registering.forEach(
                one ->
                        stage.timeline.tell(
                                "A stranger registers as %s: %s."
                                        .formatted(one.person.name(), one.person.part().words())));
        Attendee owner = stage.with(Part.RELAYED);
        Attendee borrower = stage.with(Part.BORROWED);
        stage.one(
                "the borrower",
                "opening a borrowed pass",
                () -> borrower.openElsewhere(owner.pass, borrower.browser));
        stage.timeline.tell(
                "%s reads the mailed code out to a stranger, who opens the pass with it."
                        .formatted(owner.person.name()));
    }
}
