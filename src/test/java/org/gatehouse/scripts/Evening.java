package org.gatehouse.scripts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.Config;
import org.gatehouse.Forum;
import org.gatehouse.Gatehouse;
import org.gatehouse.PostSettings;
import org.gatehouse.door.DeskRow;
import org.gatehouse.forum.ForumProfile;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.registration.Application;
import org.gatehouse.rooms.practice.PracticeRooms;
import org.gatehouse.sql.DatabaseAddress;
import org.gatehouse.sql.Dialect;
import org.jdbi.v3.core.Handle;

/// The whole program on loopback, with a mail relay that keeps every letter, and one meeting whose
/// door is open.
final class Evening implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    static final Actor GATEKEEPER = new Actor.Staff(UUID.randomUUID());
    private static final Pattern CODE = Pattern.compile("\\b(\\d{3}) ?(\\d{3})\\b");
    private static final Pattern PROOF = Pattern.compile("(/prove/[A-Za-z0-9_-]{43})");

    final LocalRelay relay;
    final Gatehouse gatehouse;
    final Forum forum;
    Meeting meeting;
    final URI url;

    Evening(Path folder) {
        this(folder, DatabaseAddress.embedded(folder.resolve("forum.db")));
    }

    /// An evening whose rows are kept in `database`.
    Evening(Path folder, DatabaseAddress database) {
        this(folder, database, Map.of());
    }

    /// An evening with what `platforms` sets up, by sections of the configuration.
    Evening(Path folder, DatabaseAddress database, Map<String, Config.Section> platforms) {
        Clock clock = Clock.systemUTC();
        try {
            relay = LocalRelay.start(0, clock, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int port = freePort();
        url = URI.create("http://localhost:" + port);
        gatehouse =
                new Gatehouse(
                        config(port, folder, database, platforms),
                        clock,
                        new SecureRandom(),
                        false,
                        List.of());
        forum = gatehouse.forum();
        forum.database.write(
                tx -> {
                    forum.profiles.save(tx, profile(), GATEKEEPER);
                    return 0;
                });
        meeting = announce("Road safety in Mill Lane", 0, 100);
        gatehouse.start();
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Config config(
            int port,
            Path folder,
            DatabaseAddress database,
            Map<String, Config.Section> platforms) {
        Config.Mail mail =
                new Config.Mail(
                        "127.0.0.1",
                        relay.port(),
                        Config.Mail.Security.NONE,
                        Optional.empty(),
                        "forum@example.org",
                        "Chess Valley Forum",
                        2,
                        0);
        return new Config(
                new Config.Server(port, InetAddress.getLoopbackAddress(), url, List.of()),
                folder,
                database,
                folder.resolve("key"),
                Optional.of(mail),
                Config.Forum.UNNAMED,
                30,
                platforms.getOrDefault("zoom", Config.Section.NONE),
                platforms.getOrDefault("jitsi", Config.Section.NONE),
                platforms.getOrDefault("bigbluebutton", Config.Section.NONE),
                platforms.getOrDefault("janus", Config.Section.NONE),
                Config.Section.NONE,
                platforms.getOrDefault("evidence", Config.Section.NONE),
                14,
                PostSettings.NONE);
    }

    private static ForumProfile profile() {
        return new ForumProfile(
                "Chess Valley Forum",
                "#1f5f5b",
                List.of("Chesham", "Latimer"),
                "the chair, chair@example.org",
                "forum@example.org",
                ZONE);
    }

    /// Announces a practice meeting that starts in so many days, its door open for an hour by then.
    Meeting announce(String title, int days, int capacity) {
        Meeting made = draft(title, days, capacity);
        forum.meetingRooms.announce(made.id(), GATEKEEPER);
        // Else the plan for nobody at the desk would begin by itself in the midst of a test.
        forum.unattended.deskIsOpen(made.id(), forum.clock.instant());
        return made;
    }

    Meeting draft(String title, int days, int capacity) {
        return draft(title, days, capacity, PracticeRooms.NAME);
    }

    Meeting draft(String title, int days, int capacity, String provider) {
        LocalDateTime local =
                LocalDateTime.now(forum.clock.instant().atZone(ZONE).getZone())
                        .truncatedTo(ChronoUnit.MINUTES)
                        .plusDays(days);
        MeetingPlan plan =
                new MeetingPlan(
                        title,
                        local,
                        ZONE,
                        local.atZone(ZONE).toInstant(),
                        90,
                        "1. *Speeding*\n2. ![x](https://evil.example/x.png) <script>alert(1)</script>"
                                + " [site](https://example.org)",
                        capacity,
                        60,
                        AdmissionPolicy.FIRST_TIMERS_BY_HAND,
                        provider);
        return forum.database.write(tx -> forum.meetings.create(tx, plan, GATEKEEPER));
    }

    Browser browser() {
        return new Browser(url);
    }

    String page() {
        return "/meetings/" + meeting.slug();
    }

    /// Registers `name` in `browser` and returns where the code is asked for.
    String register(Browser browser, String name, String email) {
        return browser.post(
                        page() + "/register",
                        Map.of(
                                "name", name,
                                "email", email,
                                "area", "Chesham",
                                "party", "1",
                                "promise", "yes",
                                "then", "send"))
                .location();
    }

    /// Registers `name`, types in the mailed code, and returns the pass's path.
    String pass(Browser browser, String name, String email) {
        String check = register(browser, name, email);
        return browser.post(check, Map.of("code", code(email))).location();
    }

    /// Invites a speaker and returns the whole address of their pass.
    String passOfInvited(Meeting to, String name, String email) {
        Application application =
                new Application(name, new MailAddress(email), "Chesham", "", "", "", 1);
        return forum.database.write(
                tx ->
                        forum.addresses.pass(
                                forum.registrations
                                        .invite(
                                                tx,
                                                to.id(),
                                                application,
                                                Optional.of("Councillor"),
                                                GATEKEEPER)
                                        .token()));
    }

    /// The code in the newest letter to `email`.
    String code(String email) {
        Matcher code = CODE.matcher(codeLetter(email).text());
        if (!code.find()) {
            throw new AssertionError("No code in the letter");
        }
        return code.group(1) + code.group(2);
    }

    /// The link in the newest letter to `email` that asks for a proof.
    String proofLink(String email) {
        Matcher link = PROOF.matcher(codeLetter(email).text());
        if (!link.find()) {
            throw new AssertionError("No link in the letter");
        }
        return link.group(1);
    }

    private final Map<String, Integer> old = new HashMap<>();

    /// Waits for a letter to `email` with a code in it.
    private ReceivedMail codeLetter(String email) {
        for (int i = 0; i < 1_200; i++) {
            List<ReceivedMail> fitting =
                    relay.received().stream()
                            .filter(mail -> mail.to().equals(email))
                            .filter(mail -> mail.text().contains("code"))
                            .toList();
            if (fitting.size() > old.getOrDefault(email, 0)) {
                return fitting.getLast();
            }
            pause();
        }
        throw new AssertionError("No letter came");
    }

    /// From now on only a code that is still to come to `email` counts.
    void nextCodeOnly(String email) {
        old.merge(email, 1, Integer::sum);
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Lets everybody in who waits.
    void admitAll() {
        List<DeskRow> waiting = waiting();
        forum.database.write(
                tx -> {
                    for (DeskRow row : waiting) {
                        forum.desk.admit(tx, row.knock().orElseThrow().id(), GATEKEEPER);
                    }
                    return 0;
                });
    }

    List<DeskRow> waiting() {
        return forum
                .database
                .read(h -> forum.desk.view(h, meeting.id(), forum.clock.instant()))
                .rows()
                .stream()
                .filter(row -> row.knock().filter(knock -> knock.isWaiting()).isPresent())
                .toList();
    }

    /// Waits until every letter is with the relay and written down as that.
    void awaitLetters() {
        String missing =
                """
                SELECT (SELECT COUNT(*) FROM letter)
                     - (SELECT COUNT(*) FROM ledger_entry WHERE kind = 'letter.accepted')
                """;
        while (forum.database.read(h -> h.createQuery(missing).mapTo(Long.class).one()) > 0) {
            pause();
        }
    }

    /// Does what the next rounds of the chores would do, so that they change nothing from here on.
    void doWhatIsDue() {
        forum.reminders.send();
        awaitLetters();
        forum.checkpoints.sign();
    }

    /// How many rows each table has.
    Map<String, Long> rows() {
        return forum.database.read(
                handle -> {
                    Map<String, Long> counts = new TreeMap<>();
                    for (String table : tables(handle)) {
                        String count = "SELECT COUNT(*) FROM \"" + table + "\"";
                        counts.put(table, handle.createQuery(count).mapTo(Long.class).one());
                    }
                    return counts;
                });
    }

    List<String> tables(Handle handle) {
        String names =
                switch (forum.database.dialect()) {
                    case Dialect.Sqlite _ -> "SELECT name FROM sqlite_master WHERE type = 'table'";
                    case Dialect.Postgres _ ->
                            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
                };
        return handle.createQuery(names).mapTo(String.class).list();
    }

    @Override
    public void close() {
        gatehouse.close();
        relay.close();
    }
}
