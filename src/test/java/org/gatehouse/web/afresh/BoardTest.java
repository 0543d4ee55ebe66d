package org.gatehouse.web.afresh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.staff.Role;
import org.gatehouse.web.desk.DeskSite;
import org.gatehouse.web.desk.Visitor;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BoardTest {
    private static final Actor BY = new Actor.Operator();
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final String[] PRESSED = {"Sec-Fetch-Mode", "navigate", "Sec-Fetch-User", "?1"};

    @TempDir private Path directory;
    private DeskSite site;
    private Meeting meeting;
    private DeskSite.Guest ann;
    private DeskSite.Guest bob;
    private String cookie;

    @BeforeEach
    void setAfresh() {
        site = new DeskSite(directory);
        meeting = site.openMeeting();
        ann = site.guest(meeting, "Ann Archer");
        bob = site.guest(meeting, "=cmd Bob");
        cookie = device(ann);
        site.admit(site.knock(bob));
        UUID id = site.forum.rotations.begin(meeting.id(), Set.of(), "seen", BY);
        site.forum.rotations.carryOut(id, BY);
    }

    @AfterEach
    void goHome() {
        site.close();
    }

    /// A browser in which `guest` has proved the mailbox, by its cookie.
    private String device(DeskSite.Guest guest) {
        String token = site.forum.keys.newToken();
        String browser = site.forum.keys.hash(Purpose.BROWSER, token);
        site.forum.database.write(
                tx -> {
                    site.forum.devices.bind(
                            tx, meeting.id(), guest.registrant(), browser, "Firefox", "mailbox");
                    return browser;
                });
        return "gatehouse=" + token;
    }

    private void open(DeskSite.Guest guest, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(site.url("/p/" + guest.token())))
                        .header("Cookie", cookie);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertEquals(200, client.send(request.build(), BodyHandlers.ofString()).statusCode());
        }
    }

    private String how(String name) {
        Visitor gail = site.signedIn("Gail Gate " + UUID.randomUUID(), Role.GATEKEEPER);
        Element row =
                gail.get("/desk/" + meeting.id() + "/reached").page().select("tbody tr").stream()
                        .filter(tr -> tr.text().contains(name))
                        .findFirst()
                        .orElseThrow();
        return row.select("td").getFirst().text();
    }

    private long seen() {
        return site.forum.database.read(
                h -> h.createQuery("SELECT COUNT(*) FROM rotation_seen").mapTo(Long.class).one());
    }

    @Test
    void whoOpensThePageByHandHasSeenIt() throws IOException, InterruptedException {
        assertEquals("Letter on its way", how("Ann Archer"));
        open(ann, PRESSED);
        long until = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (seen() == 0 && System.nanoTime() < until) {
            Thread.sleep(10);
        }
        assertEquals("Seen by a person", how("Ann Archer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sec-Fetch-Mode=cors", "Purpose=prefetch"})
    void aMachineThatLooksInTheReadersOwnBrowserHasSeenNothing(String more)
            throws IOException, InterruptedException {
        if (more.isEmpty()) {
            open(ann);
        } else if (more.startsWith("Purpose")) {
            open(ann, "Sec-Fetch-Mode", "navigate", "Sec-Fetch-User", "?1", "Purpose", "prefetch");
        } else {
            open(ann, "Sec-Fetch-Mode", "cors", "Sec-Fetch-User", "?1");
        }
        // Written behind the page: what is asked for later is written later.
        open(bob, PRESSED);
        site.forum.database.write(tx -> tx.now());
        assertEquals(0, seen());
    }

    @Test
    void aPlaceThatWasKeptAtTheDoorIsNobodysArrival() {
        assertEquals("Letter on its way", how("=cmd Bob"));
        UUID knock =
                site
                        .forum
                        .database
                        .read(
                                h ->
                                        site.forum.desk.view(
                                                h, meeting.id(), site.forum.clock.instant()))
                        .rows()
                        .stream()
                        .filter(row -> row.registrantId().equals(bob.registrant()))
                        .findFirst()
                        .orElseThrow()
                        .knock()
                        .orElseThrow()
                        .id();
        site.admit(knock);
        assertEquals("Letter on its way", how("=cmd Bob"));
        site.forum.entrance.comeIn(
                bob.token(),
                bob.browser(),
                new org.gatehouse.door.Entrance.Origin("192.0.2.1", "Firefox"),
                site.forum.clock.instant());
        assertEquals("In the new room", how("=cmd Bob"));
    }

    @Test
    void aNameThatASpreadsheetWouldReckonWithIsText() {
        for (String text : List.of("=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1")) {
            assertTrue(Csv.cell(text).startsWith("\"'"), text);
        }
        assertEquals("\"Ann \"\"Annie\"\" Archer\"", Csv.cell("Ann \"Annie\" Archer"));
    }
}
