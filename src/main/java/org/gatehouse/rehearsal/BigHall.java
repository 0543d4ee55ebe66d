package org.gatehouse.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gatehouse.Forum;
import org.gatehouse.Gatehouse;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.practice.PracticeRooms;
import org.gatehouse.rotation.Rotation;
import org.gatehouse.rotation.RotationStep;
import org.gatehouse.rotation.Rotations;
import org.gatehouse.staff.Role;

/// *Afresh* for a hall of thousands, timed: a forum on loopback, its registrants, open pages that
/// listen over HTTP, some people inside, and one press on the desk's page.
public final class BigHall {
    /// How many registrants there are where nobody says.
    public static final int USUAL = 10_000;

    /// A process may have so many connections, and both ends of each are in this one.
    private static final int PAGES = 5_000;

    private static final int INSIDE = 500;
    private static final int EXPOSED = 3;
    private static final long PATIENCE_SECONDS = 600;
    private static final long QUICK_MILLIS = 1_000;
    private static final long SLOW_MILLIS = 5_000;

    private final int people;
    private final boolean slow;
    private final Clock clock;

    /// @param people how many registrants there are
    /// @param slow whether the room's platform takes 500 ms a call and loses one answer; a practice
    ///   room otherwise
    public BigHall(int people, boolean slow, Clock clock) {
        this.people = people;
        this.slow = slow;
        this.clock = clock;
    }

    /// Plays it in a folder of its own, which goes away.
    public BigReport play() {
        try {
            try (ThrowAwayFolder folder = ThrowAwayFolder.create();
                    LocalRelay relay = LocalRelay.start(0, clock, Optional.empty())) {
                return play(folder.path(), relay);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Mishap("interrupted", e);
        }
    }

    private BigReport play(Path folder, LocalRelay relay) throws IOException, InterruptedException {
        int port = Playhouse.freePort();
        SlowPlatform platform =
                new SlowPlatform(new PracticeRooms(clock, new SecureRandom(), new Broadcast()));
        List<RoomProvider> more = slow ? List.of(platform) : List.of();
        try (Gatehouse house =
                new Gatehouse(
                        Playhouse.config(folder, port, relay.port()),
                        clock,
                        new SecureRandom(),
                        false,
                        List.of(),
                        more)) {
            house.start();
            Crowd crowd =
                    new Crowd(house.forum(), people, slow ? SlowPlatform.NAME : PracticeRooms.NAME);
            crowd.register(people);
            crowd.letIn(INSIDE);
            platform.slowDown();
            CountDownLatch letters = new CountDownLatch(people);
            var _ = relay.listen(_ -> letters.countDown());
            try (OpenPages pages = new OpenPages(port, sources(house.forum(), crowd))) {
                pages.awaitListening();
                return press(new Hall(house.forum(), port, crowd, pages, letters, platform));
            }
        }
    }

    /// What is looked at while it runs.
    private record Hall(
            Forum forum,
            int port,
            Crowd crowd,
            OpenPages pages,
            CountDownLatch letters,
            SlowPlatform platform) {
        UUID meeting() {
            return crowd.meeting.id();
        }
    }

    /// As the page of a pass names it.
    private static List<String> sources(Forum forum, Crowd crowd) {
        return crowd.people().stream()
                .limit(PAGES)
                .map(one -> Signal.person(one.id()) + "," + Signal.lobby(crowd.meeting.id()))
                .map(
                        on ->
                                "/live?on="
                                        + URLEncoder.encode(on, StandardCharsets.UTF_8)
                                        + "&seal="
                                        + forum.keys.hash(Purpose.LIVE_TOPICS, on))
                .toList();
    }

    private BigReport press(Hall hall) throws InterruptedException {
        CountDownLatch resumed = new CountDownLatch(1);
        try (var _ =
                        hall.forum()
                                .broadcast
                                .listen(
                                        Signal.lobby(hall.meeting()),
                                        signal -> {
                                            if (signal.name().equals("resumed")) {
                                                resumed.countDown();
                                            }
                                        });
                HttpClient client = HttpClient.newHttpClient()) {
            Browser desk = signIn(hall, client);
            String plan = "/desk/" + hall.meeting() + "/afresh";
            desk.open(plan); // as somebody who has been at the desk for a while
            long opened = System.nanoTime();
            WebPage page = desk.open(plan);
            long planned = since(opened);
            PageForm form = page.require("/afresh").type("seen", seen(hall));
            long pressedAt = hall.forum().clock.millis();
            long pressed = System.nanoTime();
            int status = desk.sendOnce(form).statusCode();
            long answered = since(pressed);
            var _ = resumed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            long doorOpen = since(pressed);
            long untold = hall.pages().awaitTold();
            long told = (hall.pages().lastTold() - pressed) / 1_000_000;
            List<String> broken = new ArrayList<>();
            if (status != 303) {
                broken.add("the press was answered with " + status);
            }
            if (untold > 0) {
                broken.add(untold + " open pages were not told");
            }
            var _ = hall.letters().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            long handedOver = since(pressed);
            Rotation rotation = awaitDone(hall);
            addBroken(broken, hall, rotation);
            return new BigReport(
                    slow
                            ? "a platform that takes 500 ms a call and loses one answer"
                            : "the practice room",
                    people,
                    Math.min(people, PAGES),
                    Math.min(people, INSIDE),
                    planned,
                    answered,
                    at(rotation, RotationStep.END_OLD_ROOM, pressedAt),
                    at(rotation, RotationStep.OPEN_ROOM, pressedAt),
                    doorOpen,
                    at(rotation, RotationStep.WRITE_LETTERS, pressedAt),
                    told,
                    handedOver,
                    slow ? SLOW_MILLIS : QUICK_MILLIS,
                    broken);
        }
    }

    private static long since(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    private static long at(Rotation rotation, RotationStep step, long pressedAt) {
        return rotation.done().containsKey(step)
                ? rotation.done().get(step).toEpochMilli() - pressedAt
                : -1;
    }

    /// The last letter can be with the mail server before it is noted that all are written.
    private static Rotation awaitDone(Hall hall) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Rotation rotation = rotation(hall);
        while (rotation.done().size() < RotationStep.values().length && System.nanoTime() < until) {
            Thread.sleep(20);
            rotation = rotation(hall);
        }
        return rotation;
    }

    private static Rotation rotation(Hall hall) {
        return hall.forum().database.read(h -> Rotations.of(h, hall.meeting())).getLast();
    }

    /// The passes that were seen in public, as somebody pastes them.
    private static String seen(Hall hall) {
        return String.join(
                "\n",
                hall.crowd().people().stream()
                        .limit(EXPOSED)
                        .map(one -> "http://localhost:" + hall.port() + "/p/" + one.token())
                        .toList());
    }

    private static Browser signIn(Hall hall, HttpClient client) {
        Browser browser =
                new Browser(
                        client,
                        URI.create("http://localhost:" + hall.port()),
                        "198.18.251.1",
                        "Firefox");
        Forum forum = hall.forum();
        String token =
                forum.database
                        .write(
                                tx ->
                                        forum.staff.invite(
                                                tx,
                                                "Dorothy Lane",
                                                "dorothy@forum.example",
                                                Role.GATEKEEPER,
                                                new Actor.Operator()))
                        .token();
        String path = "/office/invitation/" + token;
        browser.send(browser.open(path).require(path));
        return browser;
    }

    private void addBroken(List<String> broken, Hall hall, Rotation rotation) {
        for (RotationStep step : RotationStep.values()) {
            if (!rotation.done().containsKey(step)) {
                broken.add("a step was not done: " + step);
            }
        }
        int letters =
                hall.forum()
                        .database
                        .read(
                                h ->
                                        h.createQuery(
                                                        """
                                                        SELECT COUNT(DISTINCT person_id) FROM letter
                                                        WHERE meeting_id = :meeting
                                                          AND generation = 1
                                                        """)
                                                .bind("meeting", hall.meeting())
                                                .mapTo(Integer.class)
                                                .one());
        if (letters != people) {
            broken.add("letters to %d of %d people".formatted(letters, people));
        }
        if (hall.letters().getCount() > 0) {
            broken.add(hall.letters().getCount() + " letters did not reach the mail server");
        }
        if (slow && hall.platform().opened.get() != 1) {
            broken.add(
                    "the platform was asked for %d rooms".formatted(hall.platform().opened.get()));
        }
    }
}
