package org.gatehouse.web.pass;

import io.javalin.router.JavalinDefaultRoutingApi;
import org.gatehouse.web.Routes;

/// The rows of a pass's pages.
public final class PassPages implements Routes.Feature {
    private final CheckPage check;
    private final ProvePage prove;
    private final PassPage pass;
    private final PassSteps steps;
    private final PassDataPage data;
    private final ToldSteps told;

    public PassPages(
            CheckPage check,
            ProvePage prove,
            PassPage pass,
            PassSteps steps,
            PassDataPage data,
            ToldSteps told) {
        this.check = check;
        this.prove = prove;
        this.pass = pass;
        this.steps = steps;
        this.data = data;
        this.told = told;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/prove/check/{challenge}", check::show);
        r.post("/prove/check/{challenge}", check::send);
        r.post("/prove/check/{challenge}/again", check::again);
        r.get("/prove/{link}", prove::show);
        r.post("/prove/{link}", prove::send);
        r.post("/prove/{link}/elsewhere", prove::elsewhere);

        r.get("/p/{token}", pass::show);
        r.post("/p/{token}/code", steps::code);
        r.post("/p/{token}/knock", steps::knock);
        r.post("/p/{token}/leave", steps::leave);
        r.post("/p/{token}/again", steps::again);
        r.post("/p/{token}/join", steps::join);
        r.get("/p/{token}/data", data::show);
        r.post("/p/{token}/withdraw", data::withdraw);
        r.post("/p/{token}/erase", data::erase);
        r.post("/p/{token}/push", told::agree);
        r.post("/p/{token}/push/key", told::key);
        r.post("/p/{token}/push/end", told::end);
        r.get("/p/{token}/number", told::number);
        r.post("/p/{token}/number", told::leaveNumber);
        r.post("/p/{token}/number/end", told::forgetNumber);
    }
}
