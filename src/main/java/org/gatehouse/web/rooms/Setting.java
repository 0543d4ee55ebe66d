package org.gatehouse.web.rooms;

import java.util.List;
import java.util.Locale;

/// One setting of a meeting platform, as its page asks for it.
///
/// @param key as the configuration calls it
/// @param required whether nothing works without it
record Setting(String key, Kind kind, boolean required) {
    /// How it is typed in. What is secret is never shown again.
    enum Kind {
        TEXT,
        SECRET,
        /// A private key of several lines.
        SECRET_LINES,
        SWITCH
    }

    boolean isSecret() {
        return kind == Kind.SECRET || kind == Kind.SECRET_LINES;
    }

    /// The environment variable that sets it.
    String variable(String provider) {
        return "GATEHOUSE_" + (provider + "_" + key).toUpperCase(Locale.ROOT);
    }

    private static Setting needed(String key, Kind kind) {
        return new Setting(key, kind, true);
    }

    private static Setting more(String key, Kind kind) {
        return new Setting(key, kind, false);
    }

    /// The settings of a platform in the order of its form.
    static List<Setting> of(String provider) {
        return switch (provider) {
            case "zoom" ->
                    List.of(
                            needed("account_id", Kind.SECRET),
                            needed("client_id", Kind.SECRET),
                            needed("client_secret", Kind.SECRET),
                            needed("host", Kind.TEXT),
                            needed("guest_address", Kind.TEXT),
                            more("webhook_secret", Kind.SECRET),
                            more("may_change_host", Kind.SWITCH),
                            more("may_remove", Kind.SWITCH));
            case "jitsi" ->
                    List.of(
                            more("host", Kind.TEXT),
                            needed("app_id", Kind.TEXT),
                            more("app_secret", Kind.SECRET),
                            more("key_id", Kind.TEXT),
                            more("private_key", Kind.SECRET_LINES),
                            more("report_token", Kind.SECRET),
                            more("embed", Kind.SWITCH),
                            more("control_url", Kind.TEXT),
                            more("conferences", Kind.TEXT),
                            more("system_key_id", Kind.TEXT),
                            more("system_private_key", Kind.SECRET_LINES));
            case "bigbluebutton" ->
                    List.of(
                            needed("url", Kind.TEXT),
                            needed("secret", Kind.SECRET),
                            more("webhooks", Kind.SWITCH));
            case "janus" ->
                    List.of(
                            needed("socket", Kind.TEXT),
                            needed("api_secret", Kind.SECRET),
                            needed("admin_secret", Kind.SECRET),
                            needed("room_key", Kind.SECRET),
                            more("api_url", Kind.TEXT),
                            more("admin_url", Kind.TEXT));
            default -> List.of();
        };
    }
}
