package org.gatehouse.alert;

import java.net.URI;
import java.util.Base64;

/// Where a browser can be told something, and the keys that only it can read it with (RFC 8291).
///
/// @param endpoint at the browser maker's push service; whoever knows it can't read the messages
/// @param key the browser's public key, uncompressed P-256, base64url
/// @param auth the shared secret of 16 octets, base64url
public record Subscription(URI endpoint, String key, String auth) {
    private static final int LONGEST = 2_000;
    private static final int KEY_OCTETS = 65;
    private static final int AUTH_OCTETS = 16;
    private static final byte UNCOMPRESSED = 4;

    public Subscription {
        if (endpoint.toString().length() > LONGEST || endpoint.getHost() == null) {
            throw new IllegalArgumentException("This is no push service's address");
        }
        byte[] point = octets(key);
        if (point.length != KEY_OCTETS
                || point[0] != UNCOMPRESSED
                || octets(auth).length != AUTH_OCTETS) {
            throw new IllegalArgumentException("These are no push subscription's keys");
        }
    }

    private static byte[] octets(String text) {
        if (text.length() > 2 * KEY_OCTETS) {
            throw new IllegalArgumentException("A key is not so long");
        }
        return Base64.getUrlDecoder().decode(text);
    }

    public byte[] keyOctets() {
        return octets(key);
    }

    public byte[] authOctets() {
        return octets(auth);
    }

    /// Nothing of what it holds.
    @Override
    public String toString() {
        return "a push subscription";
    }
}
