package org.gatehouse.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.door.Place;
import org.gatehouse.keys.Purpose;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.UnattendedPlan;
import org.gatehouse.staff.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An evening on which nobody opens the desk. The door of the meeting has been open for most of an
/// hour.
final class UnattendedTest {
    @TempDir Path directory;
    private DeskSite site;
    private Meeting meeting;
    private Visitor olive;

    @BeforeEach
    void openTheDoor() {
        site = new DeskSite(directory);
        meeting = site.openMeeting();
        olive = site.signedIn("Olive Oram", Role.ORGANISER);
        site.knock(site.guest(meeting, "Priya Patel", Optional.of("Councillor")));
        site.knock(site.guest(meeting, "Tomasz Nowak"));
    }

    @AfterEach
    void goHome() {
        site.close();
    }

    private void choose(String plan) {
        String office = "/office/meetings/" + meeting.id();
        assertEquals(200, olive.post(office + "/unattended", "plan=" + plan).status());
    }

    private long at(Place place) {
        return site.forum
                .database
                .read(handle -> site.forum.desk.view(handle, meeting.id(), Instant.now()))
                .at(place)
                .size();
    }

    private void turn() {
        site.forum.unattended.turn(Instant.now());
    }

    private String lobby() {
        return site.forum
                .database
                .read(handle -> site.forum.desk.view(handle, meeting.id(), Instant.now()))
                .door()
                .message()
                .orElse("");
    }

    private long entries(String kind) {
        return site.forum.database.read(
                handle ->
                        handle.createQuery("SELECT COUNT(*) FROM ledger_entry WHERE kind = :kind")
                                .bind("kind", kind)
                                .mapTo(Long.class)
                                .one());
    }

    @Test
    void withoutAPlanNobodyIsLetInAndTheLobbySaysSo() {
        turn();
        turn();

        assertEquals(0, at(Place.INSIDE));
        assertTrue(lobby().contains("No gatekeeper is at the desk yet."), lobby());
        assertEquals(1, entries("unattended.begun"));
    }

    @Test
    void theChosenPlanLetsInWhoIsKnownAndNobodyElse() {
        choose("KNOWN");
        Visitor stranger = new Visitor(site);
        String page = stranger.get("/meetings/" + meeting.slug()).text();
        assertTrue(page.contains("only people who came before"), page);

        turn();

        assertEquals(1, at(Place.INSIDE));
        assertEquals(1, at(Place.KNOCKING));
    }

    @Test
    void theChosenPlanStandsInTheLetterOfApproval() {
        choose("KNOWN");
        UUID late = site.guest(meeting, "Clara Dean").registrant();
        String person = "/office/meetings/" + meeting.id() + "/registrants/" + late;
        assertEquals(200, olive.post(person + "/refuse", "reason=Whoops").status());
        assertEquals(200, olive.post(person + "/approve", "").status());
        String facts =
                site.forum.database.read(
                        handle ->
                                handle.select("SELECT sealed FROM letter WHERE kind = 'approved'")
                                        .mapTo(byte[].class)
                                        .map(kept -> site.forum.keys.open(Purpose.LETTER, kept))
                                        .one());
        assertTrue(facts.contains(UnattendedPlan.KNOWN.words()), facts);
    }

    @Test
    void aFrozenDoorStaysFrozen() {
        choose("KNOWN");
        site.forum.database.write(
                tx -> {
                    site.forum.desk.freeze(
                            tx, meeting.id(), new org.gatehouse.ledger.Actor.Operator());
                    return 0;
                });
        turn();
        assertEquals(0, at(Place.INSIDE));
    }

    @Test
    void aDeskThatIsOpenedEndsItAndItDoesNotComeBack() {
        choose("KNOWN");
        turn();
        olive.get("/desk/" + meeting.id() + "?still=1");
        turn();
        site.knock(site.guest(meeting, "Dan Eager", Optional.of("Police")));
        turn();

        assertEquals("", lobby());
        assertEquals(1, at(Place.INSIDE), "the rule lets nobody in any more");
        assertEquals(1, entries("unattended.begun"));
        assertEquals(1, entries("unattended.ended"));
    }
}
