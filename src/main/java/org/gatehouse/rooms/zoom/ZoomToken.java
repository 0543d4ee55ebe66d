package org.gatehouse.rooms.zoom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.gatehouse.rooms.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The access token of the server-to-server app. Only one request for it is ever under way: a new
/// token may end the one before.
final class ZoomToken {
    private static final Duration EARLY = Duration.ofMinutes(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ZoomSettings settings;
    private final HttpClient http;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Token token;

    ZoomToken(ZoomSettings settings, HttpClient http, InstantSource clock) {
        this.settings = settings;
        this.http = http;
        this.clock = clock;
    }

    /// @param base the regional address that requests go to
    /// @param scopes what the app may do, as granted
    record Token(String value, URI base, String scopes, Instant until) {
        @Override
        public String toString() {
            return "Token[secret]";
        }
    }

    /// A token that is good for two minutes or more.
    Outcome<Token> current() {
        return held().map(Outcome::done).orElseGet(() -> renew(Optional.empty()));
    }

    /// A token other than `stale`, which Zoom refused. Whoever waited while another asked gets what
    /// that one received.
    Outcome<Token> insteadOf(Token stale) {
        return renew(Optional.of(stale));
    }

    private Outcome<Token> renew(Optional<Token> stale) {
        asking.lock();
        try {
            Optional<Token> held = held();
            if (held.isPresent() && !held.equals(stale)) {
                return Outcome.done(held.get());
            }
            Outcome<Token> fresh = ask();
            if (fresh instanceof Outcome.Done<Token>(Token received)) {
                token = received;
            }
            return fresh;
        } finally {
            asking.unlock();
        }
    }

    private Optional<Token> held() {
        return Optional.ofNullable(token)
                .filter(held -> clock.instant().isBefore(held.until().minus(EARLY)));
    }

    private Outcome<Token> ask() {
        try {
            HttpResponse<String> reply =
                    http.send(request(), HttpResponse.BodyHandlers.ofString(UTF_8));
            return switch (reply.statusCode()) {
                case 200 -> read(JsonMapper.shared().readTree(reply.body()));
                case 400, 401, 403 -> Outcome.refused(ZoomWords.say("zoom.token.key"));
                default -> Outcome.unreachable(ZoomWords.say("zoom.token.notNow"));
            };
        } catch (IOException | JacksonException _) {
            return Outcome.unreachable(ZoomWords.say("zoom.silent"));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Outcome.unreachable(ZoomWords.say("zoom.interrupted"));
        }
    }

    private HttpRequest request() {
        String pair = settings.clientId() + ":" + settings.clientSecret();
        String form =
                "grant_type=account_credentials&account_id="
                        + URLEncoder.encode(settings.accountId(), UTF_8);
        return HttpRequest.newBuilder(settings.tokenAddress())
                .timeout(TIMEOUT)
                .header("Authorization", "Basic " + base64(pair))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private Outcome<Token> read(JsonNode body) {
        String value = body.path("access_token").asString("");
        if (value.isEmpty()) {
            return Outcome.unreachable(ZoomWords.say("zoom.unreadable"));
        }
        long seconds = body.path("expires_in").asLong(3600);
        return base(body.path("api_url").asString(""))
                .map(
                        base ->
                                Outcome.done(
                                        new Token(
                                                value,
                                                base,
                                                body.path("scope").asString(""),
                                                clock.instant().plusSeconds(seconds))))
                .orElseGet(() -> Outcome.refused(ZoomWords.say("zoom.token.address")));
    }

    /// The regional address, which must be Zoom's: our key goes there with every request.
    private Optional<URI> base(String named) {
        URI origin = settings.tokenAddress();
        if (named.isEmpty()) {
            return Optional.of(settings.usualBase());
        }
        try {
            URI base = URI.create(named);
            String host = Optional.ofNullable(base.getHost()).orElse("").toLowerCase(Locale.ROOT);
            boolean theirs = host.matches("([a-z0-9-]+\\.)*(zoom\\.us|zoom\\.com|zoomgov\\.com)");
            boolean same = host.equals(origin.getHost());
            boolean secure = String.valueOf(base.getScheme()).equals(origin.getScheme());
            return Optional.of(base).filter(_ -> secure && (theirs || same));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
