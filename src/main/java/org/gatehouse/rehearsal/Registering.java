package org.gatehouse.rehearsal;

import java.util.List;
import org.gatehouse.rehearsal.Person.Part;

/// Everybody who belongs here gets a pass: the residents by the form, the speaker by the
/// invitation.
final class Registering implements Act {
    @Override
    public String title() {
        return "Residents register";
    }

    @Override
    public void play(Stage stage) {
        stage.at(Stage.DAY_BEFORE, "18:00");
        List<Attendee> residents =
                stage.residents().stream()
                        .filter(one -> one.person.part() != Part.SPEAKER)
                        .toList();
        long before = stage.timeline.millis();
        stage.all(residents, "registering", Attendee::register);
        long took = stage.timeline.millis() - before;
        Attendee speaker = stage.with(Part.SPEAKER);
        stage.one(speaker.person.name(), "opening the pass", () -> openInvitation(stage, speaker));
        long passes = residents.stream().filter(one -> !one.pass.isEmpty()).count();
        long byLink = residents.stream().filter(one -> one.person.byLink()).count();
        stage.timeline.tell(
                "%d of %d residents have a pass (%d pressed the mailed link, the rest typed the code), in %.1f s for all together."
                        .formatted(passes, residents.size(), byLink, took / 1000.0));
        stage.at(Stage.DAY_BEFORE, "20:30");
        List<Attendee> moved =
                residents.stream().filter(one -> one.person.part() == Part.NEW_PHONE).toList();
        stage.all(moved, "moving to a new phone", one -> move(stage, one));
        stage.timeline.tell(
                "%d moved to a new phone and opened their pass there.".formatted(moved.size()));
    }

    private static void openInvitation(Stage stage, Attendee speaker) {
        var letter = stage.mail.read(speaker.person.email(), "/p/");
        stage.scanner.storm(letter, speaker.browser);
        speaker.openElsewhere(stage.mail.link(letter, "/p/"), speaker.browser);
    }

    private static void move(Stage stage, Attendee resident) {
        Browser phone =
                stage.browser(
                        resident.person.address(),
                        "Mozilla/5.0 (Linux; Android 12; Pixel 6) Chrome/95.0 Mobile Safari");
        resident.openElsewhere(resident.pass, phone);
    }
}
