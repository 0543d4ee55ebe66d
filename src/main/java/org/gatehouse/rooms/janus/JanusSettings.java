package org.gatehouse.rooms.janus;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.rooms.ProviderTexts;

/// How the forum's Janus server is reached (docs/janus.md). None of the three secrets ever leaves
/// this program for a browser.
///
/// @param api its HTTP interface, such as `http://127.0.0.1:8088/janus`
/// @param admin its admin interface, such as `http://127.0.0.1:7088/admin`; the internet must not
///   reach it
/// @param socket where people's browsers reach it, such as `wss://meet.forum.example/janus`
/// @param apiSecret `api_secret` in janus.jcfg
/// @param adminSecret `admin_secret` in janus.jcfg
/// @param roomKey `admin_key` in janus.plugin.videoroom.jcfg, without which nobody makes rooms
public record JanusSettings(
        URI api, URI admin, URI socket, String apiSecret, String adminSecret, String roomKey) {
    private static final int SHORTEST = 16;

    public JanusSettings {
        inside(api, "api_url");
        inside(admin, "admin_url");
        if (!"wss".equals(socket.getScheme()) && !(isHere(socket) && isPlain(socket, "ws"))) {
            throw new IllegalArgumentException("janus.socket must start with wss://");
        }
        longEnough(apiSecret, "api_secret");
        longEnough(adminSecret, "admin_secret");
        longEnough(roomKey, "room_key");
    }

    private static void inside(URI address, String key) {
        boolean safe = "https".equals(address.getScheme()) && address.getHost() != null;
        if (!safe && !(isHere(address) && isPlain(address, "http"))) {
            throw new IllegalArgumentException(
                    "janus." + key + " must be on this machine or start with https://");
        }
    }

    private static boolean isHere(URI address) {
        return Set.of("127.0.0.1", "localhost").contains(String.valueOf(address.getHost()));
    }

    private static boolean isPlain(URI address, String scheme) {
        return scheme.equals(address.getScheme());
    }

    private static void longEnough(String secret, String key) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "janus." + key + " is too short to be safe: use 32 characters or more");
        }
    }

    /// From the section `[janus]` of the configuration.
    ///
    /// @throws IllegalArgumentException with the key at fault
    public static JanusSettings read(ProviderTexts texts) {
        texts.allow(
                Set.of("api_url", "admin_url", "socket", "api_secret", "admin_secret", "room_key"));
        return new JanusSettings(
                address(texts.optional("api_url"), "http://127.0.0.1:8088/janus"),
                address(texts.optional("admin_url"), "http://127.0.0.1:7088/admin"),
                URI.create(texts.required("socket")),
                texts.required("api_secret"),
                texts.required("admin_secret"),
                texts.required("room_key"));
    }

    private static URI address(Optional<String> typed, String usual) {
        return URI.create(typed.orElse(usual).replaceFirst("/+$", ""));
    }

    @Override
    public String toString() {
        return "JanusSettings[api=" + api + ", the rest is secret]";
    }
}
