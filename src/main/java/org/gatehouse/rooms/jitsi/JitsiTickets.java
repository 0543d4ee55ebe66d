package org.gatehouse.rooms.jitsi;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.gatehouse.rooms.Guest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Tickets into one room for one person and a few minutes. Without the claim `room` the server
/// hangs, so it is always there.
final class JitsiTickets {
    /// Clocks of two machines differ a little.
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private static final Duration SYSTEM_LIFE = Duration.ofMinutes(1);

    private final JitsiSettings settings;
    private final InstantSource clock;

    JitsiTickets(JitsiSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// The address that lets `guest` into `room`.
    ///
    /// @param user what the server will call the person
    URI link(String room, Guest guest, String user) {
        String fragment =
                "#userInfo.displayName="
                        + encoded(JsonMapper.shared().writeValueAsString(guest.displayName()));
        return URI.create(
                settings.rooms()
                        + room
                        + "?jwt="
                        + settings.key().sign(claims(room, guest, user))
                        + fragment);
    }

    private ObjectNode claims(String room, Guest guest, String user) {
        ObjectNode claims = claims(room, settings.linkLife());
        ObjectNode context = claims.putObject("context");
        ObjectNode who = context.putObject("user");
        boolean host = guest.role() == Guest.Role.HOST;
        who.put("id", user);
        who.put("name", guest.displayName());
        if (settings.service()) {
            who.put("moderator", Boolean.toString(host));
        } else {
            who.put("affiliation", host ? "owner" : "member");
            who.put("lobby_bypass", true);
        }
        ObjectNode features = context.putObject("features");
        boolean mayShow = guest.role() != Guest.Role.RESIDENT;
        features.put("screen-sharing", Boolean.toString(mayShow));
        features.put("livestreaming", "false");
        features.put("recording", Boolean.toString(host));
        features.put("transcription", "false");
        features.put("outbound-call", "false");
        return claims;
    }

    private ObjectNode claims(String room, Duration life) {
        Instant now = clock.instant();
        ObjectNode claims = JsonMapper.shared().createObjectNode();
        claims.put("iss", settings.issuer());
        claims.put("aud", settings.audience());
        claims.put("sub", settings.subject());
        claims.put("room", room);
        claims.put("nbf", now.minus(LEEWAY).getEpochSecond());
        claims.put("exp", now.plus(life).getEpochSecond());
        return claims;
    }

    /// A ticket for ourselves, good at the server's HTTP interface.
    String system(JitsiSettings.Control control, String room) {
        return control.key().sign(claims(room, SYSTEM_LIFE));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
