package org.gatehouse.watch.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.gatehouse.watch.Post;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A shortener that answers as it is told, and the walls around it.
class ShortenersTest {
    private static final String ROOM = "https://us02web.zoom.us/j/87456290123";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String origin = "";

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        origin = "http://127.0.0.1:" + server.getAddress().getPort();
        Map<String, String> leads =
                Map.of(
                        "/room",
                        ROOM,
                        "/again",
                        origin + "/room",
                        "/relative",
                        "room",
                        "/loop",
                        origin + "/pool",
                        "/pool",
                        origin + "/loop",
                        "/inside",
                        "http://10.0.0.1/admin",
                        "/file",
                        "file:///etc/passwd",
                        "/broken",
                        "http://[");
        server.createContext(
                "/",
                exchange -> {
                    asked.incrementAndGet();
                    String to = leads.get(exchange.getRequestURI().getPath());
                    if (to != null) {
                        exchange.getResponseHeaders().add("Location", to);
                    }
                    exchange.sendResponseHeaders(to == null ? 200 : 301, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Shorteners shorteners() {
        EgressGuard guard = EgressGuard.publicOnly().trusting(Set.of(origin));
        Fetcher fetcher =
                new Fetcher(guard, () -> (SSLSocketFactory) SSLSocketFactory.getDefault(), "test");
        return new Shorteners(fetcher, Set.of("127.0.0.1", "10.0.0.1", "short.example"));
    }

    private List<URI> steps(String path) {
        return shorteners().steps(origin + path);
    }

    @Test
    void whereAShortLinkLeadsIsReadAndNotVisited() {
        assertEquals(List.of(URI.create(ROOM)), steps("/room"));
        assertEquals(List.of(URI.create(origin + "/room"), URI.create(ROOM)), steps("/again"));
        assertEquals(3, asked.get());
    }

    @Test
    void aRelativeRedirectIsFollowed() {
        assertEquals(List.of(URI.create(origin + "/room"), URI.create(ROOM)), steps("/relative"));
    }

    @Test
    void aLoopEnds() {
        assertEquals(2, steps("/loop").size());
        assertEquals(3, asked.get());
    }

    @Test
    void aPageThatIsNoRedirectLeadsNowhere() {
        assertEquals(List.of(), steps("/nothing"));
        assertEquals(List.of(), steps("/broken"));
    }

    /// Even where our own network calls itself a shortener.
    @Test
    void ourOwnNetworkIsNeverAsked() {
        assertEquals(List.of(URI.create("http://10.0.0.1/admin")), steps("/inside"));
        assertEquals(List.of(URI.create("file:///etc/passwd")), steps("/file"));
        assertEquals(List.of(), shorteners().steps("https://10.0.0.1/x"));
        assertEquals(2, asked.get());
    }

    @Test
    void aPostWithoutShortLinksStaysAsItIs() {
        Post post = Post.ofText("https://www.example.org/a and zoom.us/j/1");
        assertEquals(post, shorteners().apply(post));
        assertEquals(0, asked.get());
    }
}
