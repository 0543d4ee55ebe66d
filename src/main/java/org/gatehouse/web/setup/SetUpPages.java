package org.gatehouse.web.setup;

import io.javalin.router.JavalinDefaultRoutingApi;
import org.gatehouse.web.Routes;

/// The addresses of the set-up.
public final class SetUpPages implements Routes.Feature {
    private final FirstLinkPage first;
    private final ChecklistPage checklist;
    private final ForumPage forum;
    private final RelayPage relay;
    private final StaffPage staff;

    public SetUpPages(
            FirstLinkPage first,
            ChecklistPage checklist,
            ForumPage forum,
            RelayPage relay,
            StaffPage staff) {
        this.first = first;
        this.checklist = checklist;
        this.forum = forum;
        this.relay = relay;
        this.staff = staff;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/set-up/{token}", first::show);
        r.post("/set-up/{token}", first::begin);

        r.get("/office/set-up", checklist::show);
        r.get("/office/set-up/next", checklist::next);
        r.get("/office/forum", forum::show);
        r.post("/office/forum", forum::save);
        r.get("/office/areas", forum::showAreas);
        r.post("/office/areas", forum::saveAreas);
        r.get("/office/mail", relay::show);
        r.post("/office/mail", relay::save);
        r.post("/office/mail/test", relay::test);
        r.get("/office/staff", staff::show);
        r.post("/office/staff", staff::invite);
        r.post("/office/staff/{member}/close", staff::close);
    }
}
