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
import org.gatehouse.refusal.FieldError;
import org.gatehouse.refusal.Phrase;
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
        routes.exception(Refusal.class, (refusal, ctx) -> show(ctx, refusal));
        routes.exception(HttpResponseException.class, (refused, ctx) -> show(ctx, meant(refused)));
        routes.exception(Exception.class, (failure, ctx) -> fault(ctx, failure));
    }

    /// The one table: each kind of refusal and its status.
    private static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case GONE -> HttpStatus.GONE;
            case NOT_SIGNED_IN -> HttpStatus.UNAUTHORIZED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }

    /// What the server itself refuses, before a page is asked.
    private static Answer meant(HttpResponseException refused) {
        HttpStatus status = HttpStatus.forStatus(refused.getStatus());
        String key =
                switch (status) {
                    case NOT_FOUND -> "refusal.not-found";
                    case METHOD_NOT_ALLOWED -> "refusal.method";
                    case CONTENT_TOO_LARGE -> "refusal.too-large";
                    default -> "refusal.bad-request";
                };
        return new Answer(status, Phrase.of(key), List.of(), Optional.empty());
    }

    private record Answer(
            HttpStatus status, Phrase words, List<FieldError> errors, Optional<String> reference) {}

    private void show(Context ctx, Refusal refusal) {
        refusal.retryAfter()
                .ifPresent(wait -> ctx.header("Retry-After", Long.toString(wait.toSeconds())));
        show(
                ctx,
                new Answer(
                        status(refusal.kind()),
                        refusal.words(),
                        refusal.errors(),
                        Optional.empty()));
    }

    private void fault(Context ctx, Exception failure) {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        String reference = HexFormat.of().formatHex(bytes);
        // The route's pattern, never the path itself: that can hold a pass's token.
        LOG.error("Fault {} at {} {}", reference, ctx.method(), ctx.endpoint().path, failure);
        show(
                ctx,
                new Answer(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        Phrase.of("refusal.fault"),
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
                        "message", words.text(answer.words()),
                        "errors", answer.errors(),
                        "reference", answer.reference(),
                        "signIn",
                                answer.status() == HttpStatus.UNAUTHORIZED
                                        ? Optional.of(SIGN_IN)
                                        : Optional.empty()));
    }

    private void json(Context ctx, Answer answer) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", answer.status().getCode());
        body.put("message", pages.words().text(answer.words()));
        answer.reference().ifPresent(reference -> body.put("reference", reference));
        Map<String, String> fields = new LinkedHashMap<>();
        answer.errors()
                .forEach(error -> fields.put(error.field(), pages.words().text(error.words())));
        if (!fields.isEmpty()) {
            body.put("fields", fields);
        }
        ctx.contentType("application/json").result(JsonMapper.shared().writeValueAsBytes(body));
    }
}
