package org.gatehouse.web.desk;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Routes;
import org.gatehouse.web.office.StaffSession;

/// The gatekeepers' addresses.
public final class DeskPages implements Routes.Feature {
    private final DeskList list;
    private final DeskScreen screen;
    private final KnockPresses knocks;
    private final DoorPresses door;
    private final PhonePresses phone;
    private final FloorPresses floor;
    private final StaffSession staff;

    public DeskPages(
            DeskList list,
            DeskScreen screen,
            KnockPresses knocks,
            DoorPresses door,
            PhonePresses phone,
            FloorPresses floor,
            StaffSession staff) {
        this.list = list;
        this.screen = screen;
        this.knocks = knocks;
        this.door = door;
        this.phone = phone;
        this.floor = floor;
        this.staff = staff;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/desk", list::show);
        r.get("/desk/{meeting}", this::show);
        r.get("/desk/{meeting}/tonight", this::show);
        r.get("/desk/{meeting}/door-list", this::doorList);

        r.post("/desk/{meeting}/knocks/{knock}/admit", knocks::admit);
        r.post("/desk/{meeting}/knocks/{knock}/hold", knocks::hold);
        r.post("/desk/{meeting}/knocks/{knock}/turn-away", knocks::turnAway);
        r.post("/desk/{meeting}/knocks/{knock}/pardon", knocks::pardon);
        r.post("/desk/{meeting}/knocks/{knock}/remove", knocks::remove);
        r.post("/desk/{meeting}/knocks/{knock}/may-show", floor::letShow);
        r.post("/desk/{meeting}/knocks/{knock}/no-show", floor::endShow);
        r.post("/desk/{meeting}/knocks/{knock}/mute", floor::mute);
        r.post("/desk/{meeting}/registrants/{registrant}/vouch", knocks::vouch);
        r.post("/desk/{meeting}/registrants/{registrant}/unvouch", knocks::unvouch);
        r.post("/desk/{meeting}/registrants/{registrant}/ban", knocks::ban);

        r.post("/desk/{meeting}/phone", phone::ring);
        r.post("/desk/{meeting}/dial-in", phone::keepDialIn);
        r.post("/desk/{meeting}/phone/{registrant}/number", phone::number);
        r.post("/desk/{meeting}/phone/{registrant}/answered", phone::answered);
        r.post("/desk/{meeting}/phone/{registrant}/tell", phone::tell);

        r.post("/desk/{meeting}/admit-known", door::admitKnown);
        r.post("/desk/{meeting}/freeze", door::freeze);
        r.post("/desk/{meeting}/thaw", door::thaw);
        r.post("/desk/{meeting}/message", door::tell);
        r.post("/desk/{meeting}/stop", door::stop);
        r.post("/desk/{meeting}/new-room", door::openNewRoom);
    }

    private void show(Context ctx) {
        staff.require(ctx, Role.GATEKEEPER);
        screen.show(ctx);
    }

    private void doorList(Context ctx) {
        staff.require(ctx, Role.GATEKEEPER);
        screen.doorList(ctx);
    }
}
