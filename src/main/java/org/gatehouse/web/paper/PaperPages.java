package org.gatehouse.web.paper;

import io.javalin.router.JavalinDefaultRoutingApi;
import org.gatehouse.web.Routes;

/// The addresses of passes on paper.
public final class PaperPages implements Routes.Feature {
    private final NeighbourPage neighbour;
    private final SheetPage sheet;
    private final OpenPage open;

    public PaperPages(NeighbourPage neighbour, SheetPage sheet, OpenPage open) {
        this.neighbour = neighbour;
        this.sheet = sheet;
        this.open = open;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/office/meetings/{meeting}/neighbours", neighbour::show);
        r.post("/office/meetings/{meeting}/neighbours", neighbour::send);
        r.get("/office/meetings/{meeting}/registrants/{registrant}/paper", sheet::show);
        r.post("/office/meetings/{meeting}/registrants/{registrant}/paper", sheet::again);
        r.get("/p/{token}/paper", open::show);
        r.post("/p/{token}/paper", open::send);
    }
}
