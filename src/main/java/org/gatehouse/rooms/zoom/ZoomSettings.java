package org.gatehouse.rooms.zoom;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.rooms.ProviderTexts;

/// How the forum's Zoom account is reached: a server-to-server OAuth app that its owner made.
///
/// @param host the licensed user who holds the meetings: e-mail address or Zoom user id
/// @param webhookSecret the app's secret token for event subscriptions; empty where Zoom reports
///   nothing to us
/// @param guestAddress a mailbox of the forum's own, such as `door@forum.example`. Zoom wants an
///   address for everybody with a personal link; it is told one that is derived from this, never a
///   resident's
/// @param mayRemove whether Zoom's support has switched on removing people through the API
/// @param mayChangeHost whether the host's account settings may be made safe from here; otherwise
///   they are only read
/// @param tokenAddress where tokens come from; Zoom's own unless stated
public record ZoomSettings(
        String accountId,
        String clientId,
        String clientSecret,
        String host,
        Optional<String> webhookSecret,
        String guestAddress,
        boolean mayRemove,
        boolean mayChangeHost,
        URI tokenAddress) {

    /// Zoom's own token address.
    public static final URI TOKEN_ADDRESS = URI.create("https://zoom.us/oauth/token");

    public ZoomSettings {
        if (accountId.isBlank() || clientId.isBlank() || clientSecret.isBlank()) {
            throw new IllegalArgumentException(
                    "Zoom needs the app's account ID, client ID and client secret");
        }
        if (host.isBlank() || host.equals("me")) {
            throw new IllegalArgumentException(
                    "Say which Zoom user holds the meetings: their e-mail address");
        }
        if (!guestAddress.matches("[A-Za-z0-9._-]{1,20}@[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException(
                    "Zoom's guest address must be a short mailbox of the forum, like door@forum.example");
        }
        boolean loopback = String.valueOf(tokenAddress.getHost()).equals("127.0.0.1");
        if (!"https".equals(tokenAddress.getScheme()) && !loopback) {
            throw new IllegalArgumentException("Zoom's token address must start with https://");
        }
        webhookSecret = webhookSecret.filter(secret -> !secret.isBlank());
    }

    private static final Set<String> KEYS =
            Set.of(
                    "account_id",
                    "client_id",
                    "client_secret",
                    "host",
                    "webhook_secret",
                    "guest_address",
                    "may_remove",
                    "may_change_host",
                    "token_url");

    /// From the section `[zoom]` of the configuration (docs/zoom.md).
    ///
    /// @throws IllegalArgumentException with the key at fault
    public static ZoomSettings read(ProviderTexts texts) {
        texts.allow(KEYS);
        return new ZoomSettings(
                texts.required("account_id"),
                texts.required("client_id"),
                texts.required("client_secret"),
                texts.required("host"),
                texts.optional("webhook_secret"),
                texts.required("guest_address"),
                texts.on("may_remove"),
                texts.on("may_change_host"),
                texts.optional("token_url").map(URI::create).orElse(TOKEN_ADDRESS));
    }

    /// Where requests go as long as Zoom names no regional address.
    URI usualBase() {
        return tokenAddress.equals(TOKEN_ADDRESS)
                ? URI.create("https://api.zoom.us")
                : tokenAddress.resolve("/");
    }

    @Override
    public String toString() {
        return "ZoomSettings[host=" + host + ", the rest is secret]";
    }
}
