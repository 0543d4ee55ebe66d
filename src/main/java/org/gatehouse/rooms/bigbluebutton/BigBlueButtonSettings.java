package org.gatehouse.rooms.bigbluebutton;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.rooms.ProviderTexts;

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
        if (base.getHost() == null || (!"https".equals(base.getScheme()) && !loopback)) {
            throw new IllegalArgumentException("BigBlueButton's address must start with https://");
        }
        if (secret.isBlank()) {
            throw new IllegalArgumentException("BigBlueButton needs its shared secret");
        }
        if (!base.getPath().endsWith("/")) {
            base = URI.create(base + "/");
        }
    }

    /// From the section `[bigbluebutton]` of the configuration (docs/bigbluebutton.md).
    ///
    /// @param callback where we take reports from the server, if it is told to send any
    /// @throws IllegalArgumentException with the key at fault
    public static BigBlueButtonSettings read(ProviderTexts texts, URI callback) {
        texts.allow(Set.of("url", "secret", "webhooks"));
        String base = texts.required("url").replaceFirst("/api/?$", "/");
        return new BigBlueButtonSettings(
                URI.create(base),
                texts.required("secret"),
                texts.on("webhooks") ? Optional.of(callback) : Optional.empty());
    }

    @Override
    public String toString() {
        return "BigBlueButtonSettings[base=" + base + ", the rest is secret]";
    }
}
