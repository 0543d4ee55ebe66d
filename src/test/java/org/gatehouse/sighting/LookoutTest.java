package org.gatehouse.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.JoinLink;
import org.gatehouse.rooms.Room;
import org.gatehouse.rotation.Rotation;
import org.gatehouse.watch.Grade;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Post;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a post to what is done about it, in a whole forum.
class LookoutTest {
    private static final String ROOM =
            "https://us02web.zoom.us/j/87456290123?pwd=SEaYadhQkwiTupLvCtkNFPlr4xZLSfC.1";
    private static final String SPARE =
            "https://us02web.zoom.us/j/81918273645?pwd=QkwiTupLvCtkNFPlr4xZLSfCSEaYadh.1";

    @TempDir Path folder;
    private WatchedForum house;
    private int posts;

    @BeforeEach
    void open() {
        house = new WatchedForum(folder, Map.of());
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Optional<java.util.UUID> heard(String text) {
        return heard("post-" + ++posts, "somebody", text);
    }

    private Optional<java.util.UUID> heard(String id, String author, String text) {
        Post post = new Post(id, author, "https://example.org/" + id, text, List.of(), List.of());
        return house.watch.lookout.heard(
                "bluesky", new Heard(post, Optional.empty(), text.getBytes(UTF_8)));
    }

    /// What of ours was seen.
    private List<String> exposed() {
        return house.forum.database.read(
                handle ->
                        handle.createQuery("SELECT subject FROM leak ORDER BY subject")
                                .mapTo(String.class)
                                .list());
    }

    private Sighting only() {
        assertEquals(1, house.sightings().size());
        return house.sightings().getFirst();
    }

    @Test
    void aPastedRoomsLinkIsKnownAndItsPostKeptSealed() {
        Meeting meeting = house.meeting("pasted", Duration.ofHours(1), List.of(ROOM, SPARE));
        heard(
                "Come and spoil it: zoom . us / j / 874 5629 0123 ?pwd=SEaYadhQkwiTupLvCtkNFPlr4xZLSfC.1");
        Sighting sighting = only();
        assertEquals(Optional.of(Grade.CERTAIN), sighting.grade());
        assertEquals(Optional.of(meeting.id()), sighting.meeting());
        Evidence kept =
                house.forum
                        .database
                        .read(handle -> house.watch.sightings.evidence(handle, sighting.id()))
                        .orElseThrow();
        assertTrue(kept.post().text().startsWith("Come and spoil it"));
        assertEquals(Sightings.sha256(kept.raw()), sighting.sha256());
        byte[] sealed =
                house.forum.database.read(
                        handle ->
                                handle.createQuery("SELECT sealed FROM sighting")
                                        .mapTo(byte[].class)
                                        .one());
        assertFalse(new String(sealed, UTF_8).contains("spoil"));
    }

    @Test
    void aSpareLinkIsProtectedBeforeItIsUsed() {
        house.meeting("pasted", Duration.ofHours(1), List.of(ROOM, SPARE));
        heard("for later: " + SPARE);
        assertEquals(Optional.of(Grade.CERTAIN), only().grade());
    }

    /// As Zoom makes one for each registrant.
    @Test
    void aPersonalLinkOfThePlatformTellsWhoseItWas() {
        Meeting meeting = house.meeting("pasted", Duration.ofHours(1), List.of(ROOM));
        UUID pass = house.passOf(house.pass(meeting, "Ruth")).orElseThrow();
        String own =
                "https://us02web.zoom.us/w/87456290123?tk=YrZbwaZRYDMLPlOhBQiT8S6sOvBjIyN.DQP6zBYAtdQfu";
        house.forum.database.write(
                tx -> {
                    Room room =
                            house.forum.rooms.currentRoom(tx.handle(), meeting.id()).orElseThrow();
                    Guest guest = new Guest(pass, "Ruth", "AB", Guest.Role.RESIDENT);
                    JoinLink link =
                            new JoinLink(URI.create(own), Optional.empty(), Optional.empty());
                    house.forum.rooms.recordAdmitted(tx, room, guest, link, new Actor.Operator());
                    return room;
                });
        house.watch.guarded.upToDate();
        heard("join here " + own);
        assertEquals(List.of(new Subject.OfPass(pass).text()), exposed());
    }

    @Test
    void anOrdinaryPostLeavesNothingBehind() {
        house.meeting("pasted", Duration.ofHours(1), List.of(ROOM));
        assertTrue(heard("Our forum meets on Zoom on Thursday, call 01494 729 123").isEmpty());
        assertEquals(List.of(), house.sightings());
    }

    @Test
    void organisersAreToldOnceHoweverOftenItIsRepeated() {
        // Not within the hour in which they are asked to look round.
        house.meeting("pasted", Duration.ofHours(2), List.of(ROOM));
        for (int i = 0; i < 5; i++) {
            heard(ROOM);
        }
        assertEquals(5, house.sightings().size());
        assertEquals(
                1,
                house.sightings().stream()
                        .map(sighting -> sighting.exposures().getFirst().leak())
                        .distinct()
                        .count());
        assertEquals(1, answersInTheLedger());
        WatchedForum.until(() -> !house.letters("olive@example.org").isEmpty());
        assertEquals(
                List.of("Details of “Road safety in Chesham” were seen in public"),
                house.letters("olive@example.org"));
    }

    private long answersInTheLedger() {
        return house.forum.database.read(
                h ->
                        h.createQuery(
                                        "SELECT COUNT(*) FROM ledger_entry WHERE kind = 'leak.answered'")
                                .mapTo(Long.class)
                                .one());
    }

    @Test
    void aPostThatIsHeardTwiceIsOneSighting() {
        house.meeting("pasted", Duration.ofHours(1), List.of(ROOM));
        heard("same", "somebody", ROOM);
        heard("same", "somebody", ROOM);
        only();
    }

    @Test
    void withoutARuleNothingIsSetAfreshByItself() {
        Meeting meeting = house.meeting();
        heard(house.passLink(house.pass(meeting, "Ruth")));
        assertEquals(Optional.of(Grade.CERTAIN), only().grade());
        assertEquals(List.of(), house.rotations(meeting));
    }

    @Test
    void aCertainLeakOfAMeetingThatIsNearIsSetAfreshByRule() {
        house.actOnWhatIsCertain();
        Meeting meeting = house.meeting();
        String token = house.pass(meeting, "Ruth");
        heard("look: " + house.passLink(token));
        WatchedForum.until(
                () -> house.rotations(meeting).stream().anyMatch(rotation -> rotation.hasMoved()));
        assertFalse(only().works(), "the pass that was seen is dead");
    }

    @Test
    void aMeetingThatIsFarOffIsOnlyProposed() {
        house.actOnWhatIsCertain();
        Meeting meeting = house.meeting("pasted", Duration.ofDays(3), List.of(ROOM, SPARE));
        heard(ROOM);
        assertEquals(List.of(), house.rotations(meeting));
        assertEquals(
                1, house.forum.database.read(handle -> Leaks.open(handle, meeting.id())).size());
    }

    @Test
    void whoPostsTheNewDetailsEachTimeDoesNotKeepTheMeetingFromTakingPlace() {
        house.actOnWhatIsCertain();
        Meeting meeting = house.meeting();
        for (int i = 0; i < 5; i++) {
            String link = house.passLink(house.pass(meeting, "Ruth" + i));
            house.watch.guarded.upToDate(); // a stream knows what is new a little later
            heard(link);
            int done = Math.min(i + 1, Answer.MOST_BY_RULE);
            // One that is under way gives place to the next, so only the last has surely moved.
            WatchedForum.until(
                    () ->
                            house.rotations(meeting).size() >= done
                                    && house.rotations(meeting).stream()
                                            .noneMatch(Rotation::isUnfinished));
        }
        assertEquals(Answer.MOST_BY_RULE, house.rotations(meeting).size());
    }

    @Test
    void whatAPersonTellsUsIsProposedAndNeverActedOnByItself() {
        house.actOnWhatIsCertain();
        Meeting meeting = house.meeting();
        Post post = Post.ofText("I saw " + house.passLink(house.pass(meeting, "Ruth")));
        house.watch.lookout.reported(post, Optional.empty(), Optional.empty());
        assertEquals(Optional.of(Grade.CERTAIN), only().grade());
        assertEquals(List.of(), house.rotations(meeting));
    }

    @Test
    void aReportInWhichNothingIsRecognisedIsKeptAllTheSame() {
        Post post = Post.ofText("There was a picture with our code on it");
        house.watch.lookout.reported(post, Optional.empty(), Optional.of("ruth@example.org"));
        assertEquals(Optional.empty(), only().grade());
    }

    @Test
    void detailsThatOneAuthorSpreadsOverSeveralPostsAreFound() {
        house.meeting("pasted", Duration.ofHours(1), List.of(ROOM));
        assertTrue(heard("a", "raider", "zoom meeting id 874 56").isEmpty());
        assertTrue(heard("b", "another", "29 0123 bananas").isEmpty());
        assertTrue(heard("c", "raider", "29 0123 go").isPresent());
    }

    @Test
    void theEvidenceIsErasedInItsTimeUnlessAnIncidentHoldsIt() {
        house.meeting("pasted", Duration.ofHours(1), List.of(ROOM));
        heard("one", "somebody", ROOM);
        heard("two", "somebody", ROOM);
        Sighting held = house.sightings().getFirst();
        int erased =
                house.forum.database.write(
                        tx -> {
                            tx.handle().execute("UPDATE sighting SET erase_at = 1");
                            house.watch.sightings.hold(tx, held.id(), "incident");
                            return house.watch.sightings.erase(tx);
                        });
        assertEquals(1, erased);
        assertEquals(1, house.sightings().stream().filter(Sighting::kept).count());
        assertEquals(2, house.sightings().size());
    }

    @Test
    void theSharedPageIsReachAndNoLeak() {
        Meeting meeting = house.meeting();
        heard("Do come: " + house.forum.addresses.meeting(meeting) + "?utm=1");
        assertEquals(List.of(), house.sightings());
        List<Reach.Day> days =
                house.forum.database.read(handle -> Reach.days(handle, meeting.id()));
        assertEquals(1, days.getFirst().shares());
        String again = "Do come: " + house.forum.addresses.meeting(meeting);
        heard("another", "somebody", again);
        heard("another", "somebody", again);
        assertEquals(
                2,
                house.forum
                        .database
                        .read(handle -> Reach.days(handle, meeting.id()))
                        .getFirst()
                        .shares());
    }
}
