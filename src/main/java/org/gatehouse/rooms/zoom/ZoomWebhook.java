package org.gatehouse.rooms.zoom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.rooms.RoomEvent;
import org.gatehouse.rooms.RoomWebhook;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Zoom's webhooks, signed over the raw body. Answer a genuine one within three seconds; Zoom
/// repeats it after 5, 20 and 60 minutes otherwise.
public final class ZoomWebhook implements RoomWebhook {
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private final String secret;

    /// @param secret the app's secret token for event subscriptions
    public ZoomWebhook(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("A webhook needs a secret token");
        }
        this.secret = secret;
    }

    @Override
    public String provider() {
        return ZoomRooms.NAME;
    }

    @Override
    public List<RoomEvent> events(String body) {
        return ZoomEvents.read(body).stream().toList();
    }

    @Override
    public Delivery judge(
            byte[] body, Function<String, Optional<String>> header, String query, Instant now) {
        return judge(
                body,
                header.apply("x-zm-signature").orElse(""),
                header.apply("x-zm-request-timestamp").orElse(""),
                now);
    }

    /// Judges one delivery.
    ///
    /// @param body the raw bytes of the request
    /// @param signature the header `x-zm-signature`
    /// @param timestamp the header `x-zm-request-timestamp`, seconds since 1970
    Delivery judge(byte[] body, String signature, String timestamp, Instant now) {
        if (!timestamp.matches("[0-9]{9,13}")) {
            return new Delivery.Rejected("no timestamp");
        }
        if (!matches(signature, timestamp, body)) {
            return new Delivery.Rejected("wrong signature");
        }
        if (age(timestamp, now).compareTo(OLDEST) > 0) {
            return new Delivery.Rejected("stale");
        }
        String text = new String(body, UTF_8);
        return challenge(text)
                .<Delivery>map(Delivery.Challenge::new)
                .orElseGet(() -> new Delivery.Genuine(text, duplicateKey(body)));
    }

    private boolean matches(String signature, String timestamp, byte[] body) {
        byte[] expected = ("v0=" + sign(timestamp, body)).getBytes(UTF_8);
        return MessageDigest.isEqual(expected, signature.getBytes(UTF_8));
    }

    /// Hex of HMAC-SHA-256 over `v0:TIMESTAMP:BODY`.
    String sign(String timestamp, byte[] body) {
        Mac mac = mac();
        mac.update(("v0:" + timestamp + ":").getBytes(UTF_8));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    /// Zoom's documents say seconds; some accounts send milliseconds.
    private static Duration age(String timestamp, Instant now) {
        long value = Long.parseLong(timestamp);
        Instant sent =
                timestamp.length() > 11
                        ? Instant.ofEpochMilli(value)
                        : Instant.ofEpochSecond(value);
        return Duration.between(sent, now).abs();
    }

    /// The answer to `endpoint.url_validation`.
    private Optional<String> challenge(String body) {
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            String plain = json.path("payload").path("plainToken").asString("");
            if (!json.path("event").asString("").equals("endpoint.url_validation")
                    || plain.isEmpty()) {
                return Optional.empty();
            }
            ObjectNode answer = JsonMapper.shared().createObjectNode();
            answer.put("plainToken", plain);
            answer.put("encryptedToken", encrypt(plain));
            return Optional.of(answer.toString());
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    String encrypt(String plainToken) {
        return HexFormat.of().formatHex(mac().doFinal(plainToken.getBytes(UTF_8)));
    }

    /// A repeated delivery has the same body, event time included, under a new timestamp.
    private static String duplicateKey(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
