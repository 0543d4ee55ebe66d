package org.gatehouse.rooms.janus;

import static org.gatehouse.rooms.RoomsHouse.done;
import static org.gatehouse.rooms.RoomsHouse.guest;
import static org.gatehouse.rooms.RoomsHouse.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.JoinLink;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.ProviderTexts;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomEvent;
import org.gatehouse.rooms.RoomPresence;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomProviderContract;
import org.gatehouse.rooms.TryOut;
import org.gatehouse.rooms.TryOut.Finding;
import org.gatehouse.rooms.janus.JanusSeat.Feed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JanusRoomsTest extends RoomProviderContract {
    private final HttpClient http = HttpClient.newHttpClient();
    private final RoomPresence presence = new RoomPresence();
    private final List<RoomEvent> heard = new ArrayList<>();
    private Instant now = Instant.parse("2026-12-01T19:00:00Z");
    private JanusDouble janus;
    private JanusRooms rooms;

    @BeforeEach
    void start() throws IOException {
        janus = new JanusDouble();
        rooms = rooms(Map.of());
    }

    @AfterEach
    void stop() {
        janus.close();
    }

    private JanusRooms rooms(Map<String, String> other) {
        Map<String, String> section = new HashMap<>(janus.section());
        section.putAll(other);
        return new JanusRooms(
                JanusSettings.read(new ProviderTexts("janus", section)),
                http,
                () -> now,
                new SecureRandom(),
                presence,
                heard::add);
    }

    @Override
    protected RoomProvider provider() {
        return rooms;
    }

    private RoomDetails open() {
        return done(rooms.open(request(meeting, 1)));
    }

    /// A person's browser: what it was given, and where it waits at Janus.
    private record Browser(Guest guest, String reference, JanusSeat seat, String path) {
        long number(int part) {
            return Long.parseLong(path.split("/")[part]);
        }
    }

    private Browser letIn(RoomDetails room, String name) {
        Guest guest = guest(name);
        JoinLink link = done(rooms.admit(room, guest));
        String reference = link.reference().orElseThrow();
        JanusSeat seat = done(rooms.ready(room, reference));
        Browser browser = new Browser(guest, reference, seat, session(seat.token()));
        join(room, browser, Feed.PERSON, false);
        return browser;
    }

    private Outcome<String> join(RoomDetails room, Browser who, Feed feed, boolean mayShow) {
        return rooms.join(
                room, who.reference(), who.guest(), feed, mayShow, who.number(1), who.number(2));
    }

    private String session(String token) {
        String session = "/" + id(ask("", token, "create"));
        return session + "/" + id(ask(session, token, "attach"));
    }

    private static long id(JsonNode answer) {
        return answer.path("data").path("id").asLong(0);
    }

    private JsonNode ask(String path, String token, String verb) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        return janus.browser(path, body.put("janus", verb).put("token", token));
    }

    private List<String> inside(RoomDetails room) {
        return done(rooms.occupants(room)).stream().map(Occupant::name).toList();
    }

    @Test
    void aRoomIsPrivateAndNobodyGuessesItsName() {
        RoomDetails room = open();
        ObjectNode settings = janus.rooms.get(room.reference()).settings;
        assertTrue(settings.path("is_private").asBoolean(false));
        assertTrue(settings.path("require_pvtid").asBoolean(false));
        assertTrue(settings.path("lock_record").asBoolean(false));
        assertEquals(43, room.reference().length());
        assertFalse(room.reference().contains(meeting.toString()));
        Map<String, String> other = new HashMap<>(janus.section());
        other.put("api_secret", "another secret of 32 characters.");
        JanusNames elsewhere =
                new JanusNames(JanusSettings.read(new ProviderTexts("janus", other)));
        assertNotEquals(room.reference(), elsewhere.room(request(meeting, 1).key()));
    }

    @Test
    void thePersonIsInsideUnderTheNameOfTheirPass() {
        RoomDetails room = open();
        Browser jill = letIn(room, "Jill Chill");
        Occupant one = done(rooms.occupants(room)).getFirst();
        assertEquals("Jill Chill", one.name());
        assertEquals(jill.reference(), one.reference().orElseThrow());
    }

    @Test
    void aTokenAloneLeadsIntoNoRoom() {
        RoomDetails room = open();
        Browser jill = letIn(room, "Jill Chill");
        String path = session(jill.seat().token());
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("request", "join").put("ptype", "publisher").put("room", room.reference());
        body.put("id", "x").put("display", "Chief Inspector").put("token", jill.seat().token());
        ObjectNode message = JsonMapper.shared().createObjectNode();
        message.put("janus", "message").put("token", jill.seat().token()).set("body", body);
        janus.browser(path, message);
        assertEquals(List.of("Jill Chill"), inside(room));
    }

    @Test
    void noBrowserIsToldAnInvitationOrASecret() {
        RoomDetails room = open();
        Browser jill = letIn(room, "Jill Chill");
        assertEquals(1, janus.rooms.get(room.reference()).allowed.size());
        assertFalse(janus.rooms.get(room.reference()).allowed.contains(jill.seat().token()));
        String told = jill.seat().socket() + jill.seat().token() + jill.seat().room();
        for (String secret :
                List.of(JanusDouble.API_SECRET, JanusDouble.ADMIN_SECRET, JanusDouble.ROOM_KEY)) {
            assertFalse(told.contains(secret));
        }
    }

    @Test
    void eachPersonHasATokenOfTheirOwnInEachRoom() {
        RoomDetails first = open();
        RoomDetails second = done(rooms.open(request(meeting, 2)));
        Browser jill = letIn(first, "Jill Chill");
        Browser jack = letIn(first, "Jack Frost");
        assertNotEquals(jill.seat().token(), jack.seat().token());
        assertNotEquals(jill.seat().token(), done(rooms.ready(second, jill.reference())).token());
        assertEquals(jill.seat().token(), done(rooms.ready(first, jill.reference())).token());
    }

    @Test
    void whoeverIsPutOutLosesTheTokenTheInvitationAndEverySession() {
        RoomDetails room = open();
        Browser jill = letIn(room, "Jill Chill");
        letIn(room, "Jack Frost");
        String another = session(jill.seat().token());
        int before = janus.sessions.size();
        done(rooms.remove(room, jill.guest(), Set.of(jill.reference())));
        assertEquals(List.of("Jack Frost"), inside(room));
        assertEquals(before - 2, janus.sessions.size());
        assertEquals(1, janus.rooms.get(room.reference()).allowed.size());
        assertEquals(403, code(ask("", jill.seat().token(), "create")));
        assertEquals(403, code(ask(another, jill.seat().token(), "attach")));
    }

    private static int code(JsonNode answer) {
        return answer.path("error").path("code").asInt(0);
    }

    @Test
    void aSessionThatJoinedUnderAnothersTokenEndsWithItsPerson() {
        RoomDetails room = open();
        Browser jill = letIn(room, "Jill Chill");
        Browser jack = letIn(room, "Jack Frost");
        String borrowed = session(jack.seat().token());
        Browser hidden = new Browser(jill.guest(), jill.reference(), jill.seat(), borrowed);
        JanusRooms afterRestart = rooms(Map.of());
        join(room, hidden, Feed.PERSON, false);
        done(afterRestart.remove(room, jill.guest(), Set.of(jill.reference())));
        assertFalse(janus.sessions.containsKey(hidden.number(1)));
        assertEquals(List.of("Jack Frost"), inside(room));
    }

    @Test
    void theSamePersonTwiceIsTwoStays() {
        RoomDetails room = open();
        Browser jill = letIn(room, "Jill Chill");
        Browser copy =
                new Browser(
                        jill.guest(), jill.reference(), jill.seat(), session(jill.seat().token()));
        join(room, copy, Feed.PERSON, false);
        List<Occupant> all = done(rooms.occupants(room));
        assertEquals(2, all.size());
        assertEquals(all.getFirst().reference(), all.getLast().reference());
        assertNotEquals(all.getFirst().presence(), all.getLast().presence());
    }

    @Test
    void aScreenIsShownOnlyWhereTheHostAllowsIt() {
        RoomDetails room = open();
        Browser jill = letIn(room, "Jill Chill");
        assertInstanceOf(Outcome.Refused.class, join(room, jill, Feed.SCREEN, false));
        assertEquals(List.of(), rooms.shown(room));
        assertEquals(1, janus.rooms.get(room.reference()).people.size());
        assertInstanceOf(Outcome.Done.class, join(room, jill, Feed.SCREEN, true));
        assertEquals("Jill Chill", rooms.shown(room).getFirst().name());
        assertEquals(List.of("Jill Chill"), inside(room));
        assertInstanceOf(RoomEvent.Sharing.class, heard.getLast());
    }

    @Test
    void theHostEndsAScreenAndItsPersonStays() {
        RoomDetails room = open();
        Browser jill = letIn(room, "Jill Chill");
        join(room, jill, Feed.SCREEN, true);
        done(rooms.stopShowing(room, Set.of(jill.reference())));
        assertEquals(1, janus.rooms.get(room.reference()).people.size());
        now = now.plusSeconds(10);
        assertEquals(List.of("Jill Chill"), inside(room));
        assertTrue(rooms.shown(room).getFirst().until().isPresent());
    }

    @Test
    void theHostMutesOnePersonWhoMaySpeakAgain() {
        RoomDetails room = open();
        Browser jill = letIn(room, "Jill Chill");
        letIn(room, "Jack Frost");
        done(rooms.mute(room, Set.of(jill.reference())));
        assertEquals(1, janus.rooms.get(room.reference()).muted.size());
        done(rooms.unmute(room, jill.reference()));
        assertEquals(Set.of(), janus.rooms.get(room.reference()).muted);
    }

    @Test
    void theEndOfTheRoomEndsEverybodysSession() {
        RoomDetails room = open();
        letIn(room, "Jill Chill");
        Browser jack = letIn(room, "Jack Frost");
        done(rooms.end(room));
        assertFalse(janus.sessions.containsKey(jack.number(1)));
        assertFalse(janus.rooms.containsKey(room.reference()));
        assertEquals(Set.of(), janus.tokens);
    }

    @Test
    void anEndedRoomIsNotMadeAgainByAsking() {
        RoomDetails room = open();
        done(rooms.end(room));
        assertInstanceOf(Outcome.Refused.class, rooms.occupants(room));
        assertInstanceOf(Outcome.Refused.class, rooms.ready(room, "somebody"));
        assertEquals(Set.of(), janus.rooms.keySet());
    }

    @Test
    void afterARestartOfJanusRoomAndTokensAreThereAgain() {
        RoomDetails room = open();
        Browser jill = letIn(room, "Jill Chill");
        janus.restart();
        assertEquals(List.of(), inside(room));
        assertTrue(janus.rooms.containsKey(room.reference()));
        assertEquals(403, code(ask("", jill.seat().token(), "create")));
        assertEquals(jill.seat().token(), done(rooms.ready(room, jill.reference())).token());
        Browser back =
                new Browser(
                        jill.guest(), jill.reference(), jill.seat(), session(jill.seat().token()));
        join(room, back, Feed.PERSON, false);
        assertEquals(List.of("Jill Chill"), inside(room));
    }

    @Test
    void afterARestartOfOursARevocationStillFindsTheTokens() {
        RoomDetails room = open();
        Browser jill = letIn(room, "Jill Chill");
        done(rooms(Map.of()).remove(room, jill.guest(), Set.of(jill.reference())));
        assertEquals(Set.of(), janus.tokens);
        assertEquals(List.of(), inside(room));
    }

    @Test
    void aRoomMadeUnheardIsFound() {
        janus.silentAfter = "create";
        assertInstanceOf(Outcome.Unreachable.class, rooms.open(request(meeting, 1)));
        RoomDetails room = open();
        assertEquals(room, done(rooms.find(request(meeting, 1))).orElseThrow());
    }

    @Test
    void tryingItOutSaysWhatIsMissing() {
        assertTrue(tried(Map.of()).stream().allMatch(Finding::good));
        assertEquals(Set.of(), janus.rooms.keySet());
        assertEquals(Set.of(), janus.tokens);
        janus.version = 1102;
        assertTrue(said(tried(Map.of())).contains("version 1.1.2"));
        assertTrue(rooms(Map.of()).warnings().isEmpty());
        janus.tokenAuth = false;
        assertTrue(missing(Map.of()).contains("token_auth = true"));
        janus.tokenAuth = true;
        janus.keyless = true;
        assertTrue(missing(Map.of()).contains("Anybody who is let in can make rooms"));
        janus.keyless = false;
        janus.stringIds = false;
        assertTrue(missing(Map.of()).contains("string_ids = true"));
        janus.stringIds = true;
        String wrong = "a wrong secret of 32 characters.";
        assertTrue(missing(Map.of("api_secret", wrong)).contains("does not accept our secrets"));
        assertTrue(missing(Map.of("admin_secret", wrong)).contains("does not accept our secrets"));
        assertTrue(missing(Map.of("room_key", wrong)).contains("room key"));
        janus.close();
        assertTrue(missing(Map.of()).contains("does not answer"));
    }

    private List<Finding> tried(Map<String, String> other) {
        JanusRooms tried = rooms(other);
        return new TryOut(tried, tried.check()).run(request(meeting, 9));
    }

    private static String said(List<Finding> findings) {
        return String.join(" ", findings.stream().map(Finding::what).toList());
    }

    private String missing(Map<String, String> other) {
        return said(tried(other).stream().filter(finding -> !finding.good()).toList());
    }

    @Test
    void anOldJanusIsWarnedOfOnceItWasSeen() {
        janus.version = 1102;
        open();
        assertTrue(rooms.warnings().getFirst().contains("1.4.1"));
    }

    @Test
    void settingsThatWouldLeaveADoorOpenAreRefused() {
        for (Map<String, String> bad :
                List.of(
                        Map.of("socket", "ws://forum.example/janus"),
                        Map.of("api_url", "http://forum.example:8088/janus"),
                        Map.of("admin_url", "http://10.0.0.1:7088/admin"),
                        Map.of("api_secret", "short"),
                        Map.of("room_key", ""))) {
            assertThrows(IllegalArgumentException.class, () -> rooms(bad), bad.toString());
        }
    }
}
