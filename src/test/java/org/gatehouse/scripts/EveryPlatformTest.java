package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.sighting.Sighting;
import org.gatehouse.sql.Engine;
import org.gatehouse.staff.Role;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole evening on each platform and on each database, over HTTP: announced in the office,
/// registered for, let in at the desk, stopped, and set up afresh in another room.
@ParameterizedClass
@MethodSource("everywhere")
class EveryPlatformTest {
    @Parameter(0)
    Venue.Kind kind;

    @Parameter(1)
    Engine engine;

    @TempDir Path folder;
    private Venue venue;
    private Evening evening;
    private Browser olive;
    private String desk = "";

    static List<Arguments> everywhere() {
        return Stream.of(Venue.Kind.values())
                .flatMap(kind -> Stream.of(Engine.values()).map(each -> Arguments.of(kind, each)))
                .toList();
    }

    @BeforeEach
    void open() {
        venue = kind.open();
        evening = new Evening(folder, engine.fresh(), venue.sections());
        venue.reportTo(evening.url);
        olive = evening.browser();
        String invitation =
                evening.forum
                        .database
                        .write(
                                tx ->
                                        evening.forum.staff.invite(
                                                tx,
                                                "Olive Owen",
                                                "olive@example.org",
                                                Role.ORGANISER,
                                                Evening.GATEKEEPER))
                        .token();
        olive.post("/office/invitation/" + invitation);
        announce();
    }

    @AfterEach
    void close() {
        evening.close();
        venue.close();
    }

    private void announce() {
        String saved = olive.post("/office/meetings/new", plan()).location();
        String page = saved.replaceFirst("\\?.*", "");
        assertTrue(olive.post(page + "/publish").location().endsWith("said=published"));
        UUID id = UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
        evening.meeting = evening.forum.database.read(handle -> Meetings.require(handle, id));
        desk = "/desk/" + id;
    }

    /// In universal time, where no hour comes twice.
    private Map<String, String> plan() {
        LocalDateTime start =
                LocalDateTime.ofInstant(
                        Instant.now().truncatedTo(ChronoUnit.MINUTES).plusSeconds(600),
                        ZoneOffset.UTC);
        Map<String, String> plan = new HashMap<>();
        plan.put("title", "Road safety in Mill Lane");
        plan.put("date", start.toLocalDate().toString());
        plan.put("time", start.toLocalTime().toString());
        plan.put("zone", "UTC");
        plan.put("minutes", "90");
        plan.put("agenda", "1. Speeding");
        plan.put("capacity", "100");
        plan.put("door", "60");
        plan.put("admission", "FIRST_TIMERS_BY_HAND");
        plan.put("provider", venue.provider());
        List<String> links = new ArrayList<>(venue.links());
        if (!links.isEmpty()) {
            plan.put("link", links.removeFirst());
            plan.put("spares", String.join("\n", links));
        }
        return plan;
    }

    /// Somebody with a pass, in a browser of their own.
    private record Resident(String name, Browser browser, String pass) {}

    private Resident resident(String name, String email) {
        Browser browser = evening.browser();
        return new Resident(name, browser, evening.pass(browser, name, email));
    }

    /// Knocks unless that is done already, is let in at the desk, and presses Join: the link that
    /// came of it.
    private String join(Resident resident) {
        resident.browser().post(resident.pass() + "/knock");
        for (var row : evening.waiting()) {
            olive.post(desk + "/knocks/" + row.knock().orElseThrow().id() + "/admit");
        }
        Browser.Answer answer = resident.browser().post(resident.pass() + "/join");
        return answer.response().statusCode() == 200 ? framed(answer) : answer.location();
    }

    /// The room in a page of ours, which may use the camera there and nowhere else.
    private static String framed(Browser.Answer answer) {
        String room = answer.page().selectFirst("iframe").attr("src");
        String origin = room.replaceFirst("^(https?://[^/]+).*", "$1");
        HttpHeaders headers = answer.response().headers();
        assertTrue(
                headers.firstValue("Content-Security-Policy")
                        .orElseThrow()
                        .endsWith("; frame-src " + origin));
        assertTrue(
                headers.firstValue("Permissions-Policy")
                        .orElseThrow()
                        .contains("camera=(self \"" + origin + "\")"));
        return room;
    }

    /// The desk once it shows what is waited for; the platform is asked behind it.
    private Browser.Answer desk(Predicate<Browser.Answer> shown, String what) {
        Browser.Answer last = olive.get(desk);
        for (int i = 0; i < 600 && !shown.test(last); i++) {
            pause();
            last = olive.get(desk);
        }
        assertTrue(shown.test(last), what + " is not on the desk: " + last.text());
        return last;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void fromTheAnnouncementToAFreshRoomInWhichOldLinksLeadToNobody() {
        Resident jill = resident("Jill Chill", "jill@example.org");
        Resident bob = resident("Bob Baker", "bob@example.org");
        String first = join(jill);
        assertEquals(0, venue.enter(jill.browser(), first, jill.name()));
        assertEquals(1, venue.enter(bob.browser(), join(bob), bob.name()));
        if (venue.show()) {
            desk(answer -> answer.text().contains("Bob Baker is showing something"), "who shows");
        }
        aStrangerIsRed(first);
        if (venue.findsInPublic(first)) {
            Sighting seen = evening.forum.database.read(this::sightings).getFirst();
            assertEquals("zoom", seen.source());
            assertEquals(1, entries("room.seen-in-public"));
            assertEquals(1, entries("room.sharing-began"));
        }

        olive.post(desk + "/stop");
        desk(answer -> !answer.page().select("#stopped").isEmpty(), "the stop");
        if (!venue.reports()) {
            desk(answer -> answer.text().contains("In Teams:"), "what to press");
        }
        venue.hostEnds(first);
        olive.post(desk + "/afresh", Map.of("reason", "Seen on a public page"));
        desk(answer -> answer.page().select("#stopped").isEmpty(), "a fresh room");

        String second = join(jill);
        assertNotEquals(first, second);
        assertEquals(0, venue.enter(jill.browser(), second, jill.name()));
        assertEquals(1, venue.enter(bob.browser(), join(bob), bob.name()));
        assertTrue(
                venue.enter(evening.browser(), first, "Intruder") <= 0,
                "An old link still leads in");
        assertEquals(2, rooms());
    }

    private void aStrangerIsRed(String link) {
        if (!venue.reports()) {
            assertTrue(olive.get(desk).text().contains("Compare the codes"));
            return;
        }
        assertEquals(0, olive.get(desk).page().select("#strangers").size());
        if (venue.letsAStrangerIn(link, "Nobody We Know")) {
            desk(
                    answer -> answer.page().select("#strangers").text().contains("Nobody We Know"),
                    "a stranger");
        }
    }

    private List<Sighting> sightings(Handle handle) {
        return evening.forum.leakWatch.sightings.latest(handle, 10);
    }

    private long entries(String kind) {
        return evening.forum.database.read(
                handle ->
                        handle.createQuery("SELECT COUNT(*) FROM ledger_entry WHERE kind = :kind")
                                .bind("kind", kind)
                                .mapTo(Long.class)
                                .one());
    }

    private long rooms() {
        return evening.forum.database.read(
                handle ->
                        handle.createQuery("SELECT COUNT(*) FROM room WHERE meeting_id = :meeting")
                                .bind("meeting", evening.meeting.id())
                                .mapTo(Long.class)
                                .one());
    }
}
