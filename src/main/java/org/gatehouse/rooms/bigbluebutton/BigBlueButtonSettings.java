package org.gatehouse.rooms.bigbluebutton;

import java.net.URI;
import java.util.Optional;

/// How the forum's BigBlueButton server is reached.
///
/// @param base the address that `bbb-conf --secret` shows, such as
///   `https://bbb.forum.example/bigbluebutton/`
/// @param secret the shared secret that it shows beside it
/// @param callback where the server's webhooks (package bbb-webhooks) report to us; empty where
///   they are not installed
public record BigBlueButtonSettings(URI base, String secret, Optional<URI> callback) {
    public BigBlueButtonSettings {
        boolean loopback = String.valueOf(base.getHost()).equals("127.0.0.1");
        if (!"https".equals(base.getScheme()) && !loopback) {
            throw new IllegalArgumentException("BigBlueButton's address must start with https://");
        }
        if (secret.isBlank()) {
            throw new IllegalArgumentException("BigBlueButton needs its shared secret");
        }
        if (!base.getPath().endsWith("/")) {
            base = URI.create(base + "/");
        }
    }

    /// From the texts of a configuration; an empty `callback` means none.
    public static BigBlueButtonSettings of(String base, String secret, String callback) {
        String whole = base.strip().replaceFirst("api/?$", "");
        return new BigBlueButtonSettings(
                URI.create(whole),
                secret,
                callback.isBlank() ? Optional.empty() : Optional.of(URI.create(callback)));
    }

    @Override
    public String toString() {
        return "BigBlueButtonSettings[base=" + base + ", the rest is secret]";
    }
}
