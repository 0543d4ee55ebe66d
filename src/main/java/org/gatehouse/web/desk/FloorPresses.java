package org.gatehouse.web.desk;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.gatehouse.door.Floor;
import org.gatehouse.ledger.Actor;
import org.gatehouse.staff.Role;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.office.StaffSession;

/// What a gatekeeper lets somebody inside do, where the platform leaves that to us.
public final class FloorPresses {
    private final Floor floor;
    private final StaffSession staff;
    private final DeskPress press;

    public FloorPresses(Floor floor, StaffSession staff, DeskPress press) {
        this.floor = floor;
        this.staff = staff;
        this.press = press;
    }

    void letShow(Context ctx) {
        press(ctx, "may-show", floor::letShow);
    }

    void endShow(Context ctx) {
        press(ctx, "no-show", floor::endShow);
    }

    void mute(Context ctx) {
        press(ctx, "muted", floor::mute);
    }

    private void press(Context ctx, String done, BiConsumer<UUID, Actor> doing) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID knock = PathIds.uuid(ctx, "knock");
        press.press(ctx, done, Optional.of(knock), () -> doing.accept(knock, by));
    }
}
