package org.gatehouse.web.room;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;
import org.gatehouse.rooms.RoomReporting;
import org.gatehouse.web.Access;
import org.gatehouse.web.Routes;

/// Where meeting platforms report to: `/hooks/zoom` and the like. Each report proves by itself
/// where it comes from; whatever does not is turned away without a word.
public final class RoomHooks implements Routes.Feature {
    private final RoomReporting reporting;

    public RoomHooks(RoomReporting reporting) {
        this.reporting = reporting;
    }

    /// Jitsi's module puts a path of its own behind the address.
    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.post("/hooks/{provider}", this::take, Access.FROM_ANYWHERE);
        r.post("/hooks/{provider}/<rest>", this::take, Access.FROM_ANYWHERE);
    }

    private void take(Context ctx) {
        RoomReporting.Reply reply =
                reporting.receive(
                        ctx.pathParam("provider"),
                        ctx.bodyAsBytes(),
                        name -> Optional.ofNullable(ctx.header(name)),
                        Optional.ofNullable(ctx.queryString()).orElse(""));
        ctx.status(reply.status());
        if (!reply.json().isEmpty()) {
            ctx.contentType("application/json").result(reply.json());
        }
    }
}
