package org.gatehouse.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A text gateway that speaks Twilio's wire format: takes texts, lists them, and fails as it is
/// told to.
public final class TwilioDouble implements AutoCloseable {
    public static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    public static final String TOKEN = "a-very-secret-token";
    private static final String PATH = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";

    /// What the next call that hands a text over does instead of working.
    public enum Fault {
        TOO_MANY,
        NO_SUCH_NUMBER,
        /// It takes the text, and the answer is lost.
        LOST_ANSWER
    }

    private final HttpServer server;
    private final InstantSource clock;
    private final List<Map<String, String>> taken = new CopyOnWriteArrayList<>();
    public final Queue<Fault> faults = new ConcurrentLinkedQueue<>();

    /// Whether its list can be had.
    public volatile boolean lists = true;

    public TwilioDouble(InstantSource clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(command -> Thread.startVirtualThread(command));
        server.start();
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// What it took, as `number: words`.
    public List<String> taken() {
        return taken.stream().map(one -> one.get("to") + ": " + one.get("body")).sorted().toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String login =
                    Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(UTF_8));
            if (!("Basic " + login)
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                say(exchange, 401, Map.of("code", 20003, "message", "Authenticate"));
            } else if (!exchange.getRequestURI().getPath().equals(PATH)) {
                say(exchange, 404, Map.of("code", 20404, "message", "Not found"));
            } else if (exchange.getRequestMethod().equals("GET")) {
                list(exchange);
            } else {
                take(exchange);
            }
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        if (!lists) {
            say(exchange, 503, Map.of("code", 20503, "message", "Unavailable"));
            return;
        }
        String number = fields(exchange.getRequestURI().getRawQuery()).get("To");
        List<Map<String, String>> found =
                new ArrayList<>(
                        taken.stream().filter(one -> one.get("to").equals(number)).toList());
        say(exchange, 200, Map.of("messages", found.reversed(), "page", 0));
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Map<String, String> form = fields(body);
        Fault fault = faults.poll();
        if (fault == Fault.TOO_MANY) {
            say(exchange, 429, Map.of("code", 20429, "message", "Too many requests"));
        } else if (fault == Fault.NO_SUCH_NUMBER) {
            String number = form.get("To");
            say(exchange, 400, Map.of("code", 21211, "message", "No number: " + number));
        } else {
            Map<String, String> text =
                    Map.of(
                            "to", form.get("To"),
                            "from", form.get("From"),
                            "body", form.get("Body"),
                            "status", "queued",
                            "date_created",
                                    DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                            clock.instant().atZone(ZoneOffset.UTC)));
            taken.add(text);
            if (fault != Fault.LOST_ANSWER) {
                say(exchange, 201, text);
            }
        }
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .collect(
                        Collectors.toMap(
                                field -> URLDecoder.decode(field[0], UTF_8),
                                field -> URLDecoder.decode(field[1], UTF_8)));
    }

    private static void say(HttpExchange exchange, int status, Map<String, ?> words)
            throws IOException {
        byte[] body = JsonMapper.shared().writeValueAsBytes(words);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
