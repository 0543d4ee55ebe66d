package org.gatehouse.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.Forum;
import org.gatehouse.door.DeskView;
import org.gatehouse.ledger.Actor;
import org.gatehouse.rehearsal.Person.Part;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final int RESIDENTS = 12;

    private static Report play(List<Act> acts) {
        return new Rehearsal(20211111, RESIDENTS, Optional.empty(), acts).play();
    }

    @Test
    void theEveningEndsWithEverybodyBackAndTheIntruderOutside() {
        Report report = play(Rehearsal.ACTS);
        assertEquals(List.of(), report.broken());
        assertTrue(report.lines().getLast().startsWith("All as it should be."));
    }

    @Test
    void aStrangerWhomTheDoorLetsInByItselfTurnsThePlayRed() {
        List<Act> acts = new ArrayList<>(Rehearsal.ACTS.subList(0, 5));
        acts.add(new OpenDoor());
        Report report = play(acts);
        String burner = report.cast().with(Part.BURNER).name();
        assertFalse(report.isGood());
        assertTrue(
                report.broken().stream()
                        .anyMatch(line -> line.contains(burner) && line.endsWith("got in")),
                () -> String.join("\n", report.broken()));
    }

    @Test
    void aPlayThatTriesNothingIsRed() {
        Report report = play(List.of(new Announcing()));
        assertTrue(
                report.broken().stream().anyMatch(line -> line.startsWith("Nobody tried: ")),
                () -> String.join("\n", report.broken()));
    }

    @Test
    void theSameSeedDrawsTheSameCast() {
        assertEquals(Cast.of(7, 20), Cast.of(7, 20));
        assertFalse(Cast.of(7, 20).equals(Cast.of(8, 20)));
    }

    /// A door that lets in whoever knocks with a throw-away mailbox.
    private static final class OpenDoor implements Act {
        @Override
        public String title() {
            return "The door lets somebody in by itself";
        }

        @Override
        public void play(Stage stage) {
            Attendee burner = stage.with(Part.BURNER);
            Forum forum = stage.forum;
            forum.database.write(
                    tx -> {
                        DeskView desk =
                                forum.desk.view(tx.handle(), stage.meeting().id(), tx.now());
                        desk.rows().stream()
                                .filter(r -> r.registrant().fullName().equals(burner.person.name()))
                                .forEach(
                                        r ->
                                                forum.desk.admit(
                                                        tx,
                                                        r.knock().orElseThrow().id(),
                                                        new Actor.Operator()));
                        return desk;
                    });
            burner.comeIn();
        }
    }
}
