package org.gatehouse.mail.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocketFactory;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.DatabaseAddress;
import org.gatehouse.watch.fetch.EgressGuard;
import org.gatehouse.watch.fetch.Fetched;
import org.gatehouse.watch.fetch.Fetcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshedTokensTest {
    private static final Instant START = Instant.parse("2027-11-11T19:30:00Z");

    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir Path directory;
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<String> refresh = new AtomicReference<>("");
    private HttpServer provider;
    private Database database;
    private Keys keys;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(DatabaseAddress.embedded(directory.resolve("forum.db")), now::get);
        keys = KeyFile.open(directory.resolve("key"), new SecureRandom());
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext(
                "/token",
                exchange -> {
                    String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    asked.add(form);
                    boolean known = form.contains("refresh_token=r0%2F") || form.contains("=r1");
                    String answer =
                            known
                                    ? "{\"access_token\":\"a%d\",\"expires_in\":3600%s}"
                                            .formatted(asked.size(), refresh.get())
                                    : "{\"error\":\"invalid_grant\",\"error_description\":\"no\"}";
                    exchange.sendResponseHeaders(known ? 200 : 400, answer.length());
                    exchange.getResponseBody().write(answer.getBytes(UTF_8));
                    exchange.close();
                });
        provider.start();
    }

    @AfterEach
    void close() {
        provider.stop(0);
        database.close();
    }

    private RefreshedTokens tokens(String refreshToken) {
        String origin = "http://127.0.0.1:" + provider.getAddress().getPort();
        Fetcher fetcher =
                new Fetcher(
                        EgressGuard.publicOnly().trusting(Set.of(origin)),
                        () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
                        "Gatehouse/1");
        return new RefreshedTokens(
                new RefreshedTokens.Grant(
                        URI.create(origin + "/token"),
                        "client",
                        Optional.of("s&cret"),
                        refreshToken,
                        Optional.of("https://mail.google.com/")),
                (address, form) -> {
                    Fetched answer = fetcher.post(address, FORM, form.getBytes(UTF_8), 10_000);
                    return new TokenEndpoint.Answer(answer.status(), answer.text());
                },
                new TokenStore(database, keys, "first"),
                now::get);
    }

    @Test
    void aTokenIsAskedForOnceAndAgainShortlyBeforeItEnds() throws Exception {
        RefreshedTokens tokens = tokens("r0/");
        assertEquals("a1", tokens.current());
        now.set(START.plus(Duration.ofMinutes(54)));
        assertEquals("a1", tokens.current());
        now.set(START.plus(Duration.ofMinutes(56)));
        assertEquals("a2", tokens.current());
        assertEquals(
                "grant_type=refresh_token&refresh_token=r0%2F&client_id=client"
                        + "&client_secret=s%26cret&scope=https%3A%2F%2Fmail.google.com%2F",
                asked.getFirst());
    }

    @Test
    void aRestartAsksForNothingAndARefreshTokenThatTurnsIsKept() throws Exception {
        refresh.set(",\"refresh_token\":\"r1\"");
        assertEquals("a1", tokens("r0/").current());
        assertEquals("a1", tokens("r0/").current());
        now.set(START.plus(Duration.ofHours(2)));
        assertEquals("a2", tokens("r0/").current());
        assertTrue(asked.getLast().contains("refresh_token=r1&"), asked.getLast());
    }

    @Test
    void anotherRefreshTokenInTheConfigurationMakesTheKeptOnesWorthNothing() throws Exception {
        assertEquals("a1", tokens("r0/").current());
        assertEquals("a2", tokens("r0/new").current());
    }

    @Test
    void theDatabaseHoldsNoTokenInClear() throws Exception {
        refresh.set(",\"refresh_token\":\"r1-very-secret\"");
        tokens("r0/").current();
        database.close();
        try (var files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().contains("forum.db")).toList()) {
                String bytes = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains("r1-very-secret"));
            }
        }
        open2();
    }

    private void open2() {
        database = Database.open(DatabaseAddress.embedded(directory.resolve("forum.db")), now::get);
    }

    @Test
    void aRefusedTokenIsReplacedAndOnlyAKeptOneIsWorthAnotherTry() throws Exception {
        RefreshedTokens tokens = tokens("r0/");
        assertEquals("a1", tokens.current());
        assertFalse(tokens.refused("a1"), "it was fresh");
        assertEquals("a2", tokens.current());
        assertEquals("a2", tokens.current());
        assertTrue(tokens.refused("a2"), "it was kept");
        assertEquals("a3", tokens.current());
    }

    @Test
    void aRefreshTokenThatIsNotTakenIsToldWithoutIt() {
        IOException e = assertThrows(IOException.class, tokens("withdrawn")::current);
        assertEquals("The sign-in service gave no token: invalid_grant", e.getMessage());
    }
}
