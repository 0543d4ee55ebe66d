package org.gatehouse.web;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/// The headers on every answer that keep a page to itself: nothing from elsewhere runs in it,
/// nothing frames it, no address of it leaks, and no cache keeps it.
public final class SafeHeaders {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; manifest-src 'self'; "
                    + "form-action 'self'%s; frame-ancestors 'none'; base-uri 'none'";

    static final Map<String, String> ALWAYS =
            Map.of(
                    "Content-Security-Policy",
                    POLICY.formatted(""),
                    "Cache-Control",
                    "no-store",
                    "X-Content-Type-Options",
                    "nosniff",
                    "X-Frame-Options",
                    "DENY",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Permissions-Policy",
                    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
                            + "browsing-topics=()");

    private final boolean secure;

    SafeHeaders(WebSettings settings) {
        this.secure = settings.secure();
    }

    void add(Context ctx) {
        ALWAYS.forEach(ctx::header);
        ctx.header("Referrer-Policy", referrerPolicy(ctx));
        if (secure) {
            ctx.header("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
    }

    /// `no-referrer` makes a browser send `Origin: null` with our own forms (Fetch standard,
    /// "append a request Origin header"). That is right for all that send `Sec-Fetch-Site`; an old
    /// tablet that doesn't needs its Origin, and gets `same-origin`: nothing leaves us either way.
    private static String referrerPolicy(Context ctx) {
        return ctx.header("Sec-Fetch-Site") == null ? "same-origin" : "no-referrer";
    }

    /// Lets other sites show this one answer in a frame. It must hold neither forms nor scripts,
    /// and nothing about whoever looks at it.
    public static void allowFraming(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; "
                        + "base-uri 'none'; frame-ancestors *");
        ctx.res().setHeader("X-Frame-Options", null);
        allowShowing(ctx);
    }

    /// Lets the pages of `sites` alone show this one page in a frame.
    ///
    /// @param sites as in `frame-ancestors` (CSP 3), such as `https://*.example.org`
    public static void allowFramingBy(Context ctx, String sites) {
        String nobody = "frame-ancestors 'none'";
        ctx.header(
                "Content-Security-Policy",
                POLICY.formatted("").replace(nobody, "frame-ancestors " + sites));
        ctx.res().setHeader("X-Frame-Options", null);
    }

    /// Lets this one page show others of ours in a frame.
    public static void allowOwnFrames(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY.formatted("") + "; frame-src 'self'");
    }

    /// Lets this one page show the meeting at `room` in a frame, with camera, microphone and
    /// screen.
    ///
    /// @param room an https address; only its origin is used
    public static void allowRoom(Context ctx, URI room) {
        String origin = origin(room);
        String both = "(self \"" + origin + "\")";
        ctx.header("Content-Security-Policy", POLICY.formatted("") + "; frame-src " + origin);
        ctx.header(
                "Permissions-Policy",
                "camera=%s, microphone=%s, display-capture=%s, fullscreen=%s, autoplay=%s, "
                                .formatted(both, both, both, both, both)
                        + "geolocation=(), payment=(), usb=(), browsing-topics=()");
    }

    /// Lets this one page use camera, microphone and screen, and talk to the media server at
    /// `socket`.
    ///
    /// @param socket a WebSocket's address; only its origin is used
    public static void allowMeeting(Context ctx, URI socket) {
        if (!"wss".equals(socket.getScheme()) && !"ws".equals(socket.getScheme())) {
            throw new IllegalArgumentException("Not a WebSocket's address");
        }
        ctx.header(
                "Content-Security-Policy",
                POLICY.formatted("")
                        .replace("connect-src 'self'", "connect-src 'self' " + hostOf(socket)));
        ctx.header(
                "Permissions-Policy",
                "camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), "
                        + "autoplay=(self), geolocation=(), payment=(), usb=(), "
                        + "browsing-topics=()");
    }

    /// For a document that carries its own styles, such as a letter, and is shown in a frame of
    /// ours: nothing in it runs, loads or leads anywhere.
    public static void allowOwnStyles(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; "
                        + "base-uri 'none'; frame-ancestors 'self'; sandbox");
        ctx.header("X-Frame-Options", "SAMEORIGIN");
    }

    /// Lets other sites show this one answer, a picture that everybody may see, and keep it for a
    /// few minutes.
    public static void allowShowing(Context ctx) {
        ctx.header("Cross-Origin-Resource-Policy", "cross-origin");
        ctx.header("Cache-Control", "public, max-age=300");
    }

    /// Lets the forms of this one answer lead to `target`'s site as well: Chromium applies
    /// `form-action` to the redirects that follow a post.
    ///
    /// @param target an https address; only its origin is used
    public static void allowFormsTo(Context ctx, URI target) {
        ctx.header("Content-Security-Policy", POLICY.formatted(" " + origin(target)));
    }

    private static String origin(URI address) {
        if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
            throw new IllegalArgumentException("Not a web address");
        }
        return hostOf(address);
    }

    private static String hostOf(URI address) {
        String port = address.getPort() == -1 ? "" : ":" + address.getPort();
        String host = Objects.requireNonNull(address.getHost(), "a host");
        return address.getScheme() + "://" + host + port;
    }

    /// Lets the forms of this one answer lead to any meeting platform: which one it is must not
    /// stand in a page before the press that makes the link. A site tried out over plain http may
    /// lead to a platform like that as well.
    public static void allowFormsToPlatforms(Context ctx, WebSettings settings) {
        ctx.header(
                "Content-Security-Policy",
                POLICY.formatted(settings.secure() ? " https:" : " https: http:"));
    }
}
