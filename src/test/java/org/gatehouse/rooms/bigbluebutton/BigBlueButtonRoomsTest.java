package org.gatehouse.rooms.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.gatehouse.rooms.RoomsHouse.done;
import static org.gatehouse.rooms.RoomsHouse.guest;
import static org.gatehouse.rooms.RoomsHouse.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomEvent;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomProviderContract;
import org.gatehouse.rooms.RoomWebhook.Delivery;
import org.gatehouse.rooms.RoomsHouse;
import org.gatehouse.rooms.TryOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BigBlueButtonRoomsTest extends RoomProviderContract {
    private static final Instant NOW = Instant.parse("2026-12-01T18:00:00Z");
    private static final String CALLBACK = "https://gate.forum.example/hooks/bigbluebutton";

    private final HttpClient http = HttpClient.newHttpClient();
    private BigBlueButtonDouble server;
    private BigBlueButtonRooms rooms;

    @BeforeEach
    void start() throws Exception {
        server = new BigBlueButtonDouble();
        rooms = rooms(BigBlueButtonDouble.SECRET);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private BigBlueButtonRooms rooms(String secret) {
        return new BigBlueButtonRooms(settings(secret), http, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private BigBlueButtonSettings settings(String secret) {
        return new BigBlueButtonSettings(
                server.address(), secret, Optional.of(URI.create(CALLBACK)));
    }

    @Override
    protected RoomProvider provider() {
        return rooms;
    }

    @Test
    void aJoinLinkWorksForItsSessionAndDiesWithIt() throws Exception {
        RoomDetails room = done(rooms.open(request(meeting, 1)));
        URI link = done(rooms.admit(room, guest("Zoë O'Brien & sons"))).address();
        assertTrue(get(link).contains("SUCCESS"));
        server.sessions.clear();
        done(rooms.open(request(meeting, 1)));
        assertTrue(
                get(link).contains("mismatchCreateTimeParam"), "an old link opens a new session");
    }

    @Test
    void aLinkCannotBeChangedByItsOwner() throws Exception {
        RoomDetails room = done(rooms.open(request(meeting, 1)));
        String link = done(rooms.admit(room, guest("Jill Chill"))).address().toString();
        assertTrue(get(URI.create(link.replace("VIEWER", "MODERATOR"))).contains("checksumError"));
    }

    @Test
    void onlyTheHostIsModerator() {
        RoomDetails room = done(rooms.open(request(meeting, 1)));
        Guest host = new Guest(meeting, "Host", "H1", Guest.Role.HOST);
        assertTrue(done(rooms.admit(room, host)).address().getQuery().contains("role=MODERATOR"));
        assertTrue(
                done(rooms.admit(room, guest("Jill")))
                        .address()
                        .getQuery()
                        .contains("role=VIEWER"));
    }

    @Test
    void whoIsInsideIsToldByPassAndAStrangerHasNone() throws Exception {
        RoomDetails room = done(rooms.open(request(meeting, 1)));
        Guest jill = guest("Jill Chill");
        get(done(rooms.admit(room, jill)).address());
        server.sessions
                .get(room.reference())
                .attendees
                .add(Map.of("userID", "w_stranger", "fullName", "Jill Chill", "role", "VIEWER"));
        List<Occupant> inside = done(rooms.occupants(room));
        assertEquals(Optional.of(jill.pass()), inside.get(0).pass());
        assertEquals(Optional.empty(), inside.get(1).pass());
    }

    @Test
    void theRoomOutlivesTheWaitForItsFirstGuest() {
        RoomDetails room = done(rooms.open(request(meeting, 1)));
        Map<String, String> asked = server.sessions.get(room.reference()).parameters;
        assertEquals("210", asked.get("meetingExpireIfNoUserJoinedInMinutes"));
        for (String locked : List.of("Cam", "Mic", "PublicChat", "PrivateChat", "Notes")) {
            assertEquals("true", asked.get("lockSettingsDisable" + locked), locked);
        }
        assertEquals("true", asked.get("lockSettingsLockOnJoin"));
    }

    @Test
    void aServerThatForgotWhomToTellIsToldAgain() {
        Instant[] now = {NOW};
        BigBlueButtonRooms moving =
                new BigBlueButtonRooms(settings(BigBlueButtonDouble.SECRET), http, () -> now[0]);
        RoomDetails room = done(moving.open(request(meeting, 1)));
        assertEquals(List.of(CALLBACK), server.hooks);
        server.hooks.clear(); // dropped, as the server does after failures
        done(moving.occupants(room));
        assertEquals(List.of(), server.hooks, "not with every look");
        now[0] = NOW.plusSeconds(301);
        done(moving.occupants(room));
        assertEquals(List.of(CALLBACK), server.hooks);
    }

    @Test
    void aRoomMadeBehindATimeOutIsFound(@TempDir Path folder) {
        server.misbehaveOn = "create";
        try (RoomsHouse house = new RoomsHouse(folder)) {
            Caretaker caretaker =
                    new Caretaker(house.database, house.rooms, house.steps, List.of(rooms));
            done(caretaker.open(rooms, request(meeting, 1), house.by));
        }
        assertEquals(1, server.sessions.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html>login</html",
                "''",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><response>&b;</response>"
            })
    void anAnswerThatIsNoAnswerIsUnreachable(String answer) {
        server.misbehaveOn = "create";
        server.answer = answer;
        assertInstanceOf(Outcome.Unreachable.class, rooms.open(request(meeting, 1)));
    }

    @Test
    void aWrongSecretIsSaidInWords() {
        BigBlueButtonRooms stranger = rooms("something else");
        String reason = stranger.open(request(meeting, 1)).reason();
        assertTrue(reason.contains("bbb-conf --secret"), reason);
        List<TryOut.Finding> findings =
                new TryOut(stranger, stranger.check()).run(request(meeting, 1));
        assertFalse(findings.getFirst().good());
        assertEquals(1, findings.size());
    }

    @Test
    void tryingOutLeavesNothingBehind() {
        List<TryOut.Finding> findings = new TryOut(rooms, rooms.check()).run(request(meeting, 1));
        assertTrue(
                findings.stream().filter(f -> !f.good()).findAny().isEmpty(), findings.toString());
        assertTrue(server.sessions.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-1", "SHA-256", "SHA-384", "SHA-512"})
    void aReportIsBelievedOnlyWithItsChecksum(String algorithm) throws Exception {
        String body = report("user-joined", NOW.toEpochMilli());
        String checksum =
                HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance(algorithm)
                                        .digest(
                                                (CALLBACK + body + BigBlueButtonDouble.SECRET)
                                                        .getBytes(UTF_8)));
        Delivery.Genuine genuine =
                assertInstanceOf(Delivery.Genuine.class, judge(body, "checksum=" + checksum, NOW));
        RoomEvent.Inside inside =
                assertInstanceOf(
                        RoomEvent.Inside.class, webhook().events(genuine.body()).getFirst());
        assertEquals("Zoë & Co", inside.person().name());
        assertEquals(Optional.of("pass-1"), inside.person().reference());
        assertInstanceOf(
                Delivery.Rejected.class, judge("x=1&" + body, "checksum=" + checksum, NOW));
        assertInstanceOf(
                Delivery.Rejected.class,
                judge(body, "checksum=" + checksum, NOW.plusSeconds(16 * 60)));
        assertInstanceOf(Delivery.Rejected.class, judge(body, "", NOW));
    }

    private BigBlueButtonWebhook webhook() {
        return new BigBlueButtonWebhook(settings(BigBlueButtonDouble.SECRET));
    }

    private Delivery judge(String body, String query, Instant now) {
        return webhook().judge(body.getBytes(UTF_8), _ -> Optional.empty(), query, now);
    }

    private static String report(String id, long at) {
        String event =
                """
                [{"data":{"type":"event","id":"%s","attributes":{"meeting":{"internal-meeting-id":"i",
                "external-meeting-id":"room-1"},"user":{"internal-user-id":"w_1",
                "external-user-id":"pass-1","name":"Zoë & Co","role":"VIEWER"}},"event":{"ts":%d}}}]
                """
                        .formatted(id, at);
        return "domain=bbb.forum.example&event="
                + URLEncoder.encode(event, UTF_8)
                + "&timestamp="
                + at;
    }

    private String get(URI link) throws Exception {
        return http.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
