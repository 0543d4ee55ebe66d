package org.gatehouse.rotation;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.gatehouse.Config;
import org.gatehouse.Forum;
import org.gatehouse.PostSettings;
import org.gatehouse.door.Entrance;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.DeliveryBoard;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.rooms.Room;
import org.gatehouse.sql.DatabaseAddress;
import org.jdbi.v3.core.Handle;

/// A forum that can be killed and started again on the same database, with a meeting under way on
/// [Platform]: Ann, Bob and Eve are inside, Don waits, Fay has not knocked, Gus has no mailbox.
final class AfreshHouse implements AutoCloseable {
    static final Actor BY = new Actor.Operator();
    static final List<String> WITH_MAILBOX = List.of("Ann", "Bob", "Don", "Eve", "Fay");
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    final Platform platform = new Platform();
    private final Path folder;
    private final DatabaseAddress database;
    private final PostSettings post;

    /// How far the forum's clock is ahead.
    private volatile Duration ahead = Duration.ZERO;

    Forum forum;
    final Meeting meeting;

    AfreshHouse(Path folder) {
        this(folder, DatabaseAddress.embedded(folder.resolve("forum.db")), PostSettings.NONE);
    }

    /// @param post what goes out besides letters
    AfreshHouse(Path folder, DatabaseAddress database, PostSettings post) {
        this.folder = folder;
        this.database = database;
        this.post = post;
        this.forum = start();
        this.meeting = forum.database.write(tx -> forum.meetings.create(tx, plan(), BY));
        forum.meetingRooms.announce(meeting.id(), BY);
        List.of("Ann", "Bob", "Eve").forEach(name -> enter(person(name, true)));
        knock(person("Don", true));
        person("Fay", true);
        person("Gus", false);
        platform.calls.clear();
    }

    private Forum start() {
        Config config =
                new Config(
                        new Config.Server(
                                0,
                                InetAddress.getLoopbackAddress(),
                                URI.create("http://localhost:8080"),
                                List.of()),
                        folder,
                        database,
                        folder.resolve("key"),
                        Optional.empty(),
                        Config.Forum.UNNAMED,
                        30,
                        Config.Section.NONE,
                        Config.Section.NONE,
                        Config.Section.NONE,
                        Config.Section.NONE,
                        Config.Section.NONE,
                        Config.Section.NONE,
                        14,
                        post);
        SecureRandom random = new SecureRandom();
        return new Forum(
                config,
                KeyFile.open(config.keyFile(), random),
                () -> Instant.now().plus(ahead),
                random,
                List.of(platform));
    }

    /// So much later.
    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    /// The program is dead, and started again on what it left.
    void restart() {
        forum.close();
        forum = start();
    }

    /// What a start sees to.
    void afterCare() {
        forum.caretaker.toBeEnded().forEach(forum.caretaker::endAgain);
        forum.rotations.unfinished(Instant.EPOCH).forEach(forum.rotations::resume);
        forum.rotations.noteEnded();
    }

    private static MeetingPlan plan() {
        LocalDateTime start = LocalDateTime.now(ZONE).withNano(0);
        return new MeetingPlan(
                "Autumn meeting",
                start,
                ZONE,
                start.atZone(ZONE).toInstant(),
                90,
                "Hello",
                50,
                60,
                AdmissionPolicy.FIRST_TIMERS_BY_HAND,
                Platform.NAME);
    }

    private record Somebody(UUID id, String token, String browser) {}

    private Somebody person(String name, boolean mailbox) {
        String email = mailbox ? name.toLowerCase(java.util.Locale.ROOT) + "@example.com" : null;
        return forum.database.write(
                tx -> {
                    Registrant one =
                            forum.registrants.add(
                                    tx,
                                    meeting.id(),
                                    new Registrants.Details(name, "", "", "", "", 1),
                                    email,
                                    email == null
                                            ? null
                                            : forum.challenges.mailbox(new MailAddress(email)),
                                    null,
                                    BY);
                    forum.registrants.approve(tx, one, BY, "by-hand");
                    Passes.Issued pass = forum.passes.issue(tx, meeting.id(), one.id(), BY);
                    String browser = forum.keys.hash(Purpose.BROWSER, name);
                    forum.devices.bind(tx, meeting.id(), one.id(), browser, "Firefox", "mailbox");
                    return new Somebody(one.id(), pass.token(), browser);
                });
    }

    private UUID knock(Somebody one) {
        return forum.database.write(
                tx -> forum.lobby.knock(tx, one.token(), Optional.of(one.browser())));
    }

    private void enter(Somebody one) {
        UUID knock = knock(one);
        forum.database.write(
                tx -> {
                    forum.desk.admit(tx, knock, BY);
                    return knock;
                });
        forum.entrance.comeIn(
                one.token(),
                Optional.of(one.browser()),
                new Entrance.Origin("192.0.2.1", "Firefox"),
                forum.clock.instant());
    }

    /// Presses a person's own "I have left the meeting".
    void leave(String name) {
        forum.database.write(
                tx -> {
                    String token = forum.passes.token(tx.handle(), passOf(tx.handle(), name));
                    String browser = forum.keys.hash(Purpose.BROWSER, name);
                    forum.lobby.leave(tx, token, Optional.of(browser));
                    return name;
                });
    }

    Registrant named(String name) {
        return forum.database.read(handle -> named(handle, name));
    }

    Registrant named(Handle handle, String name) {
        return Registrants.of(handle, meeting.id()).stream()
                .filter(one -> one.fullName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    UUID passOf(String name) {
        return forum.database.read(handle -> passOf(handle, name));
    }

    private UUID passOf(Handle handle, String name) {
        return forum.passes.current(handle, named(handle, name).id()).orElseThrow().id();
    }

    Optional<Room> room() {
        return forum.database.read(h -> forum.rooms.currentRoom(h, meeting.id()));
    }

    Rotation latest() {
        return forum.database.read(h -> Rotations.of(h, meeting.id())).getLast();
    }

    void sql(String statement) {
        forum.database.write(tx -> tx.handle().execute(statement));
    }

    Reached.Board board(Rotation rotation) {
        return new Reached(
                        forum.database,
                        forum.desk,
                        new DeliveryBoard(forum.database, _ -> false, Optional::empty),
                        forum.broadcast,
                        forum.messengers.otherWays,
                        forum.clock)
                .board(rotation);
    }

    List<String> rows(String query) {
        return forum.database.read(h -> h.createQuery(query).mapTo(String.class).list());
    }

    /// The letters of a generation that are still to be sent, as `kind Name`.
    List<String> letters(int generation) {
        return rows(
                """
                SELECT l.kind || ' ' || r.full_name FROM letter l
                JOIN registrant r ON r.id = l.person_id
                WHERE l.generation = %d AND l.outcome IS NULL ORDER BY r.full_name
                """
                        .formatted(generation));
    }

    List<String> atTheDoor() {
        return rows(
                """
                SELECT r.full_name FROM knock k JOIN registrant r ON r.id = k.registrant_id
                WHERE k.closed_at IS NULL ORDER BY r.full_name
                """);
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("This never came true");
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        forum.close();
    }
}
