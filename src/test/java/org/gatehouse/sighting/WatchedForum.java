package org.gatehouse.sighting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.gatehouse.Config;
import org.gatehouse.Forum;
import org.gatehouse.Gatehouse;
import org.gatehouse.LeakWatch;
import org.gatehouse.PostSettings;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Application;
import org.gatehouse.rotation.Rotation;
import org.gatehouse.rotation.Rotations;
import org.gatehouse.sql.DatabaseAddress;
import org.gatehouse.staff.Role;
import org.gatehouse.watch.Grade;

/// A whole forum with its watch, a mail server of its own, and an organiser.
public final class WatchedForum implements AutoCloseable {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Actor BY = new Actor.Operator();
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    public final Forum forum;
    public final LeakWatch watch;
    public final LocalRelay relay;
    public final int port;
    private final Gatehouse gatehouse;

    /// @param watching what `[watch]` says
    public WatchedForum(Path folder, Map<String, String> watching) {
        try {
            relay = LocalRelay.start(0, Clock.systemUTC(), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = freePort();
        gatehouse =
                new Gatehouse(
                        config(folder, watching),
                        Clock.systemUTC(),
                        new SecureRandom(),
                        false,
                        List.of());
        forum = gatehouse.forum();
        watch = forum.leakWatch;
        forum.database.write(
                tx -> forum.staff.invite(tx, "Olive", "olive@example.org", Role.ORGANISER, BY));
        gatehouse.start();
    }

    private Config config(Path folder, Map<String, String> watching) {
        Config.Mail mail =
                new Config.Mail(
                        "127.0.0.1",
                        relay.port(),
                        Config.Mail.Security.NONE,
                        Optional.empty(),
                        "forum@example.org",
                        "Forum",
                        4,
                        100_000);
        return new Config(
                new Config.Server(
                        port,
                        InetAddress.getLoopbackAddress(),
                        URI.create("http://localhost:" + port),
                        List.of()),
                folder,
                DatabaseAddress.embedded(folder.resolve("forum.db")),
                folder.resolve("key"),
                Optional.of(mail),
                Config.Forum.UNNAMED,
                30,
                Config.Section.NONE,
                Config.Section.NONE,
                Config.Section.NONE,
                Config.Section.NONE,
                new Config.Section(watching),
                Config.Section.NONE,
                14,
                PostSettings.NONE);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A meeting that starts in ten minutes, its door open, at the practice provider.
    public Meeting meeting() {
        return meeting("practice", Duration.ofMinutes(10), List.of());
    }

    public Meeting meeting(String provider, Duration ahead, List<String> links) {
        Instant start = Instant.now().plus(ahead).truncatedTo(ChronoUnit.MINUTES);
        MeetingPlan plan =
                new MeetingPlan(
                        "Road safety in Chesham",
                        start.atZone(LONDON).toLocalDateTime(),
                        LONDON,
                        start,
                        90,
                        "",
                        100,
                        60,
                        AdmissionPolicy.FIRST_TIMERS_BY_HAND,
                        provider);
        Meeting meeting =
                forum.database.write(
                        tx -> {
                            Meeting made = forum.meetings.create(tx, plan, BY);
                            links.forEach(link -> forum.spares.add(tx, made.id(), link, BY));
                            return made;
                        });
        forum.meetingRooms.announce(meeting.id(), BY);
        return meeting;
    }

    /// The token of a new resident's pass, which the streams know already: they may be 200 ms
    /// behind.
    public String pass(Meeting meeting, String name) {
        String token = issue(meeting, name);
        watch.guarded.upToDate();
        return token;
    }

    private String issue(Meeting meeting, String name) {
        return forum.database.write(
                tx -> {
                    String email = name.toLowerCase(java.util.Locale.ROOT) + "@example.org";
                    Application application =
                            new Application(name, new MailAddress(email), "Hill", "", "", "", 1);
                    Passes.Issued issued =
                            forum.registrations.invite(
                                    tx, meeting.id(), application, Optional.empty(), BY);
                    return issued.token();
                });
    }

    public String passLink(String token) {
        return forum.addresses.pass(token);
    }

    /// What is certain is acted on by rule.
    public void actOnWhatIsCertain() {
        WatchRules rules =
                new WatchRules(
                        Map.of(
                                Grade.CERTAIN, Answer.ACT,
                                Grade.STRONG, Answer.PROPOSE,
                                Grade.WEAK, Answer.LIST),
                        3);
        forum.database.write(
                tx -> {
                    rules.save(tx, forum.ledger, BY);
                    return rules;
                });
    }

    public List<Sighting> sightings() {
        return forum.database.read(handle -> watch.sightings.latest(handle, 100));
    }

    public List<Rotation> rotations(Meeting meeting) {
        return forum.database.read(handle -> Rotations.of(handle, meeting.id()));
    }

    /// The subjects of the letters that arrived for `email`.
    public List<String> letters(String email) {
        return relay.received().stream()
                .filter(mail -> mail.to().contains(email))
                .map(mail -> mail.subject())
                .toList();
    }

    /// Passes of the forum, as a fresh pass needs its owner.
    public Optional<UUID> passOf(String token) {
        return forum.database
                .read(handle -> forum.passes.find(handle, token))
                .map(pass -> pass.id());
    }

    /// Waits until `what` holds; the limit is far beyond what it takes anywhere.
    public static void until(BooleanSupplier what) {
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (!what.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not come to that");
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        gatehouse.close();
        relay.close();
    }
}
