package org.gatehouse.web.desk;

import static java.net.URLDecoder.decode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.door.Place;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.live.Signal;
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
    void arrive() {
        site = new DeskSite(directory);
        olive = site.signedIn("Olive Oram", Role.ORGANISER);
    }

    private void openTheDoor(UnattendedPlan plan) {
        meeting = site.openMeeting(plan);
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
        openTheDoor(UnattendedPlan.NOBODY);
        turn();
        turn();

        assertEquals(0, at(Place.INSIDE));
        assertTrue(lobby().contains("No gatekeeper is at the desk yet."), lobby());
        assertEquals(1, entries("unattended.begun"));
    }

    @Test
    void theChosenPlanLetsInWhoIsKnownAndNobodyElse() {
        openTheDoor(UnattendedPlan.KNOWN);
        Visitor stranger = new Visitor(site);
        String page = stranger.get("/meetings/" + meeting.slug()).text();
        assertTrue(page.contains("only people who came before"), page);

        turn();

        assertEquals(1, at(Place.INSIDE));
        assertEquals(1, at(Place.KNOCKING));
    }

    @Test
    void theChosenPlanStandsInTheLetterOfApproval() {
        openTheDoor(UnattendedPlan.NOBODY);
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
        meeting = site.openMeeting(UnattendedPlan.KNOWN);
        site.forum.database.write(
                tx -> {
                    site.forum.desk.freeze(tx, meeting.id(), new Actor.Operator());
                    return 0;
                });
        site.knock(site.guest(meeting, "Priya Patel", Optional.of("Councillor")));
        turn();
        assertEquals(0, at(Place.INSIDE));
    }

    @Test
    void aDeskThatIsOpenedEndsItAndItDoesNotComeBack() {
        openTheDoor(UnattendedPlan.KNOWN);
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

    @Test
    void whoeverWaitsWithAnOpenPageIsNoGatekeeper() {
        openTheDoor(UnattendedPlan.NOBODY);
        turn();
        var waiting = site.forum.broadcast.listen(Signal.desk(meeting.id()), _ -> {});
        turn();
        waiting.close();

        assertEquals(0, entries("unattended.ended"));
        assertTrue(lobby().contains("No gatekeeper is at the desk yet."), lobby());
    }

    @Test
    void aDeskThatIsOpenOnAScreenEndsIt() {
        openTheDoor(UnattendedPlan.NOBODY);
        turn();
        String source = olive.get("/desk/" + meeting.id()).page().body().attr("data-live-source");
        assertTrue(decode(source, UTF_8).contains(Signal.attending(meeting.id())), source);
        turn();
        assertEquals(1, entries("unattended.ended"));
    }

    @Test
    void aDeskThatStaysOpenCountsWithoutAPress() {
        openTheDoor(UnattendedPlan.NOBODY);
        turn();
        var open = site.forum.broadcast.listen(Signal.attending(meeting.id()), _ -> {});
        turn();
        open.close();
        assertEquals(1, entries("unattended.ended"));
    }
}
