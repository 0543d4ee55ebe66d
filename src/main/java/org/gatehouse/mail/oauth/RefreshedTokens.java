package org.gatehouse.mail.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.gatehouse.mail.AccessTokens;
import org.gatehouse.words.Wording;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Access tokens for a refresh token (RFC 6749, 6), asked for anew before the last one ends and
/// kept sealed over restarts. One thread asks; the others wait for its answer.
public final class RefreshedTokens implements AccessTokens {
    private static final Wording WORDS = Wording.of("mail-server");

    /// So long before a token ends a new one is asked for, but after half of its life at the
    /// latest.
    private static final long MARGIN_SECONDS = 300;

    private static final long LONGEST = 86_400;
    private static final Logger LOG = LoggerFactory.getLogger(RefreshedTokens.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Grant grant;
    private final TokenEndpoint endpoint;
    private final TokenStore store;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private TokenStore.@Nullable Kept kept;

    /// The token that the provider was asked for last, and not one kept from before.
    private @Nullable String fresh;

    /// What the provider lets us ask with.
    public record Grant(
            URI address,
            String client,
            Optional<String> clientSecret,
            String refreshToken,
            Optional<String> scope) {
        @Override
        public String toString() {
            return client + " at " + address.getHost();
        }
    }

    public RefreshedTokens(
            Grant grant, TokenEndpoint endpoint, TokenStore store, InstantSource clock) {
        this.grant = grant;
        this.endpoint = endpoint;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String current() throws IOException {
        asking.lock();
        try {
            TokenStore.Kept now = kept == null ? stored() : kept;
            if (!now.holds(clock.instant())) {
                now = ask(now);
                save(now);
                fresh = now.access();
            } else if (kept != null) {
                // Given out before: from now on it counts as an old one.
                fresh = null;
            }
            kept = now;
            return now.access();
        } finally {
            asking.unlock();
        }
    }

    @Override
    public boolean refused(String token) {
        asking.lock();
        try {
            TokenStore.Kept now = kept;
            if (now == null || !now.access().equals(token)) {
                return true; // another thread has a newer one already
            }
            boolean old = !token.equals(fresh);
            kept = new TokenStore.Kept(now.configured(), now.refresh(), "", 0);
            return old;
        } finally {
            asking.unlock();
        }
    }

    /// A database that can't be used now must not end the thread that wants to send.
    private TokenStore.Kept stored() throws IOException {
        try {
            return store.read()
                    .filter(one -> one.configured().equals(grant.refreshToken()))
                    .orElseGet(this::configured);
        } catch (RuntimeException e) {
            throw new IOException("The kept token to sign in with can't be read now", e);
        }
    }

    private void save(TokenStore.Kept now) {
        try {
            store.save(now);
        } catch (RuntimeException e) {
            LOG.error("The token to sign in with at the mail server can't be kept now", e);
        }
    }

    private TokenStore.Kept configured() {
        return new TokenStore.Kept(grant.refreshToken(), grant.refreshToken(), "", 0);
    }

    private TokenStore.Kept ask(TokenStore.Kept before) throws IOException {
        TokenEndpoint.Answer answer = endpoint.post(grant.address(), form(before.refresh()));
        JsonNode json = json(answer);
        String access = json.path("access_token").asString("");
        if (answer.status() / 100 != 2 || access.isEmpty() || !isPlain(access)) {
            throw new IOException(WORDS.text("mail.noToken", reason(json, answer.status())));
        }
        long seconds = Math.clamp(json.path("expires_in").asLong(3_600), 0, LONGEST);
        Instant until =
                clock.instant().plusSeconds(seconds - Math.min(MARGIN_SECONDS, seconds / 2));
        String next = json.path("refresh_token").asString("");
        return new TokenStore.Kept(
                before.configured(),
                next.isEmpty() ? before.refresh() : next,
                access,
                until.toEpochMilli());
    }

    private String form(String refreshToken) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "refresh_token");
        fields.put("refresh_token", refreshToken);
        fields.put("client_id", grant.client());
        grant.clientSecret().ifPresent(secret -> fields.put("client_secret", secret));
        grant.scope().ifPresent(scope -> fields.put("scope", scope));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(TokenEndpoint.Answer answer) throws IOException {
        try {
            return JSON.readTree(answer.body());
        } catch (JacksonException _) {
            throw new IOException(WORDS.text("mail.noTokenReadable", answer.status()));
        }
    }

    /// It goes into a line of SMTP.
    private static boolean isPlain(String token) {
        return token.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /// The error's code (RFC 6749, 5.2), which is a word; its description may repeat what we sent.
    private static String reason(JsonNode json, int status) {
        String error = json.path("error").asString("");
        return error.matches("[a-z_]{1,40}") ? error : "status " + status;
    }
}
