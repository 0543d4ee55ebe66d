package org.gatehouse.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.gatehouse.Config;
import org.gatehouse.Forum;
import org.gatehouse.Gatehouse;
import org.gatehouse.Setting;
import org.gatehouse.Settings;
import org.gatehouse.Surroundings;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.registration.Application;
import org.gatehouse.rotation.Rotation;
import org.gatehouse.rotation.RotationStep;
import org.gatehouse.rotation.Rotations;
import org.gatehouse.sighting.Answer;
import org.gatehouse.sighting.WatchRules;
import org.gatehouse.watch.Grade;
import org.gatehouse.watch.localstream.LocalStream;

/// Somebody posts a resident's pass on a stream like Bluesky's while the meeting is on: how long
/// until everything is set up afresh by rule, and until the first mail server has a letter.
public final class LeakOnStream {
    private static final int RESIDENTS = 60;
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Actor BY = new Actor.Operator();

    /// What was measured.
    ///
    /// @param moved from the post until the new room was open and everybody's way led there
    /// @param letter from the post until the relay had taken the first emergency letter
    public record Seconds(Duration moved, Duration letter) {
        public boolean isGood() {
            return letter.compareTo(LIMIT) <= 0 && moved.compareTo(LIMIT) <= 0;
        }

        /// For a person to read.
        public List<String> lines() {
            return List.of(
                    "A pass of one of %d residents is posted on a doubled Bluesky stream."
                            .formatted(RESIDENTS),
                    "  set up afresh after            %5d ms".formatted(moved.toMillis()),
                    "  first letter accepted after    %5d ms".formatted(letter.toMillis()),
                    isGood()
                            ? "Both within two seconds."
                            : "That is more than the two seconds that it may take.");
        }
    }

    /// Plays it on a throw-away forum.
    public Seconds play() {
        try {
            Path folder = Files.createTempDirectory("gatehouse-leak-");
            try {
                return play(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Seconds play(Path folder) throws IOException {
        PlayClock clock = new PlayClock(Stage.moment(Stage.EVENING, "19:20"));
        try (LocalStream stream = LocalStream.start(clock);
                LocalRelay relay = LocalRelay.start(0, clock, Optional.empty());
                Gatehouse house =
                        new Gatehouse(
                                config(folder, relay, stream),
                                clock,
                                new SecureRandom(),
                                false,
                                List.of())) {
            house.start();
            Meeting meeting = announce(house.forum());
            String token = residents(house.forum(), meeting);
            await(() -> stream.listeners() > 0);
            Instant posted = clock.instant();
            stream.post("come and have a laugh", house.forum().addresses.pass(token));
            await(() -> letter(relay, posted).isPresent() && moved(house, meeting).isPresent());
            return new Seconds(
                    Duration.between(posted, moved(house, meeting).orElseThrow()),
                    Duration.between(posted, letter(relay, posted).orElseThrow()));
        }
    }

    private static Config config(Path folder, LocalRelay relay, LocalStream stream)
            throws IOException {
        int port = freePort();
        Map<String, String> set = new HashMap<>();
        set.put(Setting.PORT.variable(), Integer.toString(port));
        set.put(Setting.URL.variable(), URI.create("http://localhost:" + port).toString());
        set.put(Setting.DATA.variable(), folder.resolve("data").toString());
        set.put(Setting.MAIL_HOST.variable(), "127.0.0.1");
        set.put(Setting.MAIL_PORT.variable(), Integer.toString(relay.port()));
        set.put(Setting.MAIL_SECURITY.variable(), "none");
        set.put(Setting.MAIL_FROM.variable(), "gatehouse@forum.example");
        set.put(Setting.MAIL_PER_MINUTE.variable(), "100000");
        set.put("GATEHOUSE_WATCH_BLUESKY", stream.address().toString());
        return Config.of(
                Settings.gather(Map.of(), Optional.empty(), new Surroundings(set, folder, folder)));
    }

    /// A meeting that has begun, with the rule that what is certain is acted on.
    private static Meeting announce(Forum forum) {
        Instant start = Stage.moment(Stage.EVENING, "19:15");
        MeetingPlan plan =
                new MeetingPlan(
                        "Road safety in Mill Lane",
                        start.atZone(Stage.ZONE).toLocalDateTime(),
                        Stage.ZONE,
                        start,
                        90,
                        "",
                        500,
                        30,
                        AdmissionPolicy.FIRST_TIMERS_BY_HAND,
                        "practice");
        Meeting meeting = forum.database.write(tx -> forum.meetings.create(tx, plan, BY));
        forum.meetingRooms.announce(meeting.id(), BY);
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
        return meeting;
    }

    /// Residents with their passes; the token of the last one.
    private static String residents(Forum forum, Meeting meeting) {
        String token = "";
        for (int i = 0; i < RESIDENTS; i++) {
            MailAddress address = new MailAddress("resident" + i + "@valley.example");
            Application application =
                    new Application("Resident " + i, address, "Chesham", "", "", "", 1);
            token =
                    forum.database
                            .write(
                                    tx ->
                                            forum.registrations.invite(
                                                    tx,
                                                    meeting.id(),
                                                    application,
                                                    Optional.empty(),
                                                    BY))
                            .token();
        }
        return token;
    }

    private static Optional<Instant> letter(LocalRelay relay, Instant posted) {
        return relay.received().stream()
                .filter(mail -> mail.at().isAfter(posted))
                .filter(mail -> mail.subject().startsWith("Please come back in"))
                .map(ReceivedMail::at)
                .min(Comparator.naturalOrder());
    }

    private static Optional<Instant> moved(Gatehouse house, Meeting meeting) {
        return house.forum().database.read(handle -> Rotations.of(handle, meeting.id())).stream()
                .map(Rotation::done)
                .flatMap(done -> Optional.ofNullable(done.get(RotationStep.MOVE)).stream())
                .findFirst();
    }

    private static void await(BooleanSupplier what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!what.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new Mishap("nothing came of the post", new IOException("time is up"));
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Mishap("interrupted", e);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
