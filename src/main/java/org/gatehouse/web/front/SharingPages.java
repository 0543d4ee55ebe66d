package org.gatehouse.web.front;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.sharing.Announcement;
import org.gatehouse.sharing.PosterPdf;
import org.gatehouse.sharing.PreviewCard;
import org.gatehouse.sharing.QrCode;
import org.gatehouse.sql.Database;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;
import org.gatehouse.web.SafeHeaders;

/// What goes out into the world of a meeting: its preview card, its poster, and the frame in which
/// other sites show it. All of it leads to the public page and holds nothing else.
final class SharingPages implements Routes.Feature {
    private final Pages pages;
    private final Database database;
    private final PublicMeetings known;
    private final Sharing sharing;
    private final EmbedPage embed;
    private final PreviewCard cards = new PreviewCard();
    private final PosterPdf posters = new PosterPdf();

    SharingPages(
            Pages pages,
            Database database,
            PublicMeetings known,
            Sharing sharing,
            EmbedPage embed) {
        this.pages = pages;
        this.database = database;
        this.known = known;
        this.sharing = sharing;
        this.embed = embed;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/meetings/{slug}/card.png", this::card);
        r.get("/meetings/{slug}/poster", this::poster);
        r.get("/meetings/{slug}/poster.pdf", this::pdf);
        r.get("/embed/next", embed::show);
    }

    private Announcement about(Context ctx) {
        return sharing.about(ctx, database.read(handle -> known.find(handle, ctx)));
    }

    private void card(Context ctx) {
        byte[] png = cards.png(about(ctx));
        SafeHeaders.allowShowing(ctx);
        ctx.contentType("image/png").result(png);
    }

    private void poster(Context ctx) {
        PublicMeetings.Shown shown = database.read(handle -> known.find(handle, ctx));
        Meeting meeting = shown.meeting();
        Announcement about = sharing.about(ctx, shown);
        pages.render(
                ctx,
                "front/poster.jte",
                pages.page(ctx, "poster.title", meeting.title()),
                Map.of(
                        "about",
                        about,
                        "code",
                        QrCode.of(about.address()),
                        "path",
                        "/meetings/" + meeting.slug(),
                        "meeting",
                        meeting.title()));
    }

    private void pdf(Context ctx) {
        byte[] pdf = posters.of(about(ctx));
        ctx.contentType("application/pdf")
                .header(
                        "Content-Disposition",
                        "inline; filename=\"" + ctx.pathParam("slug") + ".pdf\"")
                .result(pdf);
    }
}
