package org.gatehouse.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.rooms.jitsi.JitsiWebhook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomReportingTest {
    private static final String TOKEN = "a bearer token of event_sync";
    private static final String JOINED =
            "{\"event_name\":\"muc-occupant-joined\",\"room_name\":\"room-1\",\"occupant\":{\"name\":\"Jill\",\"id\":\"pass-1\",\"occupant_jid\":\"14f01c40-5195@meet/x\",\"joined_at\":1796151600}}";

    private final List<RoomEvent> heard = new ArrayList<>();
    private final RoomPresence presence = new RoomPresence();

    @TempDir private Path folder;
    private RoomsHouse house;

    @BeforeEach
    void open() {
        house = new RoomsHouse(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private RoomReporting reporting(RoomPresence into) {
        return new RoomReporting(
                house.database,
                new RoomReports(house.keys, house.ids),
                into,
                () -> List.of(new JitsiWebhook(TOKEN)),
                Clock.systemUTC(),
                (_, event) -> heard.add(event));
    }

    @Test
    void aReportIsTakenUpOnceHoweverOftenItComes() {
        RoomReporting reporting = reporting(presence);
        assertEquals(204, receive(reporting, "jitsi", "Bearer " + TOKEN));
        assertEquals(204, receive(reporting, "jitsi", "Bearer " + TOKEN));
        assertEquals(1, heard.size());
        assertEquals(1, presence.inside("room-1").size());
    }

    @Test
    void aForgedReportChangesNothing() {
        assertEquals(401, receive(reporting(presence), "jitsi", "Bearer guessed"));
        assertEquals(404, receive(reporting(presence), "zoom", "Bearer " + TOKEN));
        assertEquals(List.of(), heard);
        assertEquals(Optional.empty(), presence.lastHeard("room-1"));
    }

    @Test
    void afterARestartItIsKnownAgainWhoIsInsideAndNobodyHearsItTwice() {
        receive(reporting(presence), "jitsi", "Bearer " + TOKEN);
        RoomPresence restarted = new RoomPresence();
        reporting(restarted).replay(Duration.ofHours(12));
        assertEquals(presence.inside("room-1"), restarted.inside("room-1"));
        assertEquals(1, heard.size());
    }

    private static int receive(RoomReporting reporting, String provider, String authorization) {
        return reporting
                .receive(
                        provider,
                        JOINED.getBytes(UTF_8),
                        name ->
                                Optional.of(authorization)
                                        .filter(_ -> name.equals("Authorization")),
                        "")
                .status();
    }
}
