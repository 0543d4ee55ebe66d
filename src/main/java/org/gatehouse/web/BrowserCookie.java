package org.gatehouse.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.jspecify.annotations.Nullable;

/// A browser's own secret: 256 random bits in a cookie. The server keeps and compares only its
/// keyed hash. A browser gets one when a person posts, never by merely looking.
public final class BrowserCookie {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    /// The longest that browsers keep a cookie (RFC 6265bis, 5.5).
    private static final Duration LONGEST = Duration.ofDays(400);

    private final String name;
    private final Purpose purpose;
    private final @Nullable Duration life;
    private final boolean secure;
    private final boolean embedded;
    private final Keys keys;

    private BrowserCookie(
            String name,
            Purpose purpose,
            @Nullable Duration life,
            boolean embedded,
            WebSettings web,
            Keys keys) {
        this.secure = web.secure();
        this.embedded = embedded && secure;
        this.name = secure ? "__Host-" + name : name;
        this.purpose = purpose;
        this.life = life;
        this.keys = keys;
    }

    /// The cookie of anybody's browser.
    public static BrowserCookie visitor(WebSettings web, Keys keys) {
        return new BrowserCookie("gatehouse", Purpose.BROWSER, LONGEST, false, web, keys);
    }

    /// The cookie of a staff session; it ends with the browser's session.
    public static BrowserCookie staff(WebSettings web, Keys keys) {
        return new BrowserCookie("gatehouse-staff", Purpose.STAFF_SESSION, null, false, web, keys);
    }

    /// The cookie of a desk that is open inside a meeting platform's program. There our page may
    /// stand in a page of the platform's, so it is sent there too, but kept apart for each site
    /// that it stands in (CHIPS); what other sites make a browser send is refused by other means.
    public static BrowserCookie inRoom(WebSettings web, Keys keys) {
        return new BrowserCookie("gatehouse-in-room", Purpose.IN_ROOM, null, true, web, keys);
    }

    /// The keyed hash of this browser's token, or nothing where it has none.
    public Optional<String> hash(Context ctx) {
        String fresh = ctx.attribute(name);
        String token = fresh != null ? fresh : ctx.cookie(name);
        if (token == null || !TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return Optional.of(keys.hash(purpose, token));
    }

    /// The keyed hash of this browser's token; a browser without one is given one.
    public String hashOrNew(Context ctx) {
        return hash(ctx).orElseGet(() -> rotate(ctx));
    }

    /// Gives this browser a new token and returns its keyed hash: at every gain of rights, so that
    /// a token planted beforehand is worth nothing after.
    public String rotate(Context ctx) {
        Fresh fresh = fresh();
        give(ctx, fresh);
        return fresh.hash();
    }

    /// A token that no browser has yet.
    public static final class Fresh {
        private final String token;
        private final String hash;

        private Fresh(String token, String hash) {
            this.token = token;
            this.hash = hash;
        }

        public String hash() {
            return hash;
        }
    }

    /// A new token, to be given once what it stands for has come about.
    public Fresh fresh() {
        String token = keys.newToken();
        return new Fresh(token, keys.hash(purpose, token));
    }

    /// Gives this browser `fresh` in place of the token it has.
    public void give(Context ctx, Fresh fresh) {
        ctx.attribute(name, fresh.token);
        set(ctx, fresh.token, life == null ? -1 : Math.toIntExact(life.toSeconds()));
    }

    /// Has this browser forget its token.
    public void forget(Context ctx) {
        ctx.attribute(name, "");
        set(ctx, "", 0);
    }

    private void set(Context ctx, String value, int maxAge) {
        if (embedded) {
            String age = maxAge < 0 ? "" : "; Max-Age=" + maxAge;
            String where = "; Path=/; Secure; HttpOnly; SameSite=None; Partitioned";
            ctx.res().addHeader("Set-Cookie", name + "=" + value + age + where);
            return;
        }
        Cookie cookie = new Cookie(name, value, "/", maxAge);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setSameSite(SameSite.LAX);
        ctx.cookie(cookie);
    }
}
