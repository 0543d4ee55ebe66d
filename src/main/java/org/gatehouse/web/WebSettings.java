package org.gatehouse.web;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// Where the site listens and under which address people reach it.
///
/// @param publicUrl scheme, host and port as people type them, without a path
/// @param bindAddress the address to listen on, such as `127.0.0.1` or `::`
/// @param port 0 for any free one
/// @param trustedProxies addresses of reverse proxies whose `X-Forwarded-For` is believed
/// @param dev whether pages for developers are shown
public record WebSettings(
        URI publicUrl, String bindAddress, int port, Set<InetAddress> trustedProxies, boolean dev) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public WebSettings {
        if (!Set.of("http", "https").contains(publicUrl.getScheme())
                || publicUrl.getHost() == null
                || !Set.of("", "/").contains(Objects.requireNonNullElse(publicUrl.getPath(), ""))) {
            throw new IllegalArgumentException(
                    "The public address must look like https://meetings.example.org");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("No such port: " + port);
        }
        trustedProxies = Set.copyOf(trustedProxies);
    }

    /// Whether people come by https, so that cookies and headers can insist on it.
    public boolean secure() {
        return "https".equals(publicUrl.getScheme());
    }

    /// Whether `origin` (RFC 6454, as browsers send it) is this site. A site on loopback answers to
    /// each of loopback's names.
    boolean isOurOrigin(String origin) {
        URI theirs;
        try {
            theirs = URI.create(origin);
        } catch (IllegalArgumentException _) {
            return false;
        }
        return theirs.getHost() != null
                && origin.equals(theirs.getScheme() + "://" + theirs.getRawAuthority())
                && theirs.getUserInfo() == null
                && publicUrl.getScheme().equals(theirs.getScheme())
                && effectivePort(publicUrl) == effectivePort(theirs)
                && sameHost(publicUrl.getHost(), theirs.getHost());
    }

    private static boolean sameHost(String ours, String theirs) {
        String a = ours.toLowerCase(Locale.ROOT);
        String b = theirs.toLowerCase(Locale.ROOT);
        return a.equals(b) || (LOOPBACK.contains(a) && LOOPBACK.contains(b));
    }

    private static int effectivePort(URI url) {
        if (url.getPort() != -1) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }
}
