package org.gatehouse.rooms.zoom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.RoomEvent;
import org.gatehouse.rooms.RoomPresence;
import org.gatehouse.rooms.RoomReports;
import org.gatehouse.rooms.RoomWebhook.Delivery;
import org.gatehouse.rooms.RoomsHouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoomWebhookTest {
    private static final String BODY =
            "{\"event\":\"meeting.ended\",\"payload\":{\"account_id\":\"A\",\"object\":{\"topic\":\"Café 🚒 – forum\"}},\"event_ts\":1688752773282}";
    private static final String SIGNATURE =
            "v0=655b53cc16f1b9c69fff40da136bdd807d24bbc87211a0c58757f3982cb3221e";
    private static final Instant THEN = Instant.ofEpochSecond(1688752773);

    private final ZoomWebhook webhook = new ZoomWebhook("abc");

    @Test
    void zoomsOwnSignatureIsKnown() {
        Delivery delivery = judge(BODY, SIGNATURE, THEN.plusSeconds(2));
        assertEquals(
                BODY, assertInstanceOf(Delivery.Genuine.class, delivery).body(), "kept as it came");
    }

    @Test
    void zoomsOwnChallengeIsAnswered() {
        assertEquals(
                "82cc421e8e005eac68cc94b8f7c7455c479f16a80d419a789edd29ce1a34fe9a",
                webhook.encrypt("qgg8vlvZRS6UYooatFL8Aw"));
        String body =
                "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\"}}";
        Delivery delivery = judge(body, signed(body), THEN);
        assertEquals(
                "{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\",\"encryptedToken\":\"82cc421e8e005eac68cc94b8f7c7455c479f16a80d419a789edd29ce1a34fe9a\"}",
                assertInstanceOf(Delivery.Challenge.class, delivery).answer());
    }

    @Test
    void whatIsForgedAlteredOrStaleIsRejected() {
        assertInstanceOf(Delivery.Rejected.class, judge(BODY, "v0=00", THEN));
        assertInstanceOf(Delivery.Rejected.class, judge(BODY + " ", SIGNATURE, THEN));
        assertInstanceOf(Delivery.Rejected.class, judge(BODY, SIGNATURE, THEN.plusSeconds(301)));
        assertInstanceOf(Delivery.Rejected.class, judge(BODY, SIGNATURE, THEN.minusSeconds(301)));
        assertInstanceOf(
                Delivery.Rejected.class,
                webhook.judge(BODY.getBytes(UTF_8), SIGNATURE, "1688752774", THEN));
        assertInstanceOf(
                Delivery.Rejected.class,
                webhook.judge(BODY.getBytes(UTF_8), SIGNATURE, "soon", THEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "{\"event\":5}", "{\"event\":{},\"payload\":[]}"})
    void aSignedBodyThatMakesNoSenseHarmsNothing(String body) {
        judge(body, signed(body), THEN);
        assertEquals(Optional.empty(), ZoomEvents.read(body));
    }

    @Test
    void aSecondDeliveryIsKnownByItsKey(@TempDir Path folder) {
        try (RoomsHouse house = new RoomsHouse(folder)) {
            RoomReports reports = new RoomReports(house.keys, house.ids);
            Delivery.Genuine first = (Delivery.Genuine) judge(BODY, SIGNATURE, THEN);
            assertTrue(keep(house, reports, first));
            assertFalse(keep(house, reports, first));
            assertEquals(
                    List.of(BODY),
                    house.database.read(h -> reports.since(h, "zoom", Instant.EPOCH)));
        }
    }

    private static boolean keep(RoomsHouse house, RoomReports reports, Delivery.Genuine one) {
        return house.write(tx -> reports.keep(tx, "zoom", one.duplicateKey(), one.body()));
    }

    @Test
    void eventsAreReadWhetherTheMeetingsIdIsATextOrANumber() {
        RoomEvent waiting =
                read(
                        "meeting.participant_joined_waiting_room",
                        1000,
                        "\"81234567890\"",
                        "7",
                        "reg-1");
        RoomEvent.Waiting typed = assertInstanceOf(RoomEvent.Waiting.class, waiting);
        assertEquals("81234567890", typed.room());
        assertEquals(Optional.of("reg-1"), typed.person().reference());
        assertEquals(
                new RoomEvent.Changed("81234567890", Instant.ofEpochMilli(5), "meeting.deleted"),
                read("meeting.deleted", 5, "81234567890", "", ""));
    }

    @Test
    void aRiskAlertNamesThePostAndItsAuthor() {
        String body =
                """
                {"event":"meeting.risk_alert","event_ts":1000,"payload":{"object":{"id":81234567890,
                "armn_details":{"post_platform":"Twitter","social_link":"https://x.example/1",
                "post_time":"2026-12-01T18:00:00Z","post_user":"@someone",
                "meeting_url":"https://zoom.us/j/81234567890",
                "recommended_enable_settings":["Waiting Room"],
                "recommended_disable_settings":["Screen sharing"]}}}}
                """;
        RoomEvent.RiskAlert alert =
                assertInstanceOf(RoomEvent.RiskAlert.class, ZoomEvents.read(body).orElseThrow());
        assertEquals("https://x.example/1", alert.post());
        assertEquals("@someone", alert.poster());
        assertEquals(Optional.of(Instant.parse("2026-12-01T18:00:00Z")), alert.posted());
        assertEquals(2, alert.advice().size());
    }

    @Test
    void whoWasShowingIsFoundByTheirNumberInTheMeeting() {
        RoomPresence presence = new RoomPresence();
        presence.apply(read("meeting.participant_joined", 1000, "\"8\"", "7", "reg-1"));
        RoomEvent sharing = presence.apply(read("meeting.sharing_started", 2000, "\"8\"", "7", ""));
        RoomEvent.Sharing typed = assertInstanceOf(RoomEvent.Sharing.class, sharing);
        assertEquals(Optional.of("reg-1"), typed.person().reference());
        assertTrue(typed.begun());
    }

    @Test
    void duplicatedAndReorderedEventsTellTheSameStory() {
        List<RoomEvent> evening =
                new ArrayList<>(
                        List.of(
                                read("meeting.started", 500, "\"8\"", "", ""),
                                read("meeting.participant_joined", 1000, "\"8\"", "1", "reg-1"),
                                read("meeting.participant_joined", 1100, "\"8\"", "2", "reg-2"),
                                read("meeting.participant_left", 2000, "\"8\"", "1", "reg-1"),
                                read("meeting.participant_joined", 3000, "\"8\"", "3", "reg-1"),
                                read("meeting.participant_joined", 3100, "\"8\"", "4", "")));
        evening.addAll(List.copyOf(evening));
        Random order = new Random(4711);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(evening, order);
            RoomPresence presence = new RoomPresence();
            evening.forEach(presence::apply);
            assertEquals(
                    List.of("u:2", "u:3", "u:4"),
                    presence.inside("8").stream().map(Occupant::presence).sorted().toList());
        }
    }

    @Test
    void aMeetingThatEndedHasNobodyInIt() {
        RoomPresence presence = new RoomPresence();
        presence.apply(read("meeting.ended", 5000, "\"8\"", "", ""));
        presence.apply(read("meeting.participant_joined", 1000, "\"8\"", "1", "reg-1"));
        assertEquals(List.of(), presence.inside("8"));
        assertEquals(Optional.of(Instant.ofEpochMilli(5000)), presence.lastHeard("8"));
    }

    private static RoomEvent read(
            String event, long at, String id, String user, String registrant) {
        String body =
                """
                {"event":"%s","event_ts":%d,"payload":{"account_id":"A","object":{"id":%s,"uuid":"u",
                "participant":{"user_id":"%s","user_name":"Jill","participant_uuid":"p%s",
                "registrant_id":"%s","leave_reason":"Removed by host."}}}}
                """
                        .formatted(event, at, id, user, user, registrant);
        return ZoomEvents.read(body).orElseThrow();
    }

    private Delivery judge(String body, String signature, Instant now) {
        return webhook.judge(body.getBytes(UTF_8), signature, "1688752773", now);
    }

    private String signed(String body) {
        return "v0=" + webhook.sign("1688752773", body.getBytes(UTF_8));
    }
}
