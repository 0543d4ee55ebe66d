package org.gatehouse.web.pass;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.proof.Challenge;
import org.gatehouse.proof.Challenges;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Registrations;
import org.gatehouse.sql.Database;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.Pages;
import org.jdbi.v3.core.Handle;

/// Where the mailed link leads. Looking at it proves nothing: mail scanners look at everything. A
/// person presses a button, in the browser that asked; any other browser can have a code of its
/// own.
public final class ProvePage {
    private final Pages pages;
    private final Database database;
    private final Challenges challenges;
    private final Registrations registrations;
    private final Prover prover;
    private final BrowserCookie visitor;
    private final InstantSource clock;

    public ProvePage(
            Pages pages,
            Database database,
            Challenges challenges,
            Registrations registrations,
            Prover prover,
            BrowserCookie visitor,
            InstantSource clock) {
        this.pages = pages;
        this.database = database;
        this.challenges = challenges;
        this.registrations = registrations;
        this.prover = prover;
        this.visitor = visitor;
        this.clock = clock;
    }

    /// What the page offers.
    public enum Offer {
        /// This browser asked: one press proves the mailbox.
        PRESS,
        /// Another browser asked: this one can have a code.
        OTHER_BROWSER,
        /// It took too long, or was used before: this browser can have a fresh code.
        OVER
    }

    void show(Context ctx) {
        String link = ctx.pathParam("link");
        Challenge challenge = database.read(handle -> require(handle, link));
        render(ctx, offer(challenge, visitor.hash(ctx), clock.instant()));
    }

    private Challenge require(Handle handle, String link) {
        return challenges
                .byLink(handle, link)
                .orElseThrow(() -> new Refusal.NotFound("refusal.noProof"));
    }

    private static Offer offer(Challenge challenge, Optional<String> browser, Instant now) {
        if (!browser.equals(Optional.of(challenge.browser()))) {
            return Offer.OTHER_BROWSER;
        }
        return now.isBefore(challenge.expiresAt()) ? Offer.PRESS : Offer.OVER;
    }

    void send(Context ctx) {
        String link = ctx.pathParam("link");
        prover.answer(ctx, (tx, browser) -> registrations.proveWithLink(tx, link, browser))
                .ifPresent(_ -> refuse(ctx));
    }

    private void refuse(Context ctx) {
        ctx.status(HttpStatus.CONFLICT);
        render(ctx, Offer.OVER);
    }

    private void render(Context ctx, Offer offer) {
        pages.render(
                ctx,
                "pass/prove.jte",
                pages.page(ctx, "prove.title"),
                Map.of("path", "/prove/" + ctx.pathParam("link"), "offer", offer));
    }

    void elsewhere(Context ctx) {
        String link = ctx.pathParam("link");
        String browser = visitor.hashOrNew(ctx);
        UUID next =
                database.write(
                        tx -> registrations.askElsewhere(tx, require(tx.handle(), link), browser));
        ctx.redirect("/prove/check/" + next, HttpStatus.SEE_OTHER);
    }
}
