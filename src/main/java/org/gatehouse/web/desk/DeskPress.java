package org.gatehouse.web.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;

/// A press on the desk: does what was asked, then goes back to where it came from. What cannot be
/// done any more is said on the page itself, so that nobody loses their place.
public final class DeskPress {
    private final DeskScreen screen;
    private final Pages pages;

    public DeskPress(DeskScreen screen, Pages pages) {
        this.screen = screen;
        this.pages = pages;
    }

    /// Something that may be refused because things have moved on.
    @FunctionalInterface
    interface Doing {
        void run();
    }

    /// Does it, and says that `done` was done about `about`, a knock or a registrant.
    void press(Context ctx, String done, Optional<UUID> about, Doing doing) {
        try {
            doing.run();
        } catch (Refusal.Conflict refusal) {
            refused(ctx, refusal, HttpStatus.CONFLICT);
            return;
        } catch (Refusal.Unavailable refusal) {
            refused(ctx, refusal, HttpStatus.SERVICE_UNAVAILABLE);
            return;
        }
        String who = about.map(id -> "&about=" + id).orElse("");
        back(ctx, "done=" + done + who);
    }

    /// Says on the desk that it can't be done.
    void refuse(Context ctx, Refusal.Conflict refusal) {
        refused(ctx, refusal, HttpStatus.CONFLICT);
    }

    private void refused(Context ctx, Refusal refusal, HttpStatus status) {
        ctx.status(status);
        String words = pages.words().text(refusal.key(), refusal.arguments().toArray());
        screen.show(ctx, Optional.of(Notice.bad(words)));
    }

    void back(Context ctx, String query) {
        String search = ctx.queryParam("q");
        String kept = search == null ? "" : "&q=" + URLEncoder.encode(search, UTF_8);
        String page = DeskScreen.isTonight(ctx) ? "/tonight" : "";
        String desk = "/desk/" + PathIds.uuid(ctx, "meeting");
        ctx.redirect(desk + page + "?" + query + kept, HttpStatus.SEE_OTHER);
    }
}
