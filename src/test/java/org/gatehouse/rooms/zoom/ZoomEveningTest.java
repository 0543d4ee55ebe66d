package org.gatehouse.rooms.zoom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.gatehouse.rooms.RoomsHouse.done;
import static org.gatehouse.rooms.RoomsHouse.guest;
import static org.gatehouse.rooms.RoomsHouse.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.BadConfig;
import org.gatehouse.Config;
import org.gatehouse.Forum;
import org.gatehouse.Gatehouse;
import org.gatehouse.PostSettings;
import org.gatehouse.door.ParticipantReports;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.Room;
import org.gatehouse.sql.DatabaseAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program with a `[zoom]` section, against Zoom's working double.
class ZoomEveningTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ZoomWebhook signer = new ZoomWebhook("a webhook secret");

    @TempDir private Path folder;
    private ZoomDouble zoom;

    @BeforeEach
    void start() throws Exception {
        zoom = new ZoomDouble();
    }

    @AfterEach
    void stop() {
        zoom.close();
    }

    private Gatehouse gatehouse(Map<String, String> more) {
        Map<String, String> section = new HashMap<>();
        section.put("account_id", "acc");
        section.put("client_id", "id");
        section.put("client_secret", "secret");
        section.put("host", "host@forum.example");
        section.put("guest_address", "door@forum.example");
        section.put("webhook_secret", "a webhook secret");
        section.put("token_url", zoom.address("/oauth/token").toString());
        section.putAll(more);
        Config config =
                new Config(
                        new Config.Server(
                                0,
                                InetAddress.getLoopbackAddress(),
                                URI.create("http://localhost:1"),
                                List.of()),
                        folder,
                        DatabaseAddress.embedded(folder.resolve("forum.db")),
                        folder.resolve("key"),
                        Optional.empty(),
                        Config.Forum.UNNAMED,
                        30,
                        new Config.Section(section),
                        Config.Section.NONE,
                        Config.Section.NONE,
                        Config.Section.NONE,
                        Config.Section.NONE,
                        Config.Section.NONE,
                        14,
                        PostSettings.NONE);
        return new Gatehouse(config, Clock.systemUTC(), new SecureRandom(), false, List.of());
    }

    @Test
    void zoomReportsWhoIsInsideAndAStrangerHasNoPass() throws Exception {
        try (Gatehouse gatehouse = gatehouse(Map.of())) {
            gatehouse.start();
            Caretaker caretaker = gatehouse.forum().caretaker;
            Actor by = new Actor.Operator();
            Room room =
                    done(
                            caretaker.open(
                                    caretaker.provider("zoom").orElseThrow(),
                                    request(UUID.randomUUID(), 1),
                                    by));
            Guest jill = guest("Jill Chill");
            String registrant = done(caretaker.admit(room, jill, by)).reference().orElseThrow();
            assertEquals(204, report(gatehouse, joined(room, "1", registrant), signer));
            assertEquals(204, report(gatehouse, joined(room, "2", ""), signer));
            assertEquals(401, report(gatehouse, joined(room, "3", ""), new ZoomWebhook("guessed")));

            List<Occupant> inside = done(caretaker.occupants(room));
            assertEquals(
                    List.of(Optional.of(jill.pass()), Optional.empty()),
                    inside.stream().map(Occupant::pass).toList());
            done(caretaker.end(room, by));
            assertTrue(zoom.meetings.isEmpty());
        }
    }

    @Test
    void whatZoomReportsAfterwardsIsWrittenDownOnceAndByPass() throws Exception {
        try (Gatehouse gatehouse = gatehouse(Map.of())) {
            Forum forum = gatehouse.forum();
            Actor by = new Actor.Operator();
            Meeting meeting = announced(forum, by);
            Room room =
                    forum.database
                            .read(h -> forum.rooms.currentRoom(h, meeting.id()))
                            .orElseThrow();
            done(forum.caretaker.admit(room, guest("Jill Chill"), by));
            Instant after = Instant.now().plus(Duration.ofMinutes(11));
            forum.participantReports.fetch(after);
            assertEquals(Optional.empty(), told(forum, meeting), "the room is still open");
            done(forum.caretaker.end(room, by));
            forum.participantReports.fetch(after);
            assertEquals(
                    Optional.of(new ParticipantReports.Told("zoom", 2, 1)), told(forum, meeting));
            forum.participantReports.fetch(after.plus(Duration.ofHours(1)));
            assertEquals(
                    List.of("room.attendance-reported", "room.stay", "room.stay"),
                    ledgerKinds(forum));
        }
    }

    private static Optional<ParticipantReports.Told> told(Forum forum, Meeting meeting) {
        return forum.database.read(h -> ParticipantReports.of(h, meeting.id()));
    }

    private static List<String> ledgerKinds(Forum forum) {
        return forum.database.read(
                h ->
                        h.createQuery(
                                        """
                                        SELECT kind FROM ledger_entry
                                        WHERE kind IN ('room.stay', 'room.attendance-reported')
                                        ORDER BY kind
                                        """)
                                .mapTo(String.class)
                                .list());
    }

    private static Meeting announced(Forum forum, Actor by) {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        ZoneId zone = ZoneId.of("Europe/London");
        MeetingPlan plan =
                new MeetingPlan(
                        "Road safety",
                        start.atZone(zone).toLocalDateTime(),
                        zone,
                        start,
                        90,
                        "",
                        100,
                        60,
                        AdmissionPolicy.FIRST_TIMERS_BY_HAND,
                        "zoom");
        Meeting meeting = forum.database.write(tx -> forum.meetings.create(tx, plan, by));
        forum.meetingRooms.announce(meeting.id(), by);
        return meeting;
    }

    @Test
    void aMistypedSectionKeepsTheProgramFromStarting() {
        BadConfig bad =
                assertThrows(BadConfig.class, () -> gatehouse(Map.of("client_secrets", "x")));
        assertTrue(bad.problems().toString().contains("client_secrets"), bad.getMessage());
    }

    private static String joined(Room room, String user, String registrant) {
        return """
               {"event":"meeting.participant_joined","event_ts":%d,"payload":{"object":{"id":"%s",
               "uuid":"u","participant":{"user_id":"%s","user_name":"Jill Chill",
               "registrant_id":"%s"}}}}
               """
                .formatted(
                        Instant.now().toEpochMilli(), room.details().reference(), user, registrant);
    }

    private int report(Gatehouse gatehouse, String body, ZoomWebhook from) throws Exception {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://localhost:" + gatehouse.port() + "/hooks/zoom"))
                        .header("x-zm-request-timestamp", timestamp)
                        .header(
                                "x-zm-signature",
                                "v0=" + from.sign(timestamp, body.getBytes(UTF_8)))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
