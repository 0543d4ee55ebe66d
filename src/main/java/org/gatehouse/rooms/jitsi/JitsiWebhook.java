package org.gatehouse.rooms.jitsi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.rooms.RoomEvent;
import org.gatehouse.rooms.RoomEvent.Person;
import org.gatehouse.rooms.RoomWebhook;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reports of Prosody's module event_sync, which carry a bearer token that the server's owner and
/// we agreed on. They are not signed, so they must come over HTTPS or the loopback interface.
public final class JitsiWebhook implements RoomWebhook {
    /// Jitsi's clients go by the first eight characters of their random id.
    private static final int OCCUPANT_LENGTH = 8;

    private final byte[] expected;

    public JitsiWebhook(String token) {
        if (token.length() < 16) {
            throw new IllegalArgumentException(
                    "The token for Jitsi's reports is too short to be safe: use 32 characters or more");
        }
        expected = ("Bearer " + token).getBytes(UTF_8);
    }

    @Override
    public String provider() {
        return JitsiRooms.NAME;
    }

    /// A report is repeated with the same body.
    @Override
    public Delivery judge(
            byte[] body, Function<String, Optional<String>> header, String query, Instant now) {
        byte[] sent = header.apply("Authorization").orElse("").getBytes(UTF_8);
        if (!MessageDigest.isEqual(expected, sent)) {
            return new Delivery.Rejected("wrong token");
        }
        return new Delivery.Genuine(
                new String(body, UTF_8), Base64.getUrlEncoder().encodeToString(sha256(body)));
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<RoomEvent> events(String body) {
        try {
            return event(JsonMapper.shared().readTree(body)).stream().toList();
        } catch (JacksonException _) {
            return List.of();
        }
    }

    private static Optional<RoomEvent> event(JsonNode json) {
        String room = json.path("room_name").asString("");
        JsonNode occupant = json.path("occupant");
        if (room.isEmpty()) {
            return Optional.empty();
        }
        return switch (json.path("event_name").asString("")) {
            case "muc-room-created" ->
                    Optional.of(new RoomEvent.Opened(room, at(json.path("created_at"))));
            case "muc-room-destroyed" ->
                    Optional.of(new RoomEvent.Closed(room, at(json.path("destroyed_at"))));
            case "muc-occupant-joined" ->
                    Optional.of(
                            new RoomEvent.Inside(
                                    room, at(occupant.path("joined_at")), person(occupant)));
            case "muc-occupant-left" ->
                    Optional.of(
                            new RoomEvent.Left(
                                    room, at(occupant.path("left_at")), person(occupant), ""));
            default -> Optional.empty();
        };
    }

    private static Instant at(JsonNode seconds) {
        return Instant.ofEpochSecond(seconds.asLong(0));
    }

    private static Person person(JsonNode occupant) {
        String jid = occupant.path("occupant_jid").asString("");
        return new Person(
                jid,
                occupant.path("name").asString(""),
                Optional.of(occupant.path("id").asString("")).filter(id -> !id.isEmpty()),
                Optional.of(jid)
                        .filter(known -> known.indexOf('@') >= OCCUPANT_LENGTH)
                        .map(known -> known.substring(0, OCCUPANT_LENGTH)));
    }
}
