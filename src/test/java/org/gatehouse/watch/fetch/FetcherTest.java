package org.gatehouse.watch.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
    private HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    String path = exchange.getRequestURI().getPath();
                    if (path.startsWith("/to/")) {
                        String where = exchange.getRequestURI().getQuery();
                        exchange.getResponseHeaders()
                                .add("Location", where == null ? "/to/" : where);
                        exchange.sendResponseHeaders(302, -1);
                    } else {
                        byte[] body = "x".repeat(100_000).getBytes(ISO_8859_1);
                        exchange.getResponseHeaders().add("ETag", "\"1\"");
                        exchange.sendResponseHeaders(200, path.equals("/chunks") ? 0 : body.length);
                        exchange.getResponseBody().write(body);
                    }
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Fetcher trusting() {
        EgressGuard guard = EgressGuard.publicOnly().trusting(Set.of(origin()));
        return new Fetcher(guard, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), "test");
    }

    private static Fetcher strict() {
        return new Fetcher(
                EgressGuard.publicOnly(),
                () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
                "test");
    }

    private Fetched get(String path) throws IOException {
        return trusting().fetch(Fetcher.Ask.of(URI.create(origin() + path), 5_000));
    }

    @Test
    void aLongBodyIsCutOff() throws IOException {
        assertEquals(5_000, get("/").body().length);
        assertEquals(5_000, get("/chunks").body().length);
        assertEquals("\"1\"", get("/").header("etag").orElseThrow());
    }

    @Test
    void redirectsAreFollowedAFewTimesOnly() throws IOException {
        assertEquals(200, get("/to/?/page").status());
        assertEquals(302, get("/to/").status());
        assertEquals(2 + 4, asked.get());
    }

    /// The server redirects to a machine that only we can reach.
    @Test
    void aRedirectIntoOurOwnNetworkIsRefused() {
        assertThrows(IOException.class, () -> get("/to/?http://127.0.0.1:1/admin"));
        assertThrows(IOException.class, () -> get("/to/?https://169.254.169.254/latest"));
        assertThrows(IOException.class, () -> get("/to/?file:///etc/passwd"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://10.1.2.3/",
                "https://192.168.1.1/",
                "https://172.16.0.1/",
                "https://100.64.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[2002:a00:1::]/",
                "https://[64:ff9b::a00:1]/",
                "https://2130706433/",
                "https://localhost/",
                "https://user@example.org/",
                "https://1.1.1.1:8443/"
            })
    void whatIsNotOnThePublicInternetIsNeverConnectedTo(String address) {
        assertThrows(
                IOException.class,
                () -> strict().fetch(Fetcher.Ask.of(URI.create(address), 1_000)));
    }

    /// One of a name's addresses is inside: whoever answers could pick that one.
    @Test
    void aNameWithOneAddressInsideIsRefusedAltogether() {
        EgressGuard guard =
                EgressGuard.publicOnly(
                        _ ->
                                List.of(
                                        InetAddress.ofLiteral("93.184.215.14"),
                                        InetAddress.ofLiteral("10.0.0.1")));
        assertThrows(IOException.class, () -> guard.admit(URI.create("https://example.org/")));
    }

    /// A second look-up could answer otherwise: there is none.
    @Test
    void aNameIsLookedUpOnce() throws IOException {
        AtomicInteger lookUps = new AtomicInteger();
        EgressGuard guard =
                EgressGuard.publicOnly(
                                _ -> {
                                    lookUps.incrementAndGet();
                                    return List.of(InetAddress.getLoopbackAddress());
                                })
                        .trusting(Set.of(origin().replace("127.0.0.1", "rebinding.example")));
        Fetcher fetcher =
                new Fetcher(guard, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), "test");
        URI address = URI.create(origin().replace("127.0.0.1", "rebinding.example") + "/");
        assertEquals(200, fetcher.fetch(Fetcher.Ask.of(address, 10)).status());
        assertEquals(1, lookUps.get());
    }

    @Test
    void publicAddressesAreAdmitted() {
        for (String address : List.of("93.184.215.14", "1.1.1.1", "2606:4700:4700::1111")) {
            assertTrue(EgressGuard.isPublic(InetAddress.ofLiteral(address)), address);
        }
        assertFalse(EgressGuard.isPublic(InetAddress.ofLiteral("198.18.0.1")));
    }

    @Test
    void noHeaderCanBeSmuggledIn() throws IOException {
        Fetcher.Ask ask =
                Fetcher.Ask.of(URI.create(origin() + "/"), 10)
                        .with(Map.of("If-None-Match", "\"1\"\r\nX-Admin: yes"));
        assertEquals(200, trusting().fetch(ask).status());
    }
}
