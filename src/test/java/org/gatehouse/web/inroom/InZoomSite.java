package org.gatehouse.web.inroom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.Config;
import org.gatehouse.door.Entrance;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.RoomReporting;
import org.gatehouse.rooms.zoom.ZoomDouble;
import org.gatehouse.staff.Role;
import org.gatehouse.web.desk.DeskSite;
import org.gatehouse.web.desk.Visitor;

/// An evening on Zoom's double, whose desk can be opened inside Zoom.
final class InZoomSite implements AutoCloseable {
    private static final String SECRET = "a webhook secret";

    final ZoomDouble zoom;
    final DeskSite site;
    final Meeting meeting;

    InZoomSite(Path folder) throws IOException {
        zoom = new ZoomDouble();
        site =
                new DeskSite(
                        folder,
                        new Config.Section(
                                Map.of(
                                        "account_id", "acc",
                                        "client_id", "id",
                                        "client_secret", "secret",
                                        "host", "host@forum.example",
                                        "guest_address", "door@forum.example",
                                        "webhook_secret", SECRET,
                                        "token_url", zoom.address("/oauth/token").toString())));
        meeting = site.openMeeting("zoom");
    }

    /// Puts the double where `bin/zoom-sdk` puts Zoom's own script.
    static void install(Path folder) throws IOException {
        try (var script = InZoomSite.class.getResourceAsStream("/zoom/sdk-double.js")) {
            Files.write(
                    folder.resolve("zoom-apps-sdk.js"),
                    java.util.Objects.requireNonNull(script).readAllBytes());
        }
    }

    String desk() {
        return "/desk/" + meeting.id();
    }

    Room room() {
        return site.forum
                .database
                .read(h -> site.forum.rooms.currentRoom(h, meeting.id()))
                .orElseThrow();
    }

    /// The meeting's number, as Zoom shows it to people.
    String number() {
        return room().details().reference().replaceFirst("(...)(....)", "$1 $2 ");
    }

    Visitor gatekeeper(String name) {
        return site.signedIn(name, Role.GATEKEEPER);
    }

    /// A fresh code from the ordinary desk.
    String code(Visitor gatekeeper) {
        Visitor.Answer answer = gatekeeper.post("/in-zoom/code/" + meeting.id(), "");
        return java.util.Objects.requireNonNull(answer.page().selectFirst("#code")).text();
    }

    /// Somebody who was let in at the desk and pressed Join: what Zoom calls them.
    String comeIn(DeskSite.Guest guest, UUID knock) {
        site.admit(knock);
        String link =
                site.forum
                        .entrance
                        .comeIn(
                                guest.token(),
                                guest.browser(),
                                new Entrance.Origin("192.0.2.1", "Safari"),
                                Instant.now())
                        .address()
                        .toString();
        return zoom.registrantOf(link).orElseThrow();
    }

    /// Zoom reports that somebody is in the waiting room.
    void reportWaiting(String handle, String name, String registrant) {
        String body =
                """
                {"event":"meeting.participant_joined_waiting_room","event_ts":%d,"payload":{"object":
                {"id":"%s","uuid":"u","participant":{"user_id":"%s","user_name":"%s",
                "participant_uuid":"%s","registrant_id":"%s"}}}}
                """
                        .formatted(
                                Instant.now().toEpochMilli(),
                                room().details().reference(),
                                handle,
                                name,
                                handle,
                                registrant);
        String at = Long.toString(Instant.now().getEpochSecond());
        Map<String, String> headers =
                Map.of(
                        "x-zm-request-timestamp",
                        at,
                        "x-zm-signature",
                        "v0=" + hmac("v0:" + at + ":" + body));
        RoomReporting.Reply reply =
                site.forum.reporting.receive(
                        "zoom",
                        body.getBytes(UTF_8),
                        name0 -> Optional.ofNullable(headers.get(name0)),
                        "");
        assertEquals(204, reply.status());
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the ledger says of the desk inside Zoom, in order: `done ADMIT 0` and the like.
    List<String> ledger() {
        return site.forum.database.read(
                h ->
                        h.createQuery(
                                        """
                                        SELECT kind FROM ledger_entry WHERE kind LIKE 'in-room.%'
                                        ORDER BY number
                                        """)
                                .mapTo(String.class)
                                .list());
    }

    @Override
    public void close() {
        site.close();
        zoom.close();
    }
}
