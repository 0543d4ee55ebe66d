package org.gatehouse.rooms.jitsi;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.rooms.ProviderTexts;

/// How the forum's Jitsi rooms are reached.
///
/// @param rooms the address that a room's name is put behind: `https://meet.forum.example/`, or
///   `https://8x8.vc/<AppID>/`
/// @param issuer the claim `iss`; on a server of one's own its `app_id`
/// @param audience the claim `aud`
/// @param subject the claim `sub`: the server's domain, `*`, or the AppID
/// @param key what tickets are signed with
/// @param service whether it is JaaS, which names moderators its own way
/// @param control the server's HTTP interface for ending rooms; empty where it is not set up
/// @param reportToken what the server's event_sync module sends as bearer token; empty where that
///   is not installed
/// @param framed whether the room is shown inside a page of ours
/// @param linkLife how long a ticket opens the door. It can't be taken back, so keep it short
public record JitsiSettings(
        URI rooms,
        String issuer,
        String audience,
        String subject,
        JitsiKey key,
        boolean service,
        Optional<Control> control,
        Optional<String> reportToken,
        boolean framed,
        Duration linkLife) {

    private static final Duration LINK_LIFE = Duration.ofMinutes(3);

    /// Prosody's HTTP modules `end_meeting` and `kick_participant`, which only machines inside may
    /// reach.
    ///
    /// @param base such as `http://127.0.0.1:5280/`
    /// @param conferences the domain of the rooms, such as `conference.meet.forum.example`
    /// @param key signs system tickets; its public half is in the server's
    ///   `prosody_password_public_key_repo_url`
    public record Control(URI base, String conferences, JitsiKey key) {}

    public JitsiSettings {
        boolean loopback = String.valueOf(rooms.getHost()).equals("127.0.0.1");
        if (!"https".equals(rooms.getScheme()) && !loopback) {
            throw new IllegalArgumentException("Jitsi's address must start with https://");
        }
        if (rooms.getHost() == null || !rooms.getPath().endsWith("/")) {
            throw new IllegalArgumentException("Jitsi's address must end with a slash");
        }
        reportToken = reportToken.filter(token -> !token.isBlank());
    }

    /// A server of one's own with a shared secret (`app_id` and `app_secret` in Prosody).
    ///
    /// @param host such as `meet.forum.example`
    public static JitsiSettings ownServer(String host, String appId, String appSecret) {
        return ownServer(host, appId, new JitsiKey.Shared(appSecret));
    }

    /// A server of one's own that reads our public key from a key server.
    public static JitsiSettings ownServer(
            String host, String appId, String keyId, String privateKeyPem) {
        return ownServer(host, appId, JitsiKey.rsa(keyId, privateKeyPem));
    }

    private static JitsiSettings ownServer(String host, String appId, JitsiKey key) {
        return new JitsiSettings(
                URI.create("https://" + host + "/"),
                appId,
                "jitsi",
                host,
                key,
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                LINK_LIFE);
    }

    /// JaaS, Jitsi as a service of 8x8.
    ///
    /// @param appId begins with `vpaas-magic-cookie-`
    /// @param keyId the key's id as the console shows it, with or without the AppID in front
    public static JitsiSettings service(String appId, String keyId, String privateKeyPem) {
        String kid = keyId.contains("/") ? keyId : appId + "/" + keyId;
        return new JitsiSettings(
                URI.create("https://8x8.vc/" + appId + "/"),
                "chat",
                "jitsi",
                appId,
                JitsiKey.rsa(kid, privateKeyPem),
                true,
                Optional.empty(),
                Optional.empty(),
                false,
                LINK_LIFE);
    }

    /// These settings with the server's HTTP interface at `base`.
    public JitsiSettings controlledAt(
            String base, String conferences, String keyId, String privateKeyPem) {
        Control added =
                new Control(URI.create(base), conferences, JitsiKey.rsa(keyId, privateKeyPem));
        return with(rooms, Optional.of(added), reportToken, framed);
    }

    /// These settings with a server that reports under `token`.
    public JitsiSettings reportingWith(String token) {
        return with(rooms, control, Optional.of(token), framed);
    }

    private JitsiSettings with(
            URI rooms, Optional<Control> control, Optional<String> reportToken, boolean framed) {
        return new JitsiSettings(
                rooms,
                issuer,
                audience,
                subject,
                key,
                service,
                control,
                reportToken,
                framed,
                linkLife);
    }

    private static final Set<String> KEYS =
            Set.of(
                    "url",
                    "host",
                    "app_id",
                    "app_secret",
                    "key_id",
                    "private_key",
                    "control_url",
                    "conferences",
                    "system_key_id",
                    "system_private_key",
                    "report_token",
                    "embed");

    /// From the section `[jitsi]` of the configuration (docs/jitsi.md).
    ///
    /// @throws IllegalArgumentException with the key at fault
    public static JitsiSettings read(ProviderTexts texts) {
        texts.allow(KEYS);
        JitsiSettings settings = kind(texts, texts.required("app_id"));
        if (texts.optional("control_url").isPresent()) {
            settings =
                    settings.controlledAt(
                            texts.required("control_url"),
                            texts.required("conferences"),
                            texts.required("system_key_id"),
                            texts.required("system_private_key"));
        }
        settings = texts.optional("report_token").map(settings::reportingWith).orElse(settings);
        return settings.framedIf(texts.on("embed"));
    }

    private JitsiSettings framedIf(boolean wanted) {
        return with(rooms, control, reportToken, wanted);
    }

    private static JitsiSettings kind(ProviderTexts texts, String appId) {
        if (appId.startsWith("vpaas-")) {
            return service(appId, texts.required("key_id"), texts.required("private_key"));
        }
        String host = texts.required("host");
        JitsiSettings settings =
                texts.optional("key_id").isPresent()
                        ? ownServer(
                                host,
                                appId,
                                texts.required("key_id"),
                                texts.required("private_key"))
                        : ownServer(host, appId, texts.required("app_secret"));
        return texts.optional("url").map(URI::create).map(settings::at).orElse(settings);
    }

    /// These settings with the rooms behind another address than `https://HOST/`.
    private JitsiSettings at(URI address) {
        return with(address, control, reportToken, framed);
    }

    @Override
    public String toString() {
        return "JitsiSettings[rooms=" + rooms + ", the rest is secret]";
    }
}
