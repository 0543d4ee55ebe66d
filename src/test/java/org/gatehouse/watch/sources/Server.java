package org.gatehouse.watch.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.gatehouse.watch.fetch.EgressGuard;
import org.gatehouse.watch.fetch.Fetcher;

/// A vendor's server on loopback: answers what a test put under a path, remembers what was asked,
/// knows ETags, and can fail.
final class Server implements AutoCloseable {
    private final HttpServer server;
    final Map<String, String> pages = new ConcurrentHashMap<>();
    final Map<String, Integer> failing = new ConcurrentHashMap<>();
    final Map<String, String> redirects = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> agents = new CopyOnWriteArrayList<>();

    Server() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        agents.add(String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
        String page = pages.get(path);
        Headers headers = exchange.getResponseHeaders();
        if (redirects.containsKey(path)) {
            headers.add("Location", redirects.get(path));
            exchange.sendResponseHeaders(302, -1);
        } else if (failing.containsKey(path)) {
            exchange.sendResponseHeaders(failing.get(path), -1);
        } else if (page == null) {
            exchange.sendResponseHeaders(404, -1);
        } else {
            String tag = "\"" + page.hashCode() + "\"";
            headers.add("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                byte[] body = page.getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        }
        exchange.close();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /// A fetcher that may ask this server, and otherwise the public internet alone.
    Fetcher fetcher() {
        return new Fetcher(
                EgressGuard.publicOnly().trusting(Set.of(address("").toString())),
                () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
                "Gatehouse/1 (+https://forum.example.org/)");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
