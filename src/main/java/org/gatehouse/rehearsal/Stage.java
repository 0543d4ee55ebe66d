package org.gatehouse.rehearsal;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gatehouse.Forum;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.rehearsal.Person.Part;
import org.jspecify.annotations.Nullable;

/// Where the acts are played: the cast with their browsers, the clock, and the books that are kept.
final class Stage implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    static final LocalDate EVENING = LocalDate.of(2021, 11, 11);
    static final LocalDate DAY_BEFORE = EVENING.minusDays(1);

    final Forum forum;
    final Cast cast;
    final PlayClock clock;
    final Timeline timeline;
    final Checks checks = new Checks();
    final Mailboxes mail;
    final URI site;
    final Scanner scanner;
    final Gatekeeper gatekeeper;

    /// Counted down as soon as one page in the room shows the frame.
    final CountDownLatch frameSeen = new CountDownLatch(1);

    /// What the first page said that showed it.
    volatile String shownBy = "";

    final List<Attendee> attendees = new ArrayList<>();
    final SecondsToSafe seconds = new SecondsToSafe();
    final LeakSeconds leak = new LeakSeconds();
    @Nullable Meeting meeting;

    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(hands)
                    .build();

    Stage(Forum forum, Cast cast, PlayClock clock, Mailboxes mail, URI site) {
        this.forum = forum;
        this.cast = cast;
        this.clock = clock;
        this.timeline = new Timeline(clock);
        this.mail = mail;
        this.site = site;
        this.scanner = new Scanner(this);
        this.gatekeeper = new Gatekeeper(this);
        Stream.concat(cast.applicants().stream(), cast.intruders().stream())
                .forEach(person -> attendees.add(new Attendee(person, this)));
    }

    Browser browser(String address, String agent) {
        return new Browser(client, site, address, agent);
    }

    Attendee with(Part part) {
        return attendees.stream()
                .filter(one -> one.person.part() == part)
                .findFirst()
                .orElseThrow();
    }

    /// Everybody who belongs here.
    List<Attendee> residents() {
        return attendees.stream().filter(one -> !one.isIntruder()).toList();
    }

    List<Attendee> intruders() {
        return attendees.stream().filter(Attendee::isIntruder).toList();
    }

    /// Everybody who stands at the door tonight.
    List<Attendee> atTheDoor() {
        return attendees.stream().filter(one -> one.person.part() != Part.RELAYED).toList();
    }

    Meeting meeting() {
        if (meeting == null) {
            throw new IllegalStateException("The meeting is announced first");
        }
        return meeting;
    }

    /// The page that is safe to share.
    String publicPage() {
        return "/meetings/" + meeting().slug();
    }

    String deskPath() {
        return "/desk/" + meeting().id();
    }

    /// Jumps ahead to the scene at `time` on `day`.
    void at(LocalDate day, String time) {
        clock.goTo(moment(day, time));
    }

    static Instant moment(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    /// Has everybody of `people` do `what` at the same time. What goes wrong for one is noted and
    /// stops nobody else.
    void all(Collection<Attendee> people, String doing, Consumer<Attendee> what) {
        together(
                people.stream()
                        .map(
                                one ->
                                        (Runnable)
                                                () ->
                                                        one(
                                                                one.person.name(),
                                                                doing,
                                                                () -> what.accept(one)))
                        .toList());
    }

    /// Runs all of it at the same time.
    void together(List<Runnable> steps) {
        try {
            List<Callable<Object>> calls = steps.stream().map(Executors::callable).toList();
            hands.invokeAll(calls);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Mishap("interrupted", e);
        }
    }

    /// Has one person do something; what goes wrong is noted.
    void one(String who, String doing, Runnable what) {
        try {
            what.run();
        } catch (RuntimeException e) {
            checks.mishap(who + ", " + doing + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        attendees.forEach(Attendee::closeRoomPage);
        client.shutdownNow();
        hands.shutdownNow();
    }
}
