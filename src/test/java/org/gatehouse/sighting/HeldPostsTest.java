package org.gatehouse.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.Forum;
import org.gatehouse.incident.IncidentFile;
import org.gatehouse.incident.PackCheck;
import org.gatehouse.incident.PackOrder;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Post;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldPostsTest {
    private static final Actor BY = new Actor.Operator();

    @TempDir private Path folder;

    private Path pack(Forum forum, UUID incident, boolean posts) {
        Path pack = folder.resolve("pack-" + posts);
        forum.evidence.make(
                incident, new PackOrder("PC Ellis", "Reporting a crime", false, posts), BY, pack);
        return pack;
    }

    @Test
    void aPostSeenInPublicGoesIntoThePackOnlyWhereItIsAskedFor() throws IOException {
        try (WatchedForum watched = new WatchedForum(folder.resolve("forum"), Map.of())) {
            Forum forum = watched.forum;
            Meeting meeting = watched.meeting();
            Post post =
                    new Post(
                            "1",
                            "@neighbour",
                            "https://x.example/1",
                            "Join us",
                            List.of(),
                            List.of());
            Heard heard = new Heard(post, Optional.empty(), "as it came".getBytes(UTF_8));
            UUID incident =
                    forum.database.write(
                            tx -> {
                                UUID seen =
                                        watched.watch
                                                .sightings
                                                .note(
                                                        tx,
                                                        Sighting.PERSON,
                                                        heard,
                                                        List.of(),
                                                        Optional.of(meeting.id()),
                                                        Optional.empty())
                                                .id();
                                UUID opened =
                                        forum.incidents.byHand(tx, meeting.id(), tx.now(), BY);
                                watched.watch.sightings.hold(tx, seen, opened.toString());
                                return opened;
                            });
            IncidentFile file =
                    forum.database.read(
                            handle -> IncidentFile.read(handle, incident, forum.clock.instant()));
            assertEquals(1, file.posts().size());
            assertFalse(Files.exists(pack(forum, incident, false).resolve("data/posts")));
            Path pack = pack(forum, incident, true);
            assertEquals("as it came", Files.readString(pack.resolve("data/posts/0001.raw")));
            String words = Files.readString(pack.resolve("data/posts/0001.txt"));
            assertTrue(
                    words.contains("@neighbour") && words.contains("https://x.example/1"), words);
            assertEquals(
                    List.of(), PackCheck.check(pack, forum.checkpoints.verifierKey()).faults());
        }
    }
}
