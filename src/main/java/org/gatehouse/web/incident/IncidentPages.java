package org.gatehouse.web.incident;

import io.javalin.router.JavalinDefaultRoutingApi;
import org.gatehouse.web.Routes;

/// The addresses of incidents.
public final class IncidentPages implements Routes.Feature {
    private final IncidentList list;
    private final IncidentPage page;
    private final PackPage pack;
    private final PackingPage packing;
    private final AfterwardsPage afterwards;

    public IncidentPages(
            IncidentList list,
            IncidentPage page,
            PackPage pack,
            PackingPage packing,
            AfterwardsPage afterwards) {
        this.list = list;
        this.page = page;
        this.pack = pack;
        this.packing = packing;
        this.afterwards = afterwards;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/office/incidents", list::show);
        r.post("/office/incidents", list::open);

        r.get("/office/incidents/{incident}", page::show);
        r.post("/office/incidents/{incident}/notes", page::note);
        r.post("/office/incidents/{incident}/reports", page::report);
        r.post("/office/incidents/{incident}/reports/{referral}/confirm", page::confirm);

        r.get("/office/incidents/{incident}/pack", pack::show);
        r.post("/office/incidents/{incident}/pack", pack::make);
        r.get("/office/incidents/{incident}/packs/{pack}", packing::show);
        r.post("/office/incidents/{incident}/packs/{pack}", packing::fetch);
        r.post("/office/incidents/{incident}/hold", pack::hold);
        r.post("/office/incidents/{incident}/close", pack::close);
        r.post("/office/incidents/{incident}/code", pack::askCode);
        r.post("/office/incidents/{incident}/prove", pack::prove);

        r.get("/office/incidents/{incident}/afterwards", afterwards::show);
        r.post("/office/incidents/{incident}/apology", afterwards::apologise);

        r.get("/p/{token}/afterwards", afterwards::ask);
        r.post("/p/{token}/afterwards", afterwards::wish);
    }
}
