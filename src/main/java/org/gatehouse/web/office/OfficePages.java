package org.gatehouse.web.office;

import io.javalin.router.JavalinDefaultRoutingApi;
import org.gatehouse.web.Routes;

/// The organisers' addresses.
public final class OfficePages implements Routes.Feature {
    private final SignInPage signIn;
    private final MeetingList list;
    private final MeetingEditor editor;
    private final MeetingPage meeting;
    private final BansPage bans;

    public OfficePages(
            SignInPage signIn,
            MeetingList list,
            MeetingEditor editor,
            MeetingPage meeting,
            BansPage bans) {
        this.signIn = signIn;
        this.list = list;
        this.editor = editor;
        this.meeting = meeting;
        this.bans = bans;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/office/sign-in", signIn::explain);
        r.get("/office/invitation/{token}", signIn::invitation);
        r.post("/office/invitation/{token}", signIn::accept);
        r.post("/office/sign-out", signIn::signOut);

        r.get("/office", list::show);
        r.get("/office/meetings/new", editor::blank);
        r.post("/office/meetings/new", editor::create);
        r.get("/office/meetings/{meeting}/edit", editor::edit);
        r.post("/office/meetings/{meeting}/edit", editor::change);

        r.get("/office/bans", bans::show);
        r.post("/office/bans/{ban}/lift", bans::lift);

        r.get("/office/meetings/{meeting}", meeting::show);
        r.post("/office/meetings/{meeting}/publish", meeting::publish);
        r.post("/office/meetings/{meeting}/unattended", meeting::plan);
        r.post("/office/meetings/{meeting}/cancel", meeting::cancel);
        r.post("/office/meetings/{meeting}/guests", meeting::invite);
        r.post("/office/meetings/{meeting}/registrants/{registrant}/approve", meeting::approve);
        r.post("/office/meetings/{meeting}/registrants/{registrant}/refuse", meeting::refuse);
    }
}
