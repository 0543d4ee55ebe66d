package org.gatehouse.web.pass;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.gatehouse.pass.DeviceLabel;
import org.gatehouse.proof.Answer;
import org.gatehouse.registration.Registrations.Browser;
import org.gatehouse.registration.Registrations.Outcome;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.web.BrowserCookie;

/// Takes an answer to a mailed question; a right one gives the browser a fresh cookie and leads it
/// to its pass.
public final class Prover {
    private final Database database;
    private final BrowserCookie visitor;

    public Prover(Database database, BrowserCookie visitor) {
        this.database = database;
        this.visitor = visitor;
    }

    /// Returns what was wrong with the answer; nothing where it was right and `ctx` is answered.
    Optional<Answer> answer(Context ctx, BiFunction<Tx, Browser, Outcome> answering) {
        BrowserCookie.Fresh fresh = visitor.fresh();
        String agent = Objects.requireNonNullElse(ctx.userAgent(), "");
        Browser browser =
                new Browser(visitor.hash(ctx).orElse("none"), fresh.hash(), DeviceLabel.of(agent));
        return switch (database.write(tx -> answering.apply(tx, browser))) {
            case Outcome.HasPass(var _, String token) -> {
                visitor.give(ctx, fresh);
                ctx.redirect("/p/" + token, HttpStatus.SEE_OTHER);
                yield Optional.empty();
            }
            case Outcome.Waits(String slug) -> {
                visitor.give(ctx, fresh);
                ctx.redirect("/meetings/" + slug + "/waiting", HttpStatus.SEE_OTHER);
                yield Optional.empty();
            }
            case Outcome.NotProved(Answer answer) -> Optional.of(answer);
        };
    }
}
