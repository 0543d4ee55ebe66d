package org.gatehouse.rooms.zoom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Pause;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends requests to Zoom's REST interface (version 2): with the token, one retry where that is
/// refused, short waits where Zoom asks for them, and never an exception for a fault of Zoom's.
final class ZoomApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration BRIEF = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);
    private static final int TRIES = 3;

    private final ZoomToken token;
    private final HttpClient http;
    private final InstantSource clock;
    private final Pause pause;

    ZoomApi(ZoomToken token, HttpClient http, InstantSource clock, Pause pause) {
        this.token = token;
        this.http = http;
        this.clock = clock;
        this.pause = pause;
    }

    /// `text` as one segment of a path. An id that starts with a slash or holds two in a row is
    /// encoded twice, as Zoom demands.
    static String segment(String text) {
        return text.startsWith("/") || text.contains("//") ? encoded(encoded(text)) : encoded(text);
    }

    /// `text` as a value in a query.
    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    ZoomAnswer get(String path) {
        return send("GET", path, Optional.empty());
    }

    ZoomAnswer delete(String path) {
        return send("DELETE", path, Optional.empty());
    }

    /// Sends `body` to `path` (below `/v2`) with `method`.
    ZoomAnswer send(String method, String path, JsonNode body) {
        return send(method, path, Optional.of(body));
    }

    /// Sends `body` a single time and waits two seconds at most: for what is kind to do but must
    /// hold nothing up.
    ZoomAnswer sendOnce(String method, String path, JsonNode body) {
        return withToken(method, path, Optional.of(body), BRIEF).answer();
    }

    private ZoomAnswer send(String method, String path, Optional<JsonNode> body) {
        Exchange exchange = withToken(method, path, body, TIMEOUT);
        for (int tried = 1; tried < TRIES && exchange.pause().isPresent(); tried++) {
            pause.take(exchange.pause().get());
            exchange = withToken(method, path, body, TIMEOUT);
        }
        return exchange.answer();
    }

    /// @param pause how long Zoom wants us to wait before the same request may succeed
    private record Exchange(ZoomAnswer answer, Optional<Duration> pause) {}

    private Exchange withToken(
            String method, String path, Optional<JsonNode> body, Duration timeout) {
        return switch (token.current()) {
            case Outcome.Done<ZoomToken.Token>(ZoomToken.Token held) -> {
                Exchange first = exchange(held, method, path, body, timeout);
                yield first.answer() instanceof ZoomAnswer.Failed(int status, _, _) && status == 401
                        ? again(held, method, path, body, timeout)
                        : first;
            }
            case Outcome.Refused<ZoomToken.Token>(String reason) ->
                    settled(new ZoomAnswer.Failed(401, 124, reason));
            case Outcome.Unreachable<ZoomToken.Token>(String reason) ->
                    settled(new ZoomAnswer.Silent(reason));
        };
    }

    private Exchange again(
            ZoomToken.Token stale,
            String method,
            String path,
            Optional<JsonNode> body,
            Duration timeout) {
        return switch (token.insteadOf(stale)) {
            case Outcome.Done<ZoomToken.Token>(ZoomToken.Token fresh) ->
                    exchange(fresh, method, path, body, timeout);
            case Outcome.Refused<ZoomToken.Token>(String reason) ->
                    settled(new ZoomAnswer.Failed(401, 124, reason));
            case Outcome.Unreachable<ZoomToken.Token>(String reason) ->
                    settled(new ZoomAnswer.Silent(reason));
        };
    }

    private static Exchange settled(ZoomAnswer answer) {
        return new Exchange(answer, Optional.empty());
    }

    private Exchange exchange(
            ZoomToken.Token held,
            String method,
            String path,
            Optional<JsonNode> body,
            Duration timeout) {
        try {
            HttpResponse<String> reply =
                    http.send(
                            request(held, method, path, body, timeout),
                            HttpResponse.BodyHandlers.ofString(UTF_8));
            return read(reply);
        } catch (IOException _) {
            return settled(new ZoomAnswer.Silent(ZoomWords.say("zoom.silent")));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return settled(new ZoomAnswer.Silent(ZoomWords.say("zoom.interrupted")));
        }
    }

    private static HttpRequest request(
            ZoomToken.Token held,
            String method,
            String path,
            Optional<JsonNode> body,
            Duration timeout) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(trimmed(held.base()) + "/v2" + path))
                        .timeout(timeout)
                        .header("Authorization", "Bearer " + held.value())
                        .header("Accept", "application/json");
        body.ifPresentOrElse(
                json ->
                        request.header("Content-Type", "application/json")
                                .method(
                                        method,
                                        HttpRequest.BodyPublishers.ofString(json.toString())),
                () -> request.method(method, HttpRequest.BodyPublishers.noBody()));
        return request.build();
    }

    private static String trimmed(URI base) {
        return base.toString().replaceFirst("/+$", "");
    }

    private Exchange read(HttpResponse<String> reply) {
        int status = reply.statusCode();
        Optional<JsonNode> body = parse(reply.body());
        if (status >= 500) {
            return settled(new ZoomAnswer.Silent(ZoomWords.say("zoom.fault")));
        }
        if (status >= 300) {
            return refused(reply, body.orElseGet(JsonMapper.shared()::createObjectNode));
        }
        return settled(
                body.<ZoomAnswer>map(json -> new ZoomAnswer.Ok(status, json))
                        .orElseGet(() -> new ZoomAnswer.Silent(ZoomWords.say("zoom.unreadable"))));
    }

    private static Optional<JsonNode> parse(String body) {
        try {
            return Optional.of(
                    body.isBlank()
                            ? JsonMapper.shared().createObjectNode()
                            : JsonMapper.shared().readTree(body));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private Exchange refused(HttpResponse<String> reply, JsonNode body) {
        int status = reply.statusCode();
        String message = ZoomWords.message(body);
        int code = ZoomWords.code(body);
        ZoomAnswer answer =
                new ZoomAnswer.Failed(status, code, ZoomWords.of(status, code, message));
        if (status != 429 || ZoomWords.daily(message)) {
            return settled(answer);
        }
        Duration wait = wait(reply.headers().firstValue("Retry-After"));
        return wait.compareTo(LONGEST_WAIT) > 0
                ? settled(answer)
                : new Exchange(answer, Optional.of(wait));
    }

    /// `Retry-After` comes in seconds, as an ISO date, or not at all.
    private Duration wait(Optional<String> retryAfter) {
        String text = retryAfter.orElse("1").strip();
        if (text.matches("[0-9]{1,6}")) {
            return Duration.ofSeconds(Math.max(1, Long.parseLong(text)));
        }
        try {
            Duration until = Duration.between(clock.instant(), Instant.parse(text));
            return until.isNegative() ? Duration.ofSeconds(1) : until;
        } catch (DateTimeException _) {
            return Duration.ofSeconds(1);
        }
    }
}
