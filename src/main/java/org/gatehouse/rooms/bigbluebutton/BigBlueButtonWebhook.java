package org.gatehouse.rooms.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.rooms.RoomEvent;
import org.gatehouse.rooms.RoomEvent.Person;
import org.gatehouse.rooms.RoomWebhook;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reports of the package bbb-webhooks: a form with `event` (JSON) and `timestamp`, and in the
/// address a checksum over callback address, body and shared secret, or else the secret as a bearer
/// token.
public final class BigBlueButtonWebhook implements RoomWebhook {
    /// A report that failed is repeated under its first timestamp for some five minutes.
    private static final Duration OLDEST = Duration.ofMinutes(15);

    private static final Map<Integer, String> HASH_OF_LENGTH =
            Map.of(40, "SHA-1", 64, "SHA-256", 96, "SHA-384", 128, "SHA-512");

    private final String callback;
    private final String secret;

    /// @param settings with a callback address, exactly as it was registered
    public BigBlueButtonWebhook(BigBlueButtonSettings settings) {
        this.callback = settings.callback().orElseThrow().toString();
        this.secret = settings.secret();
    }

    @Override
    public String provider() {
        return BigBlueButtonRooms.NAME;
    }

    @Override
    public Delivery judge(
            byte[] body, Function<String, Optional<String>> header, String query, Instant now) {
        String text = new String(body, UTF_8);
        boolean known =
                signed(text, parameter(query, "checksum"))
                        || equal(header.apply("Authorization").orElse(""), "Bearer " + secret);
        if (!known) {
            return new Delivery.Rejected("wrong checksum");
        }
        String timestamp = parameter(text, "timestamp");
        if (!timestamp.matches("[0-9]{10,15}")) {
            return new Delivery.Rejected("no timestamp");
        }
        Instant sent = Instant.ofEpochMilli(Long.parseLong(timestamp));
        return Duration.between(sent, now).abs().compareTo(OLDEST) > 0
                ? new Delivery.Rejected("stale")
                : new Delivery.Genuine(text, hex("SHA-256", text));
    }

    private boolean signed(String body, String checksum) {
        String algorithm = HASH_OF_LENGTH.get(checksum.length());
        return algorithm != null && equal(hex(algorithm, callback + body + secret), checksum);
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    private static String hex(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The value of `name` in a query or form; empty where it is missing or can't be decoded.
    private static String parameter(String form, String name) {
        return Arrays.stream(form.split("&"))
                .filter(each -> each.startsWith(name + "="))
                .map(each -> decoded(each.substring(name.length() + 1)))
                .findFirst()
                .orElse("");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /// One event, or several in a list.
    @Override
    public List<RoomEvent> events(String body) {
        List<RoomEvent> events = new ArrayList<>();
        try {
            JsonNode json = JsonMapper.shared().readTree(parameter(body, "event"));
            for (JsonNode each : json.isArray() ? json : List.of(json)) {
                event(each.path("data")).ifPresent(events::add);
            }
        } catch (JacksonException _) {
            return List.of();
        }
        return events;
    }

    private static Optional<RoomEvent> event(JsonNode data) {
        JsonNode attributes = data.path("attributes");
        String room = attributes.path("meeting").path("external-meeting-id").asString("");
        Instant at = Instant.ofEpochMilli(data.path("event").path("ts").asLong(0));
        if (room.isEmpty()) {
            return Optional.empty();
        }
        return switch (data.path("id").asString("")) {
            case "meeting-created" -> Optional.of(new RoomEvent.Opened(room, at));
            case "meeting-ended" -> Optional.of(new RoomEvent.Closed(room, at));
            case "user-joined" ->
                    Optional.of(new RoomEvent.Inside(room, at, person(attributes.path("user"))));
            case "user-left" ->
                    Optional.of(new RoomEvent.Left(room, at, person(attributes.path("user")), ""));
            default -> Optional.empty();
        };
    }

    private static Person person(JsonNode user) {
        return new Person(
                user.path("internal-user-id").asString(""),
                user.path("name").asString(""),
                Optional.of(user.path("external-user-id").asString("")).filter(id -> !id.isEmpty()),
                Optional.empty());
    }
}
