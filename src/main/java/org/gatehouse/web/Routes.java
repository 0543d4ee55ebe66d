package org.gatehouse.web;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;

/// Every address of the site and who answers it.
public final class Routes {
    private final Pages pages;
    private final Assets assets;
    private final LiveUpdates live;
    private final Feature[] features;

    /// A part of the site that brings rows of its own.
    @FunctionalInterface
    public interface Feature {
        void addTo(JavalinDefaultRoutingApi routes);
    }

    public Routes(Pages pages, Assets assets, LiveUpdates live, Feature... features) {
        this.pages = pages;
        this.assets = assets;
        this.live = live;
        this.features = features.clone();
    }

    void register(JavalinDefaultRoutingApi r) {
        r.get("/", ctx -> pages.render(ctx, "home.jte", pages.page(ctx, "home.title"), Map.of()));
        r.get("/healthz", ctx -> ctx.contentType("text/plain").result("ok\n"));
        r.get("/assets/{name}", assets::show);
        r.get("/live", live::stream);
        for (Feature feature : features) {
            feature.addTo(r);
        }
    }
}
