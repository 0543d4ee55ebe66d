package org.gatehouse.rooms.zoom;

import java.net.URI;
import java.util.Optional;

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
        webhookSecret = webhookSecret.filter(secret -> !secret.isBlank());
    }

    /// From the texts of a configuration; an empty `webhookSecret` means none.
    public static ZoomSettings of(
            String accountId,
            String clientId,
            String clientSecret,
            String host,
            String webhookSecret,
            String guestAddress,
            boolean mayRemove,
            boolean mayChangeHost) {
        return new ZoomSettings(
                accountId,
                clientId,
                clientSecret,
                host,
                Optional.of(webhookSecret),
                guestAddress,
                mayRemove,
                mayChangeHost,
                TOKEN_ADDRESS);
    }

    @Override
    public String toString() {
        return "ZoomSettings[host=" + host + ", the rest is secret]";
    }
}
