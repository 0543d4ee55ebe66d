package org.gatehouse.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.Config;
import org.gatehouse.Forum;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.live.Signal;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.meeting.UnattendedPlan;
import org.gatehouse.pass.Devices;
import org.gatehouse.proof.Challenges;
import org.gatehouse.proof.Subject;
import org.gatehouse.registration.Registrations.Browser;
import org.gatehouse.registration.Registrations.Outcome;
import org.gatehouse.sql.Engine;
import org.gatehouse.sql.Tx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The line for a full meeting, on both databases.
@ParameterizedClass
@EnumSource(Engine.class)
class WaitingListTest {
    private static final Actor BY = new Actor.Operator();
    private static final Instant START = Instant.parse("2026-11-11T19:00:00Z");

    @Parameter Engine engine;
    @TempDir Path folder;
    private volatile Instant now = START.minusSeconds(5 * 86_400);
    private Forum forum;

    @BeforeEach
    void open() {
        InstantSource clock = () -> now;
        SecureRandom random = new SecureRandom();
        Config config =
                Config.plain(
                        new Config.Server(
                                0,
                                InetAddress.getLoopbackAddress(),
                                URI.create("http://localhost:1"),
                                List.of()),
                        folder,
                        engine.fresh(),
                        folder.resolve("key"),
                        Optional.empty());
        forum = new Forum(config, KeyFile.open(config.keyFile(), random), clock, random);
    }

    @AfterEach
    void close() {
        forum.close();
    }

    private static MeetingPlan plan(int capacity) {
        ZoneId zone = ZoneId.of("Europe/London");
        return new MeetingPlan(
                "Road safety",
                START.atZone(zone).toLocalDateTime(),
                zone,
                START,
                90,
                "",
                capacity,
                30,
                AdmissionPolicy.EVERYBODY_PROVED,
                "practice");
    }

    private Meeting meeting(int capacity) {
        return forum.database.write(
                tx -> {
                    Meeting made = forum.meetings.create(tx, plan(capacity), BY);
                    forum.meetings.publish(tx, made.id(), BY);
                    return made;
                });
    }

    /// Somebody applies and types in the mailed code, in a browser that is called by their name.
    private Outcome come(Meeting meeting, String name) {
        Challenges.Asked asked = forum.database.write(tx -> apply(tx, meeting, name));
        Browser browser = new Browser(name, name + "-fresh", "Firefox on Linux");
        return forum.database.write(
                tx -> forum.registrations.proveWithCode(tx, asked.id(), asked.code(), browser));
    }

    private Challenges.Asked apply(Tx tx, Meeting meeting, String name) {
        MailAddress address = new MailAddress(name + "@example.org");
        Application application = new Application(name, address, "Chesham", "", "", "", 1);
        String mailbox = forum.challenges.mailbox(address);
        UUID request = forum.requests.add(tx, meeting.id(), application, mailbox);
        return forum.challenges.ask(tx, meeting.id(), new Subject.Request(request), address, name);
    }

    private int registered(Meeting meeting) {
        return forum.database.read(handle -> Registrants.count(handle, meeting.id()));
    }

    private List<String> line(Meeting meeting) {
        return forum.database.read(handle -> WaitingList.of(handle, meeting.id())).stream()
                .map(one -> one.application().fullName())
                .toList();
    }

    private Registrant person(Meeting meeting, String name) {
        return forum.database.read(handle -> Registrants.of(handle, meeting.id())).stream()
                .filter(one -> one.fullName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private boolean withdraw(Meeting meeting, Registrant person) {
        return forum.database.write(
                tx -> {
                    forum.registrants.withdraw(tx, person);
                    return forum.waiting.fill(tx, meeting.id()) > 0;
                });
    }

    private long count(String sql) {
        return forum.database.read(handle -> handle.select(sql).mapTo(Long.class).one());
    }

    @Test
    void whoeverComesTooLateStandsInLineInTheOrderOfComing() {
        Meeting meeting = meeting(1);
        assertInstanceOf(Outcome.HasPass.class, come(meeting, "anne"));
        for (String name : List.of("ben", "cara", "dev")) {
            now = now.plusSeconds(60);
            assertEquals(new Outcome.Waits(meeting.slug()), come(meeting, name));
        }
        assertEquals(List.of("ben", "cara", "dev"), line(meeting));
        assertEquals(1, registered(meeting));
        assertEquals(3, count("SELECT COUNT(*) FROM letter WHERE kind = 'waiting-list'"));
        Waiting last = forum.database.read(h -> WaitingList.of(h, meeting.id())).getLast();
        int ahead = forum.database.read(handle -> WaitingList.ahead(handle, last));
        assertEquals(2, ahead);
    }

    @Test
    void aWithdrawalGivesThePlaceToTheFirstWhosePassOpensInTheirBrowser() {
        Meeting meeting = meeting(1);
        come(meeting, "anne");
        come(meeting, "ben");
        now = now.plusSeconds(60);
        come(meeting, "cara");
        assertTrue(withdraw(meeting, person(meeting, "anne")));
        assertEquals(List.of("cara"), line(meeting));
        Registrant ben = person(meeting, "ben");
        assertTrue(forum.database.read(h -> Devices.find(h, ben.id(), "ben-fresh")).isPresent());
        assertEquals(1, count("SELECT COUNT(*) FROM letter WHERE kind = 'place-free'"));
        assertEquals(1, count("SELECT COUNT(*) FROM ledger_entry WHERE kind = 'waiting.placed'"));
        assertEquals(2, count("SELECT COUNT(*) FROM ledger_entry WHERE kind = 'waiting.joined'"));
    }

    @Test
    void aRefusalAndMorePlacesFreeThemToo() {
        Meeting meeting = meeting(1);
        come(meeting, "anne");
        for (String name : List.of("ben", "cara", "dev", "eve")) {
            now = now.plusSeconds(60);
            come(meeting, name);
        }
        Announcements announcements =
                new Announcements(
                        forum.meetings,
                        forum.registrants,
                        forum.waiting,
                        forum.passes,
                        forum.texts,
                        forum.outbox,
                        forum.addresses);
        Registrant anne = person(meeting, "anne");
        forum.database.write(
                tx -> {
                    announcements.refuse(tx, anne.id(), "Not from here.", BY);
                    return 0;
                });
        assertEquals(List.of("cara", "dev", "eve"), line(meeting));
        forum.database.write(tx -> announcements.change(tx, meeting.id(), plan(3), BY));
        assertEquals(List.of("eve"), line(meeting));
        assertEquals(3, registered(meeting));
    }

    @Test
    void whoeverIsInTheLineStaysWhereTheyAreWhenTheyComeAgain() {
        Meeting meeting = meeting(1);
        come(meeting, "anne");
        come(meeting, "ben");
        now = now.plusSeconds(60);
        come(meeting, "cara");
        now = now.plusSeconds(60);
        assertEquals(new Outcome.Waits(meeting.slug()), come(meeting, "ben"));
        assertEquals(List.of("ben", "cara"), line(meeting));
    }

    @Test
    void aPlaceIsNeverGivenTwiceHoweverManyComeAndGoAtOnce() throws Exception {
        int places = 5;
        Meeting meeting = meeting(places);
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "person" + i;
            work.add(() -> come(meeting, name) instanceof Outcome.HasPass);
        }
        assertEquals(places, all(work).stream().filter(has -> has).count());
        assertEquals(places, registered(meeting));
        assertEquals(15, line(meeting).size());
        List<Registrant> leaving =
                forum.database.read(handle -> Registrants.of(handle, meeting.id()));
        work.clear();
        leaving.forEach(one -> work.add(() -> withdraw(meeting, one)));
        for (int i = 0; i < 5; i++) {
            work.add(() -> forum.database.write(tx -> forum.waiting.fill(tx, meeting.id()) >= 0));
        }
        all(work);
        assertEquals(places, registered(meeting));
        assertEquals(10, line(meeting).size());
        assertEquals(5, count("SELECT COUNT(*) FROM letter WHERE kind = 'place-free'"));
        assertEquals(10, count("SELECT COUNT(*) FROM pass"));
    }

    private static <T> List<T> all(List<Callable<T>> work) throws Exception {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : workers.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    void everybodyInTheLineHearsWhenItMoves() {
        Meeting meeting = meeting(1);
        come(meeting, "anne");
        come(meeting, "ben");
        List<String> heard = new ArrayList<>();
        try (var _ =
                forum.broadcast.listen(
                        Signal.line(meeting.id()), signal -> heard.add(signal.name()))) {
            now = now.plusSeconds(60);
            come(meeting, "cara");
            withdraw(meeting, person(meeting, "anne"));
        }
        assertEquals(List.of("moved", "moved"), heard);
    }

    @Test
    void theLineOfAMeetingThatIsOverIsForgotten() {
        Meeting meeting = meeting(1);
        come(meeting, "anne");
        come(meeting, "ben");
        now = START.plusSeconds(86_400);
        forum.database.write(
                tx -> {
                    forum.waiting.sweep(tx);
                    return 0;
                });
        assertEquals(List.of(), line(meeting));
        assertEquals(1, registered(meeting));
    }

    @Test
    void remindersAreSentOnceADayAndAnHourBefore() {
        Meeting meeting = meeting(10);
        come(meeting, "anne");
        come(meeting, "ben");
        withdraw(meeting, person(meeting, "ben"));
        String reminders = "SELECT COUNT(*) FROM letter WHERE kind = 'reminder'";
        now = START.minusSeconds(25 * 3600);
        forum.reminders.send();
        assertEquals(0, count(reminders), "too early");
        now = START.minusSeconds(23 * 3600);
        come(meeting, "late");
        forum.reminders.send();
        forum.reminders.send();
        assertEquals(1, count(reminders), "the day before, and not to whoever just registered");
        String facts =
                forum.database.read(
                        handle ->
                                handle.select("SELECT sealed FROM letter WHERE kind = 'reminder'")
                                        .mapTo(byte[].class)
                                        .map(kept -> forum.keys.open(Purpose.LETTER, kept))
                                        .one());
        assertTrue(facts.contains(UnattendedPlan.NOBODY.words()), facts);
        forum.database.write(
                tx -> tx.handle().createUpdate("DELETE FROM reminder_round").execute());
        forum.reminders.send();
        assertEquals(1, count(reminders), "a round that was broken off is gone through again");
        now = START.minusSeconds(1800);
        forum.reminders.send();
        assertEquals(3, count(reminders), "the hour before, to both who come");
        now = START.plusSeconds(60);
        forum.reminders.send();
        assertEquals(3, count(reminders));
    }
}
