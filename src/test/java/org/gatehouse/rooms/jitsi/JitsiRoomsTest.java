package org.gatehouse.rooms.jitsi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.gatehouse.rooms.RoomsHouse.done;
import static org.gatehouse.rooms.RoomsHouse.guest;
import static org.gatehouse.rooms.RoomsHouse.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.JoinLink;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Removed;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomPresence;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomProviderContract;
import org.gatehouse.rooms.RoomWebhook.Delivery;
import org.gatehouse.rooms.TryOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JitsiRoomsTest extends RoomProviderContract {
    private static final Instant NOW = Instant.parse("2026-12-01T19:00:00Z");
    private static final String TOKEN = "a bearer token of event_sync";

    private static final KeyPair PAIR = newPair();

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final HttpClient http = HttpClient.newHttpClient();
    private final RoomPresence presence = new RoomPresence();
    private JitsiDouble jitsi;
    private JitsiRooms rooms;

    /// One for all tests: making it takes its time.
    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() throws Exception {
        jitsi = new JitsiDouble(clock);
        jitsi.publicKeys.put("system", PAIR.getPublic());
        rooms = rooms(controlled(new JitsiKey.Shared(jitsi.secret)), clock);
    }

    @AfterEach
    void stop() {
        jitsi.close();
    }

    private JitsiRooms rooms(JitsiSettings settings, InstantSource at) {
        return new JitsiRooms(settings, http, at, new SecureRandom(), presence);
    }

    private JitsiSettings controlled(JitsiKey key) {
        return plain(key)
                .controlledAt(
                        jitsi.address().toString(),
                        "conference.meet.forum.example",
                        "system",
                        pem())
                .reportingWith(TOKEN);
    }

    private JitsiSettings plain(JitsiKey key) {
        return new JitsiSettings(
                jitsi.address(),
                "forum",
                "jitsi",
                "meet.forum.example",
                key,
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ofMinutes(3));
    }

    private String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(PAIR.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    @Override
    protected RoomProvider provider() {
        return rooms;
    }

    /// A ticket is made without asking the server; the caretaker refuses for a closed room.
    @Override
    protected boolean refusesAfterEnd() {
        return false;
    }

    @Test
    void theServersDoorOpensForATicket() throws Exception {
        RoomDetails room = done(rooms.open(request(meeting, 1)));
        assertEquals(200, enter(link(room)));
        assertTrue(room.reference().matches("[a-z2-9]{28}"), "the name can be guessed");
    }

    @Test
    void theDoorStaysShutWithoutATicketAfterItsTimeAndForAnotherRoom() throws Exception {
        RoomDetails room = done(rooms.open(request(meeting, 1)));
        RoomDetails afresh = done(rooms.open(request(meeting, 2)));
        String link = link(room).toString();
        assertEquals(403, enter(URI.create(link.substring(0, link.indexOf('?')))));
        assertEquals(403, enter(URI.create(link.replace(room.reference(), afresh.reference()))));
        assertEquals(403, enter(URI.create(link.replaceFirst("jwt=[^.]+", "jwt=e30"))));
        JitsiRooms yesterday =
                rooms(
                        controlled(new JitsiKey.Shared(jitsi.secret)),
                        InstantSource.fixed(NOW.minus(Duration.ofMinutes(4))));
        assertEquals(403, enter(done(yesterday.admit(room, guest("Jill Chill"))).address()));
    }

    @Test
    void aForeignSecretOpensNothing() throws Exception {
        JitsiRooms stranger =
                rooms(controlled(new JitsiKey.Shared("another secret of 32 characters!")), clock);
        RoomDetails room = done(stranger.open(request(meeting, 1)));
        assertEquals(403, enter(done(stranger.admit(room, guest("Jill"))).address()));
    }

    @Test
    void onlyTheHostIsOwnerAndOnlySpeakersMayShow() {
        RoomDetails room = done(rooms.open(request(meeting, 1)));
        JsonNode resident = context(room, Guest.Role.RESIDENT);
        JsonNode speaker = context(room, Guest.Role.SPEAKER);
        JsonNode host = context(room, Guest.Role.HOST);
        assertEquals("member", resident.path("user").path("affiliation").asString(""));
        assertEquals("false", resident.path("features").path("screen-sharing").asString(""));
        assertEquals("member", speaker.path("user").path("affiliation").asString(""));
        assertEquals("true", speaker.path("features").path("screen-sharing").asString(""));
        assertEquals("owner", host.path("user").path("affiliation").asString(""));
    }

    private JsonNode context(RoomDetails room, Guest.Role role) {
        Guest guest = new Guest(meeting, "Somebody", "K7", role);
        return JitsiDouble.claims(ticket(done(rooms.admit(room, guest)).address())).path("context");
    }

    @Test
    void theServiceGetsItsOwnClaims() throws Exception {
        JitsiSettings service = JitsiSettings.service("vpaas-magic-cookie-1", "key1", pem());
        JitsiRooms jaas = rooms(service, clock);
        RoomDetails room = done(jaas.open(request(meeting, 1)));
        URI link = done(jaas.admit(room, guest("Zoë"))).address();
        assertTrue(
                link.toString()
                        .startsWith("https://8x8.vc/vpaas-magic-cookie-1/" + room.reference()));
        JsonNode claims = JitsiDouble.claims(ticket(link));
        assertEquals("chat", claims.path("iss").asString(""));
        assertEquals("jitsi", claims.path("aud").asString(""));
        assertEquals("vpaas-magic-cookie-1", claims.path("sub").asString(""));
        assertEquals("false", claims.path("context").path("user").path("moderator").asString(""));
        JsonNode header = JitsiDouble.part(ticket(link), 0);
        assertEquals("vpaas-magic-cookie-1/key1", header.path("kid").asString(""));
        assertEquals("RS256", header.path("alg").asString(""));
    }

    @Test
    void anRsaKeyOpensAServerThatKnowsItsPublicHalf() throws Exception {
        jitsi.publicKeys.put("login", PAIR.getPublic());
        JitsiRooms signed = rooms(plain(JitsiKey.rsa("login", pem())), clock);
        RoomDetails room = done(signed.open(request(meeting, 1)));
        assertEquals(200, enter(done(signed.admit(room, guest("Jill"))).address()));
        assertFalse(signed.abilities().contains(Ability.ENDS_ROOM));
        assertTrue(done(signed.end(room)).pressInPlatform().isPresent());
    }

    @Test
    void endingDestroysTheRoomOverTheServersInterface() throws Exception {
        RoomDetails room = done(rooms.open(request(meeting, 1)));
        enter(link(room));
        assertEquals(1, jitsi.rooms.size());
        done(rooms.end(room));
        assertEquals(0, jitsi.rooms.size());
    }

    @Test
    void aServerThatDoesNotSettleIsUnreachable() {
        RoomDetails room = done(rooms.open(request(meeting, 1)));
        jitsi.silentAfterSuccess = true;
        assertInstanceOf(Outcome.Unreachable.class, rooms.end(room));
        jitsi.silentAfterSuccess = false;
        jitsi.broken = true;
        assertInstanceOf(Outcome.Unreachable.class, rooms.end(room));
        jitsi.broken = false;
        jitsi.publicKeys.clear();
        assertInstanceOf(Outcome.Refused.class, rooms.end(room));
    }

    @Test
    void whoIsInsideIsReportedAndCanBeKicked() {
        RoomDetails room = done(rooms.open(request(meeting, 1)));
        Guest jill = guest("Jill Chill");
        String report =
                """
                {"event_name":"muc-occupant-joined","room_name":"%s","occupant":{"name":"Jill Chill",
                "id":"%s","occupant_jid":"14f01c40-5195@meet.forum.example/x","joined_at":1796151600}}
                """
                        .formatted(room.reference(), jill.pass());
        JitsiWebhook webhook = new JitsiWebhook(TOKEN);
        assertInstanceOf(Delivery.Rejected.class, judge(webhook, "Bearer something else", report));
        Delivery.Genuine genuine =
                assertInstanceOf(Delivery.Genuine.class, judge(webhook, "Bearer " + TOKEN, report));
        webhook.events(genuine.body()).forEach(presence::apply);
        assertEquals(
                List.of("Jill Chill"),
                done(rooms.occupants(room)).stream().map(Occupant::name).toList());

        jitsi.rooms.put(room.reference(), new ArrayList<>(List.of("kicked:14f01c40")));
        assertEquals(
                Removed.completely(),
                done(rooms.remove(room, jill, Set.of(jill.pass().toString()))));
        assertEquals(List.of(), jitsi.rooms.get(room.reference()));
    }

    private static Delivery judge(JitsiWebhook webhook, String authorization, String body) {
        return webhook.judge(
                body.getBytes(UTF_8),
                name -> Optional.of(authorization).filter(_ -> name.equals("Authorization")),
                "",
                NOW);
    }

    @Test
    void tryingOutSaysWhatCannotBeTried() {
        JitsiSettings settings = controlled(new JitsiKey.Shared(jitsi.secret));
        List<TryOut.Finding> findings =
                new TryOut(rooms, new JitsiCheck(settings, http)).run(request(meeting, 1));
        assertTrue(findings.stream().allMatch(TryOut.Finding::good), findings.toString());
        jitsi.broken = true;
        List<TryOut.Finding> down =
                new TryOut(rooms, new JitsiCheck(settings, http)).run(request(meeting, 1));
        assertFalse(down.getFirst().good());
    }

    @Test
    void weakSecretsAndWrongKeysAreRefusedInWords() {
        assertThrows(IllegalArgumentException.class, () -> new JitsiKey.Shared("short"));
        assertThrows(IllegalArgumentException.class, () -> JitsiKey.rsa("id", "no key"));
        assertThrows(IllegalArgumentException.class, () -> new JitsiWebhook("short"));
    }

    private URI link(RoomDetails room) {
        JoinLink link = done(rooms.admit(room, guest("Jill Chill")));
        return link.address();
    }

    private static String ticket(URI link) {
        return link.getRawQuery().replace("jwt=", "");
    }

    private int enter(URI link) throws Exception {
        URI bare = URI.create(link.toString().replaceFirst("#.*", ""));
        return http.send(
                        HttpRequest.newBuilder(bare).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
