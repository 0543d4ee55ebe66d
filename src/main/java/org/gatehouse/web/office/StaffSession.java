package org.gatehouse.web.office;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.staff.StaffSessions;
import org.gatehouse.web.BrowserCookie;

/// Who of the staff asks for a page, and whether they may.
public final class StaffSession {
    private static final String KNOWN = "staff-member";

    private final BrowserCookie cookie;
    private final StaffSessions sessions;
    private final InstantSource clock;
    private final Function<Context, Optional<StaffMember>> elsewhere;

    /// @param cookie the cookie of staff sessions
    public StaffSession(BrowserCookie cookie, StaffSessions sessions, InstantSource clock) {
        this(cookie, sessions, clock, _ -> Optional.empty());
    }

    /// @param elsewhere who may see the page asked for without being signed in as usual
    public StaffSession(
            BrowserCookie cookie,
            StaffSessions sessions,
            InstantSource clock,
            Function<Context, Optional<StaffMember>> elsewhere) {
        this.cookie = cookie;
        this.sessions = sessions;
        this.clock = clock;
        this.elsewhere = elsewhere;
    }

    /// Who is signed in in this browser; looked up once for each request.
    public Optional<StaffMember> member(Context ctx) {
        Optional<StaffMember> known = ctx.attribute(KNOWN);
        if (known == null) {
            known =
                    cookie.hash(ctx)
                            .flatMap(hash -> sessions.find(hash, clock.instant()))
                            .or(() -> elsewhere.apply(ctx));
            ctx.attribute(KNOWN, known);
        }
        return known;
    }

    /// Whoever is signed in and has one of `roles`. Organisers may do everything.
    ///
    /// @throws Refusal.SignIn where nobody is signed in
    /// @throws Refusal.NotAllowed where their role is another
    public StaffMember require(Context ctx, Role... roles) {
        StaffMember member = member(ctx).orElseThrow(Refusal.SignIn::new);
        if (!member.isOrganiser() && !Arrays.asList(roles).contains(member.role())) {
            throw new Refusal.NotAllowed("refusal.organisersOnly");
        }
        return member;
    }
}
