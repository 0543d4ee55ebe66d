package org.gatehouse.web.inroom;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;
import org.gatehouse.inroom.DeskCodes;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.BrowserCookie;

/// Who has the desk open inside a platform's program. Such a browser may do at the desk of its one
/// meeting what its owner may, and nothing anywhere else.
public final class InRoomSession {
    private final BrowserCookie cookie;
    private final DeskCodes codes;
    private final InstantSource clock;

    /// @param cookie the cookie of desks inside a program
    public InRoomSession(BrowserCookie cookie, DeskCodes codes, InstantSource clock) {
        this.cookie = cookie;
        this.codes = codes;
        this.clock = clock;
    }

    Optional<DeskCodes.Session> find(Context ctx) {
        return cookie.hash(ctx).flatMap(hash -> codes.find(hash, clock.instant()));
    }

    /// The owner of the desk, where `ctx` asks for a page of that very desk.
    public Optional<StaffMember> atItsDesk(Context ctx) {
        return ctx.path().startsWith("/desk/")
                ? find(ctx).filter(open -> isOf(open, ctx)).map(DeskCodes.Session::member)
                : Optional.empty();
    }

    private static boolean isOf(DeskCodes.Session open, Context ctx) {
        return (ctx.path() + "/").startsWith("/desk/" + open.meeting() + "/");
    }
}
