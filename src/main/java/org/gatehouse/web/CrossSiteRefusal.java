package org.gatehouse.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;
import org.gatehouse.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// Refuses whatever another site makes a browser send here. A request that may change something
/// must say that it comes from our own pages: by `Sec-Fetch-Site` (W3C Fetch Metadata), or by
/// `Origin` from browsers that don't know that header. One that says neither is refused.
final class CrossSiteRefusal {
    private static final Set<HandlerType> SAFE =
            Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    private final WebSettings settings;

    CrossSiteRefusal(WebSettings settings) {
        this.settings = settings;
    }

    /// @throws Refusal where the request is not from our own pages
    void check(Context ctx) {
        if (SAFE.contains(ctx.method()) || ctx.routeRoles().contains(Access.FROM_ANYWHERE)) {
            return;
        }
        if (!fromOurPages(ctx.header("Sec-Fetch-Site"), ctx.header("Origin"))) {
            throw new Refusal.NotAllowed("refusal.crossSite");
        }
    }

    private boolean fromOurPages(@Nullable String site, @Nullable String origin) {
        if (site != null) {
            return site.equals("same-origin");
        }
        return origin != null && settings.isOurOrigin(origin);
    }
}
