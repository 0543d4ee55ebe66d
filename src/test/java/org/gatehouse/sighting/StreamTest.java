package org.gatehouse.sighting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.watch.localstream.LocalStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way of a post, over a real WebSocket, by a stream that does not always behave.
class StreamTest {
    @TempDir Path folder;
    private LocalStream stream;

    @BeforeEach
    void open() {
        stream = LocalStream.start(Clock.systemUTC());
    }

    @AfterEach
    void close() {
        stream.close();
    }

    private WatchedForum forum() {
        return new WatchedForum(folder, Map.of("bluesky", stream.address().toString()));
    }

    @Test
    void aPassOnTheStreamIsAnsweredWithEverythingAfresh() throws Exception {
        try (WatchedForum house = forum()) {
            house.actOnWhatIsCertain();
            Meeting meeting = house.meeting();
            house.pass(meeting, "Miriam");
            String token = house.pass(meeting, "Ruth");
            stream.awaitListener();
            long posted = System.nanoTime();
            stream.post("Want to join? localhost/p/qhK...", house.passLink(token));
            WatchedForum.until(
                    () -> house.letters("miriam@example.org").stream().anyMatch(this::isEmergency));
            System.out.printf(
                    "From the post to the first emergency letter: %d ms%n",
                    (System.nanoTime() - posted) / 1_000_000);
            assertTrue(house.rotations(meeting).getFirst().hasMoved());
            WatchedForum.until(
                    () ->
                            house.letters("ruth@example.org").stream()
                                    .anyMatch(subject -> subject.startsWith("A new pass")));
            assertFalse(house.sightings().getFirst().works());
        }
    }

    private boolean isEmergency(String subject) {
        return subject.startsWith("Please come back in");
    }

    @Test
    void whatIsRepeatedOrBrokenOffOrNonsenseIsHeardOnce() throws Exception {
        try (WatchedForum house = forum()) {
            String link = house.passLink(house.pass(house.meeting(), "Ruth"));
            stream.awaitListener();
            stream.send("no JSON at all");
            stream.send("{\"time_us\":9223372036854775807,\"kind\":\"identity\"}");
            stream.send("[1,2");
            stream.send(null);
            String message = stream.post("look", link);
            stream.send(message);
            stream.send(message);
            WatchedForum.until(() -> !house.sightings().isEmpty());
            stream.breakOff();
            stream.awaitConnections(2);
            stream.post("again", link);
            WatchedForum.until(() -> house.sightings().size() == 2);
            String query = stream.queries().getLast();
            assertTrue(query.matches(".*cursor=[0-9]{16}"), query);
        }
    }

    @Test
    void aRestartGoesOnWhereItStopped() throws Exception {
        String link;
        try (WatchedForum house = forum()) {
            link = house.passLink(house.pass(house.meeting(), "Ruth"));
            stream.awaitListener();
            stream.post("look", link);
            WatchedForum.until(() -> !house.sightings().isEmpty());
        }
        stream.post("posted while we were down", link);
        try (WatchedForum house = forum()) {
            WatchedForum.until(() -> house.sightings().size() == 2);
            assertEquals("bluesky", house.sightings().getFirst().source());
        }
    }

    @Test
    void aSourceThatIsSilentSaysSinceWhen() throws Exception {
        try (WatchedForum house = forum()) {
            stream.awaitListener();
            WatchedForum.until(() -> state(house).heardAt().isPresent());
            stream.close();
            WatchedForum.until(() -> isBlindSinceItWasLastHeard(state(house)));
            assertEquals(List.of(), state(house).gaps());
        }
    }

    private static boolean isBlindSinceItWasLastHeard(SourceBook.State state) {
        return state.trouble().isPresent()
                && state.heardAt().isPresent()
                && state.blindSince().equals(state.heardAt());
    }

    private static SourceBook.State state(WatchedForum house) {
        return house.forum.database.read(h -> house.watch.book.state(h, "bluesky"));
    }
}
