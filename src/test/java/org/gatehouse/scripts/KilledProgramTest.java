package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.gatehouse.Config;
import org.gatehouse.Forum;
import org.gatehouse.Main;
import org.gatehouse.demo.SampleForum;
import org.gatehouse.door.DeskRow;
import org.gatehouse.door.Place;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.sql.DatabaseAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program is killed (SIGKILL) in the midst of registrations and verdicts: what it had
/// acknowledged is there afterwards, each effect with its ledger entry.
class KilledProgramTest {
    private static final int PEOPLE = 120;
    private static final Actor OPERATOR = new Actor.Operator();

    @TempDir Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        int port = Evening.freePort();
        SampleForum.Doors doors = prepare(port);
        Process program = start(port);
        Set<String> asked = ConcurrentHashMap.newKeySet();
        Set<UUID> admitted = ConcurrentHashMap.newKeySet();
        try {
            press(program, port, doors, asked, admitted);
        } finally {
            program.destroyForcibly().waitFor();
        }
        assertTrue(asked.size() > 5 && admitted.size() > 5, asked.size() + "," + admitted.size());
        check(port, asked, admitted);
    }

    private SampleForum.Doors prepare(int port) {
        try (Forum forum = open(port)) {
            SampleForum.Doors doors = new SampleForum(forum).fill();
            forum.database.write(
                    tx -> {
                        for (int i = 0; i < PEOPLE; i++) {
                            knock(forum, tx, doors.meeting(), i);
                        }
                        return PEOPLE;
                    });
            return doors;
        }
    }

    private static void knock(Forum forum, org.gatehouse.sql.Tx tx, Meeting meeting, int i) {
        String email = "person" + i + "@example.com";
        Registrants.Details details =
                new Registrants.Details("Person Number" + i, "Halton", "", "", "", 1);
        Registrant registrant =
                forum.registrants.add(
                        tx, meeting.id(), details, email, "mailbox-" + i, null, OPERATOR);
        Passes.Issued issued = forum.passes.issue(tx, meeting.id(), registrant.id(), OPERATOR);
        String browser = forum.keys.hash(Purpose.BROWSER, forum.keys.newToken());
        forum.devices.bind(tx, meeting.id(), registrant.id(), browser, "A phone", "mailbox");
        forum.lobby.knock(tx, issued.token(), Optional.of(browser));
    }

    /// Gatekeepers and residents press at once; in the midst of it the program is killed.
    private void press(
            Process program,
            int port,
            SampleForum.Doors doors,
            Set<String> asked,
            Set<UUID> admitted)
            throws Exception {
        URI url = URI.create("http://localhost:" + port);
        Browser gatekeeper = awaitAndSignIn(program, url, doors.gatekeeper());
        List<UUID> knocks = waiting(port, doors.meeting());
        String desk = "/desk/" + doors.meeting().id();
        String page = "/meetings/" + doors.meeting().slug();
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        List<Future<Boolean>> registrations = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String email = "new" + i + "@example.com";
            registrations.add(workers.submit(() -> asked.add(register(url, page, email))));
        }
        for (UUID knock : knocks) {
            workers.submit(
                    () -> {
                        String path = desk + "/knocks/" + knock + "/admit";
                        if (gatekeeper.post(path).status() == 303) {
                            admitted.add(knock);
                        }
                    });
        }
        for (int i = 0; i < 10; i++) {
            registrations.get(i).get(60, TimeUnit.SECONDS);
        }
        for (int i = 0; i < 12_000 && admitted.size() < 10; i++) {
            Thread.sleep(5);
        }
        program.destroyForcibly();
        workers.shutdown();
        assertTrue(workers.awaitTermination(60, TimeUnit.SECONDS));
    }

    private static String register(URI url, String page, String email) {
        Map<String, String> form = new HashMap<>();
        form.put("name", "New Neighbour");
        form.put("email", email);
        form.put("area", "Halton");
        form.put("party", "1");
        form.put("promise", "yes");
        form.put("then", "send");
        String location = new Browser(url).post(page + "/register", form).location();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static Browser awaitAndSignIn(Process program, URI url, String invitation)
            throws InterruptedException {
        Browser browser = new Browser(url);
        while (program.isAlive()) {
            try {
                browser.get("/healthz");
                assertEquals(303, browser.post("/office/invitation/" + invitation).status());
                return browser;
            } catch (java.io.UncheckedIOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("The program ended by itself");
    }

    private Process start(int port) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of("serve", "--data", folder.toString()));
        command.addAll(List.of("--port", "" + port, "--url", "http://localhost:" + port));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("program.log").toFile())
                .start();
    }

    private Forum open(int port) {
        SecureRandom random = new SecureRandom();
        Config config =
                Config.plain(
                        new Config.Server(
                                port,
                                InetAddress.getLoopbackAddress(),
                                URI.create("http://localhost:" + port),
                                List.of()),
                        folder,
                        DatabaseAddress.embedded(folder.resolve("gatehouse.db")),
                        folder.resolve("gatehouse.key"),
                        Optional.empty());
        return new Forum(config, KeyFile.open(config.keyFile(), random), Clock.systemUTC(), random);
    }

    private List<UUID> waiting(int port, Meeting meeting) {
        try (Forum forum = open(port)) {
            return forum
                    .database
                    .read(h -> forum.desk.view(h, meeting.id(), forum.clock.instant()))
                    .at(Place.KNOCKING)
                    .stream()
                    .map(DeskRow::knock)
                    .map(knock -> knock.orElseThrow().id())
                    .toList();
        }
    }

    private void check(int port, Set<String> asked, Set<UUID> admitted) {
        try (Forum forum = open(port)) {
            Set<String> challenges = column(forum, "SELECT id FROM mailbox_challenge");
            Set<String> verdicts = column(forum, "SELECT knock_id FROM verdict");
            asked.forEach(id -> assertTrue(challenges.contains(id), "a registration is lost"));
            admitted.forEach(
                    id -> assertTrue(verdicts.contains(id.toString()), "a verdict is lost"));
            String entries = "SELECT number FROM ledger_entry WHERE kind = 'knock.admitted'";
            assertEquals(verdicts.size(), column(forum, entries).size());
            String letters = "SELECT distinct_by FROM letter WHERE kind = 'prove-mailbox'";
            assertEquals(challenges, column(forum, letters), "a letter for each, and no other");
        }
    }

    private static Set<String> column(Forum forum, String sql) {
        return forum.database.read(handle -> handle.createQuery(sql).mapTo(String.class).set());
    }
}
