package org.gatehouse.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Shows a person, or a program that asks for JSON, why something was not done. What was not
/// foreseen is shown as a fault of ours with a reference that stands in the log as well; nothing
/// internal is told.
final class Refusals {
    /// Where a member of staff signs in.
    static final String SIGN_IN = "/office/sign-in";

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Pages pages;
    private final SecureRandom random;

    Refusals(Pages pages, SecureRandom random) {
        this.pages = pages;
        this.random = random;
    }

    void register(JavalinDefaultRoutingApi routes) {
        routes.exception(Refusal.class, (refusal, ctx) -> refused(ctx, refusal));
        routes.exception(HttpResponseException.class, (refused, ctx) -> unanswerable(ctx, refused));
        routes.exception(Exception.class, (failure, ctx) -> fault(ctx, failure));
    }

    /// The one table: each kind of refusal and its status.
    private static HttpStatus status(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound _ -> HttpStatus.NOT_FOUND;
            case Refusal.Gone _ -> HttpStatus.GONE;
            case Refusal.SignIn _ -> HttpStatus.UNAUTHORIZED;
            case Refusal.NotAllowed _ -> HttpStatus.FORBIDDEN;
            case Refusal.Invalid _ -> HttpStatus.UNPROCESSABLE_CONTENT;
            case Refusal.Conflict _ -> HttpStatus.CONFLICT;
            case Refusal.TooMany _ -> HttpStatus.TOO_MANY_REQUESTS;
            case Refusal.Unavailable _ -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    /// What the server itself refuses, before a page is asked.
    private static String key(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "refusal.notFound";
            case METHOD_NOT_ALLOWED -> "refusal.method";
            case CONTENT_TOO_LARGE -> "refusal.tooLarge";
            default -> "refusal.badRequest";
        };
    }

    private record Answer(
            HttpStatus status,
            String message,
            List<Refusal.Problem> problems,
            Optional<String> reference) {}

    private void refused(Context ctx, Refusal refusal) {
        if (refusal instanceof Refusal.TooMany busy) {
            ctx.header("Retry-After", Long.toString(busy.retryAfter().toSeconds()));
        }
        List<Refusal.Problem> problems =
                refusal instanceof Refusal.Invalid invalid ? invalid.problems() : List.of();
        String message = pages.words().text(refusal.key(), refusal.arguments().toArray());
        show(ctx, new Answer(status(refusal), message, problems, Optional.empty()));
    }

    private void unanswerable(Context ctx, HttpResponseException refused) {
        HttpStatus status = HttpStatus.forStatus(refused.getStatus());
        String message = pages.words().text(key(status));
        show(ctx, new Answer(status, message, List.of(), Optional.empty()));
    }

    private void fault(Context ctx, Exception failure) {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        String reference = HexFormat.of().formatHex(bytes);
        // The route's pattern, never the path itself: that can hold a pass's token.
        LOG.error("Fault {} at {} {}", reference, ctx.method(), ctx.endpoint().path, failure);
        String message = pages.words().text("refusal.fault");
        show(
                ctx,
                new Answer(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        message,
                        List.of(),
                        Optional.of(reference)));
    }

    private void show(Context ctx, Answer answer) {
        ctx.status(answer.status());
        if (wantsJson(ctx)) {
            json(ctx, answer);
        } else {
            page(ctx, answer);
        }
    }

    private static boolean wantsJson(Context ctx) {
        String accept = ctx.header("Accept");
        return accept != null
                && accept.contains("application/json")
                && !accept.contains("text/html");
    }

    private void page(Context ctx, Answer answer) {
        String title = "refusal.title." + answer.status().getCode();
        Words words = pages.words();
        pages.render(
                ctx,
                "error.jte",
                pages.titled(
                        ctx,
                        words.keys().contains(title)
                                ? words.text(title)
                                : words.text("refusal.title.other")),
                Map.of(
                        "message", answer.message(),
                        "problems", answer.problems(),
                        "reference", answer.reference(),
                        "signIn",
                                answer.status() == HttpStatus.UNAUTHORIZED
                                        ? Optional.of(SIGN_IN)
                                        : Optional.empty()));
    }

    private void json(Context ctx, Answer answer) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", answer.status().getCode());
        body.put("message", answer.message());
        answer.reference().ifPresent(reference -> body.put("reference", reference));
        Map<String, String> fields = new LinkedHashMap<>();
        answer.problems()
                .forEach(problem -> fields.put(problem.field(), pages.words().text(problem)));
        if (!fields.isEmpty()) {
            body.put("fields", fields);
        }
        ctx.contentType("application/json").result(JsonMapper.shared().writeValueAsBytes(body));
    }
}
