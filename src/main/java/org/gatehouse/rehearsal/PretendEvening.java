package org.gatehouse.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gatehouse.Config;
import org.gatehouse.Forum;
import org.gatehouse.drill.Outcome;
import org.gatehouse.drill.Stage;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.ForumHead;
import org.gatehouse.mail.LetterWriter;
import org.gatehouse.mail.Postman;
import org.gatehouse.rooms.practice.PracticeRooms;
import org.gatehouse.rotation.Rotation;
import org.gatehouse.rotation.RotationStep;
import org.gatehouse.rotation.Rotations;
import org.gatehouse.sql.DatabaseAddress;

/// Plays a drill in a forum of its own: a fresh database in a folder that goes away, practice
/// rooms, and a mail server that is none. Nobody in it has an address that exists.
public final class PretendEvening implements Stage {
    private static final URI HERE = URI.create("http://localhost");
    private static final Actor BY = new Actor.Rule("drill");
    private static final int MOST_INSIDE = 500;
    private static final int MOST_WAITING = 20;
    private static final long PATIENCE_SECONDS = 300;

    private final InstantSource clock;
    private final SecureRandom random;

    public PretendEvening(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Outcome play(int people) {
        try (ThrowAwayFolder folder = ThrowAwayFolder.create();
                Forum forum = forum(folder.path())) {
            return play(forum, people);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Mishap("interrupted", e);
        }
    }

    /// It knows of no relay, and of no platform but its own practice rooms.
    private Forum forum(Path folder) {
        Config config =
                Config.plain(
                        new Config.Server(0, InetAddress.getLoopbackAddress(), HERE, List.of()),
                        folder,
                        DatabaseAddress.embedded(folder.resolve("drill.db")),
                        folder.resolve("key"),
                        Optional.empty());
        return new Forum(config, KeyFile.open(config.keyFile(), random), clock, random);
    }

    private Outcome play(Forum forum, int people) throws InterruptedException {
        Crowd crowd = new Crowd(forum, people, PracticeRooms.NAME);
        crowd.register(people);
        int inside = Math.min(MOST_INSIDE, people / 2);
        int waiting = Math.min(MOST_WAITING, people / 4);
        crowd.letIn(inside);
        crowd.knock(inside, inside + waiting);
        UUID meeting = crowd.meeting.id();
        UUID seen = crowd.people().getFirst().id();
        UUID exposed = forum.database.read(h -> forum.passes.current(h, seen)).orElseThrow().id();
        UUID id = forum.rotations.begin(meeting, Set.of(exposed), "A drill", BY);
        forum.rotations.carryOut(id, BY);
        Rotation rotation = awaitEnd(forum, meeting);
        return new Outcome(inside, waiting, writeOut(forum, people), steps(rotation));
    }

    /// The old room is ended behind everybody's back.
    private static Rotation awaitEnd(Forum forum, UUID meeting) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < until) {
            Rotation rotation = forum.database.read(h -> Rotations.of(h, meeting)).getLast();
            if (rotation.done().size() == RotationStep.values().length) {
                return rotation;
            }
            Thread.sleep(5);
        }
        throw new Mishap("setting afresh did not come to its end");
    }

    private static Map<RotationStep, Duration> steps(Rotation rotation) {
        Map<RotationStep, Duration> steps = new EnumMap<>(RotationStep.class);
        rotation.done().forEach((step, at) -> steps.put(step, Duration.between(rotation.at(), at)));
        return steps;
    }

    /// Has every letter written out as for a mail server, and returns how many there were.
    private int writeOut(Forum forum, int people) throws InterruptedException {
        CountDownLatch letters = new CountDownLatch(people);
        Nowhere nowhere = new Nowhere(letters);
        LetterWriter writer =
                new LetterWriter(
                        () -> new ForumHead("Rehearsal", nowhere.sender().address(), HERE));
        try (Postman _ =
                new Postman(
                        forum.database,
                        forum.outbox,
                        forum.keys,
                        forum.ledger,
                        forum.broadcast,
                        writer,
                        List.of(nowhere),
                        clock)) {
            if (!letters.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Mishap(letters.getCount() + " letters were not written");
            }
        }
        return people;
    }
}
