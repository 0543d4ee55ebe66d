package org.gatehouse.web.pass;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.proof.Answer;
import org.gatehouse.proof.Challenge;
import org.gatehouse.proof.Challenges;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.registration.Registrations;
import org.gatehouse.registration.TypedAddresses;
import org.gatehouse.sql.Database;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;

/// Where the mailed code is typed. It looks the same whether or not a mail was sent; of the address
/// it shows only what the same browser typed in, mostly covered.
public final class CheckPage {
    private final Pages pages;
    private final Database database;
    private final Registrations registrations;
    private final Prover prover;
    private final BrowserCookie visitor;

    public CheckPage(
            Pages pages,
            Database database,
            Registrations registrations,
            Prover prover,
            BrowserCookie visitor) {
        this.pages = pages;
        this.database = database;
        this.registrations = registrations;
        this.prover = prover;
        this.visitor = visitor;
    }

    void show(Context ctx) {
        render(ctx, challenge(ctx), Form.EMPTY);
    }

    void send(Context ctx) {
        UUID challenge = challenge(ctx);
        String code = Form.sent(ctx).value("code");
        if (code.replaceAll("[^0-9]", "").length() != 6) {
            refuse(ctx, challenge, Problem.of("code", "check.notSix"));
            return;
        }
        prover.answer(
                        ctx,
                        (tx, browser) -> registrations.proveWithCode(tx, challenge, code, browser))
                .ifPresent(answer -> refuse(ctx, challenge, problem(answer)));
    }

    private static Problem problem(Answer answer) {
        return switch (answer) {
            case Answer.Wrong(int left) when left == 1 -> Problem.of("code", "check.lastTry");
            case Answer.Wrong(int left) -> Problem.of("code", "check.wrong", left);
            case Answer.TooManyTries() -> Problem.of("code", "check.tooManyTries");
            case Answer.LinkOnly() -> Problem.of("code", "check.linkOnly");
            case Answer.Expired() -> Problem.of("code", "check.expired");
            case Answer.OtherBrowser() -> Problem.of("code", "check.expired");
            case Answer.Proved _ -> throw new IllegalStateException("A proof is no problem");
        };
    }

    private void refuse(Context ctx, UUID challenge, Problem problem) {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        render(ctx, challenge, Form.EMPTY.with(List.of(problem)));
    }

    private void render(Context ctx, UUID challenge, Form form) {
        pages.render(
                ctx,
                "pass/check.jte",
                pages.page(ctx, "check.title").with(form),
                Map.of(
                        "path",
                        "/prove/check/" + challenge,
                        "form",
                        form,
                        "address",
                        address(challenge, visitor.hash(ctx))));
    }

    /// What this browser typed in as its address, mostly covered. Any other browser, and one that
    /// pressed a button on somebody's pass, is told nothing.
    private Optional<String> address(UUID challenge, Optional<String> browser) {
        return database.read(
                handle ->
                        Challenges.find(handle, challenge)
                                .filter(asked -> browser.equals(Optional.of(asked.browser())))
                                .flatMap(asked -> TypedAddresses.find(handle, asked.id())));
    }

    /// Puts the question afresh, for the browser that asked it.
    void again(Context ctx) {
        UUID id = challenge(ctx);
        Optional<String> browser = visitor.hash(ctx);
        UUID next =
                database.write(
                        tx -> {
                            Challenge asked =
                                    Challenges.find(tx.handle(), id)
                                            .filter(c -> browser.equals(Optional.of(c.browser())))
                                            .orElseThrow(
                                                    () -> new Refusal.Gone("refusal.requestOver"));
                            return registrations.askOnceMore(tx, asked);
                        });
        ctx.redirect("/prove/check/" + next, HttpStatus.SEE_OTHER);
    }

    private static UUID challenge(Context ctx) {
        try {
            return UUID.fromString(ctx.pathParam("challenge"));
        } catch (IllegalArgumentException _) {
            throw new Refusal.NotFound("refusal.notFound");
        }
    }
}
