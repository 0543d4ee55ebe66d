package org.gatehouse.rooms.zoom;

import static org.gatehouse.rooms.RoomsHouse.done;
import static org.gatehouse.rooms.RoomsHouse.guest;
import static org.gatehouse.rooms.RoomsHouse.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Allowances;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.JoinLink;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Removed;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomEvent;
import org.gatehouse.rooms.RoomPresence;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomProviderContract;
import org.gatehouse.rooms.RoomsHouse;
import org.gatehouse.rooms.Stay;
import org.gatehouse.rooms.TryOut;
import org.gatehouse.rooms.zoom.ZoomDouble.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ZoomRoomsTest extends RoomProviderContract {
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-30T23:59:58Z"), ZoneOffset.UTC);
    private final RoomPresence presence = new RoomPresence();
    private final List<Duration> pauses = new ArrayList<>();

    @TempDir private Path folder;
    private RoomsHouse house;
    private ZoomDouble zoom;
    private ZoomRooms rooms;

    @BeforeEach
    void start() throws Exception {
        house = new RoomsHouse(folder);
        zoom = new ZoomDouble();
        rooms = rooms(true, false);
    }

    @AfterEach
    void stop() {
        zoom.close();
        house.close();
    }

    private ZoomRooms rooms(boolean mayRemove, boolean mayChangeHost) {
        ZoomSettings settings =
                new ZoomSettings(
                        "acc",
                        "id",
                        "secret",
                        "host@forum.example",
                        Optional.of("abc"),
                        "door@forum.example",
                        mayRemove,
                        mayChangeHost,
                        zoom.address("/oauth/token"));
        return new ZoomRooms(
                settings,
                HttpClient.newHttpClient(),
                clock,
                pauses::add,
                new Allowances(house.database),
                presence);
    }

    @Override
    protected RoomProvider provider() {
        return rooms;
    }

    @Test
    void oneTokenServesManyWhoAskAtOnce() throws Exception {
        RoomDetails room = open();
        zoom.misbehave("POST /v2/meetings", Fault.UNAUTHORIZED);
        List<Callable<Outcome<JoinLink>>> arrivals = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            arrivals.add(() -> rooms.admit(room, guest("Jill Chill")));
        }
        try (ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var arrival : desks.invokeAll(arrivals)) {
                done(arrival.get());
            }
        }
        assertEquals(2, zoom.tokensGiven);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "UNAUTHORIZED",
                "TOO_MANY_WITH_SECONDS",
                "TOO_MANY_WITH_DATE",
                "TOO_MANY_BARE"
            })
    void aPassingRefusalIsAskedAgain(Fault fault) {
        zoom.misbehave("POST /v2/users", fault);
        open();
        assertEquals(2, zoom.count("POST /v2/users"));
        assertEquals(fault == Fault.UNAUTHORIZED ? 0 : 1, pauses.size());
        assertTrue(pauses.stream().allMatch(pause -> pause.compareTo(Duration.ofSeconds(4)) < 0));
    }

    @Test
    void aSecond401IsNotAskedAThirdTime() {
        zoom.misbehave("POST /v2/users", Fault.UNAUTHORIZED);
        zoom.misbehave("POST /v2/users", Fault.UNAUTHORIZED);
        assertInstanceOf(Outcome.Refused.class, rooms.open(request(meeting, 1)));
        assertEquals(2, zoom.count("POST /v2/users"));
    }

    @Test
    void theDaysLimitIsSaidInWordsAndNotHammered() {
        zoom.misbehave("POST /v2/users", Fault.TOO_MANY_TODAY);
        Outcome<RoomDetails> opened = rooms.open(request(meeting, 1));
        assertInstanceOf(Outcome.Refused.class, opened);
        assertTrue(opened.reason().contains("midnight UTC"), opened.reason());
        assertEquals(1, zoom.count("POST /v2/users"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"SILENT_AFTER_SUCCESS", "BROKEN", "GARBAGE"})
    void anUnclearAnswerIsUnreachable(Fault fault) {
        zoom.misbehave("POST /v2/users", fault);
        assertInstanceOf(Outcome.Unreachable.class, rooms.open(request(meeting, 1)));
    }

    @Test
    void aMeetingMadeBehindATimeOutIsFoundAndNotMadeTwice() {
        zoom.misbehave("POST /v2/users", Fault.SILENT_AFTER_SUCCESS);
        Caretaker caretaker =
                new Caretaker(house.database, house.rooms, house.steps, List.of(rooms));
        done(caretaker.open(rooms, request(meeting, 1), house.by));
        assertEquals(1, zoom.meetings.size());
        assertEquals(1, zoom.count("POST /v2/users"));
    }

    @Test
    void aRegistrantAddedBehindATimeOutIsFoundAcrossPages() {
        RoomDetails room = open();
        for (int i = 0; i < 7; i++) {
            done(rooms.admit(room, guest("Guest " + i)));
        }
        zoom.pageSize = 3;
        zoom.misbehave("/registrants", Fault.SILENT_AFTER_SUCCESS);
        JoinLink link = done(rooms.admit(room, guest("Jill Chill")));
        assertTrue(link.address().toString().contains("tk="));
        assertEquals(3, zoom.count("GET /v2/meetings/" + room.reference() + "/registrants"));
    }

    @Test
    void aListWhoseLastTokenRepeatsComesToAnEnd() {
        zoom.repeatsLastPageToken = true;
        open();
        assertEquals(Optional.empty(), done(rooms.find(request(meeting, 9))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting_room:false", "use_pmi:true", "join_before_host:true"})
    void aMeetingWhoseGuardDidNotTakeIsNotHandedOutAndIsTakenAway(String setting) {
        zoom.drop(setting.split(":")[0], JsonMapper.shared().readTree(setting.split(":")[1]));
        Outcome<RoomDetails> opened = rooms.open(request(meeting, 1));
        assertInstanceOf(Outcome.Refused.class, opened);
        assertTrue(zoom.meetings.isEmpty(), "the unsafe meeting stays");
    }

    @Test
    void whereTheHostMayNotUseRegistrationEverybodyComesThroughTheWaitingRoom() {
        zoom.registrationAllowed = false;
        RoomDetails room = open();
        JoinLink link = done(rooms.admit(room, guest("Jill Chill")));
        assertTrue(link.instruction().orElseThrow().contains("K7 Jill Chill"));
        assertTrue(
                zoom.meetings
                        .values()
                        .iterator()
                        .next()
                        .path("settings")
                        .path("waiting_room")
                        .asBoolean(false));
        assertTrue(
                rooms.beforeTheDoorOpens(room).stream()
                        .anyMatch(todo -> todo.contains("arrival code")));
    }

    @Test
    void aMissingScopeIsNamed() {
        zoom.misbehave("POST /v2/users", Fault.SCOPE_MISSING);
        String reason = rooms.open(request(meeting, 1)).reason();
        assertTrue(reason.contains("meeting:write:meeting:admin"), reason);
    }

    @Test
    void theSameGuestGetsTheSameLinkAndIsAddedOnce() {
        RoomDetails room = open();
        Guest jill = guest("Jill Chill");
        assertEquals(done(rooms.admit(room, jill)), done(rooms.admit(room, jill)));
        assertEquals(1, zoom.count("POST /v2/meetings"));
    }

    @Test
    void setUpAfreshThriceInADayLocksNobodyOut() {
        Guest jill = guest("Jill Chill");
        for (int generation = 1; generation <= 5; generation++) {
            RoomDetails room = done(rooms.open(request(meeting, generation)));
            done(rooms.admit(room, jill));
        }
        long addresses =
                zoom.registrants.values().stream()
                        .flatMap(map -> map.keySet().stream())
                        .distinct()
                        .count();
        assertEquals(5, addresses);
    }

    @Test
    void zoomLearnsNothingOfAResidentButTheName() {
        done(rooms.admit(open(), guest("Jill Chill")));
        String address = zoom.registrants.values().iterator().next().keySet().iterator().next();
        assertTrue(address.matches("door\\+[0-9a-f]{24}@forum\\.example"), address);
    }

    @Test
    void afterAHundredMeetingsInADayZoomIsNotEvenAsked() {
        Allowances allowances = new Allowances(house.database);
        for (int i = 0; i < 90; i++) {
            assertTrue(allowances.spend("zoom-create:host@forum.example", 100));
        }
        assertEquals(
                List.of(), rooms.warnings().stream().filter(w -> w.contains("100 left")).toList());
        for (int i = 0; i < 10; i++) {
            allowances.spend("zoom-create:host@forum.example", 100);
        }
        assertInstanceOf(Outcome.Refused.class, rooms.open(request(meeting, 1)));
        assertEquals(0, zoom.count("POST /v2/users"));
    }

    @Test
    void theLinkThatMakesOneHostIsNeverKept() {
        RoomDetails room = open();
        JoinLink link = done(rooms.admit(room, new Guest(meeting, "Host", "H1", Guest.Role.HOST)));
        assertTrue(link.address().getPath().startsWith("/s/"));
        assertFalse(room.secrets().toString().contains("/s/"), "a start link is stored");
    }

    @Test
    void endingTellsTheWaitingRoomEndsAndDeletes() {
        RoomDetails room = open();
        done(rooms.end(room));
        assertEquals("waiting_room.update", zoom.controls.getFirst().path("method").asString(""));
        assertEquals(1, zoom.ended.size());
        assertTrue(zoom.meetings.isEmpty());
    }

    @Test
    void anEndedRoomGivesNobodyTheLinkTheyHad() {
        RoomDetails room = open();
        Guest jill = guest("Jill Chill");
        done(rooms.admit(room, jill));
        done(rooms.end(room));
        assertInstanceOf(Outcome.Refused.class, rooms.admit(room, jill));
    }

    @Test
    void aMeetingThatIsOnAndCannotBeEndedIsSaidToNeedAPress() {
        zoom.canBeEnded = false;
        RoomDetails waiting = open();
        assertTrue(done(rooms.end(waiting)).pressInPlatform().isEmpty(), "it never began");
        RoomDetails room = done(rooms.open(request(meeting, 2)));
        zoom.meetings.get(Long.valueOf(room.reference())).put("status", "started");
        assertTrue(done(rooms.end(room)).pressInPlatform().isPresent());
        assertTrue(zoom.meetings.isEmpty());
    }

    @Test
    void aRemovedPersonIsPutOutAndTheirLinkTakenBack() {
        RoomDetails room = open();
        JoinLink link = done(rooms.admit(room, guest("Jill Chill")));
        String reference = link.reference().orElseThrow();
        inside(room, reference);
        Removed removed = done(rooms.remove(room, guest("Jill Chill"), Set.of(reference)));
        assertEquals(Removed.completely(), removed);
        JsonNode control = zoom.controls.getLast();
        assertEquals("participant.remove", control.path("method").asString(""));
        assertEquals("uuid-1", control.path("params").path("participant_uuid").asString(""));
        assertTrue(zoom.registrants.values().iterator().next().isEmpty());
    }

    @Test
    void whereZoomCannotPutSomebodyOutItSaysWhatToPress() {
        rooms = rooms(false, false);
        RoomDetails room = open();
        String reference = done(rooms.admit(room, guest("Jill Chill"))).reference().orElseThrow();
        inside(room, reference);
        Removed removed = done(rooms.remove(room, guest("Jill Chill"), Set.of(reference)));
        assertTrue(removed.pressInPlatform().orElseThrow().contains("Remove"));
        assertFalse(rooms.abilities().contains(Ability.REMOVE_ONE));
    }

    @Test
    void theHostsAccountIsOnlyReadUnlessTheForumSaysSo() {
        RoomDetails room = open();
        assertTrue(
                rooms.beforeTheDoorOpens(room).stream()
                        .anyMatch(s -> s.contains("share the screen")));
        assertEquals(0, zoom.count("PATCH /v2/users"));
        rooms = rooms(false, true);
        List<String> left = rooms.beforeTheDoorOpens(room);
        assertEquals(1, left.size(), left.toString());
        assertTrue(left.getFirst().contains("rename themselves"), left.toString());
        assertEquals(1, zoom.count("PATCH /v2/users"));
    }

    @Test
    void tryingOutMakesReadsBackAndDeletesAMeeting() {
        List<TryOut.Finding> findings = new TryOut(rooms, rooms.check()).run(request(meeting, 1));
        assertTrue(findings.stream().allMatch(TryOut.Finding::good), findings.toString());
        assertTrue(zoom.meetings.isEmpty());
        zoom.scopes = "meeting:write:meeting:admin";
        List<TryOut.Finding> lacking =
                new TryOut(rooms(false, false), rooms(false, false).check())
                        .run(request(meeting, 2));
        assertTrue(lacking.toString().contains("meeting:write:registrant:admin"));
    }

    @Test
    void attendanceIsToldByRegistrantAndNotByName() {
        RoomDetails room = open();
        Optional<String> jill = done(rooms.admit(room, guest("Jill Chill"))).reference();
        List<Stay> stays = done(rooms.stays(room));
        assertEquals(jill, stays.get(0).reference());
        assertEquals(Optional.empty(), stays.get(1).reference());
    }

    @Test
    void noSecretStandsInAReason() {
        for (Fault fault : Fault.values()) {
            zoom.misbehave("POST /v2/users", fault);
            Outcome<RoomDetails> opened = rooms.open(request(meeting, fault.ordinal() + 1));
            for (String secret : List.of("secret", "token-", "81234567", "aWQ6")) {
                assertFalse(opened.reason().contains(secret), opened.reason());
            }
        }
        assertFalse(zoom.allRequests().contains("account_id"), "the account is in an address");
        assertNotEquals(0, zoom.requests.size());
    }

    private RoomDetails open() {
        return done(rooms.open(request(meeting, 1)));
    }

    private void inside(RoomDetails room, String reference) {
        presence.apply(
                new RoomEvent.Inside(
                        room.reference(),
                        Instant.parse("2026-12-01T19:00:00Z"),
                        new RoomEvent.Person(
                                "u:1", "Jill", Optional.of(reference), Optional.of("uuid-1"))));
    }
}
