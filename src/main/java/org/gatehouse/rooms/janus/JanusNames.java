package org.gatehouse.rooms.janus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The names and passwords of rooms and people at Janus, each with 256 bits, all made from one
/// secret: what Janus forgets when it restarts is told to it again without anything being kept.
final class JanusNames {
    private final byte[] secret;

    JanusNames(JanusSettings settings) {
        this.secret = settings.apiSecret().getBytes(UTF_8);
    }

    /// The name of the room that was asked for under `requestKey`. Janus tells whoever knows a
    /// room's name who is inside, so nobody may guess it.
    String room(String requestKey) {
        return made("room", requestKey);
    }

    /// What whoever changes or ends `room` must know.
    String secretOf(String room) {
        return made("secret", room);
    }

    /// Lets the browser of `reference` talk to the server, and no more.
    String token(String room, String reference) {
        return made("token", room + ":" + reference);
    }

    /// Lets `reference` into `room`. It is used by us alone and never told to a browser: that is
    /// why nobody comes in under another's name.
    String invitation(String room, String reference) {
        return made("invitation", room + ":" + reference);
    }

    private String made(String kind, String of) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] hash = mac.doFinal(("gatehouse:" + kind + ":" + of).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
