package org.gatehouse.web;

import io.javalin.router.JavalinDefaultRoutingApi;

/// Every address of the site and who answers it.
public final class Routes {
    private final Assets assets;
    private final LiveUpdates live;
    private final Feature[] features;

    /// A part of the site that brings rows of its own.
    @FunctionalInterface
    public interface Feature {
        void addTo(JavalinDefaultRoutingApi routes);
    }

    public Routes(Assets assets, LiveUpdates live, Feature... features) {
        this.assets = assets;
        this.live = live;
        this.features = features.clone();
    }

    void register(JavalinDefaultRoutingApi r) {
        r.get("/healthz", ctx -> ctx.contentType("text/plain").result("ok\n"));
        r.get("/assets/{name}", assets::show);
        r.get("/live", live::stream);
        for (Feature feature : features) {
            feature.addTo(r);
        }
    }
}
