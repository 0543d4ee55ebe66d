package org.gatehouse.rooms.jitsi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A working double of a Jitsi server: its door checks tickets as Prosody's token plugin does, and
/// its HTTP modules end rooms and kick people.
public final class JitsiDouble implements AutoCloseable {
    public final Map<String, List<String>> rooms = new TreeMap<>();
    public final Map<String, PublicKey> publicKeys = new TreeMap<>();
    public String secret = "a shared secret of 32 characters";
    String issuer = "forum";
    String audience = "jitsi";
    boolean silentAfterSuccess;
    boolean broken;

    private final HttpServer server;
    private final Clock clock;

    public JitsiDouble(Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        int status =
                broken
                        ? 503
                        : switch (path) {
                            case "/" -> 200;
                            case "/end-meeting" -> end(exchange, parameter(query, "conference"));
                            case "/kick-participant" -> kick(exchange, parameter(query, "room"));
                            default -> enter(path.substring(1), parameter(query, "jwt"));
                        };
        if (!silentAfterSuccess) {
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }

    private static String parameter(String query, String name) {
        for (String each : query.split("&")) {
            if (each.startsWith(name + "=")) {
                return URLDecoder.decode(each.substring(name.length() + 1), UTF_8);
            }
        }
        return "";
    }

    private int enter(String room, String ticket) {
        if (!accepts(ticket, room, false)) {
            return 403;
        }
        rooms.computeIfAbsent(room, _ -> new ArrayList<>()).add(claims(ticket).toString());
        return 200;
    }

    private int end(HttpExchange exchange, String conference) {
        String room = conference.replace("@conference.meet.forum.example", "");
        if (!system(exchange, room)) {
            return 401;
        }
        return rooms.remove(room) == null ? 404 : 200;
    }

    private int kick(HttpExchange exchange, String room) throws IOException {
        JsonNode body = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
        boolean json =
                "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!json || !exchange.getRequestMethod().equals("PUT")) {
            return 400;
        }
        if (!system(exchange, room)) {
            return 403;
        }
        return rooms.getOrDefault(room, List.of())
                        .remove("kicked:" + body.path("participantId").asString(""))
                ? 200
                : 404;
    }

    private boolean system(HttpExchange exchange, String room) {
        String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return sent.startsWith("Bearer ") && accepts(sent.substring(7), room, true);
    }

    private boolean accepts(String ticket, String room, boolean system) {
        try {
            JsonNode claims = claims(ticket);
            long now = clock.instant().getEpochSecond();
            return verified(ticket, system)
                    && claims.path("iss").asString("").equals(issuer)
                    && claims.path("aud").asString("").equals(audience)
                    && claims.path("room").asString("").equals(room)
                    && claims.path("nbf").asLong(Long.MAX_VALUE) <= now
                    && claims.path("exp").asLong(0) > now;
        } catch (RuntimeException | GeneralSecurityException _) {
            return false;
        }
    }

    static JsonNode claims(String ticket) {
        return part(ticket, 1);
    }

    static JsonNode part(String ticket, int number) {
        byte[] json = Base64.getUrlDecoder().decode(ticket.split("\\.")[number]);
        return JsonMapper.shared().readTree(json);
    }

    private boolean verified(String ticket, boolean system) throws GeneralSecurityException {
        int dot = ticket.lastIndexOf('.');
        byte[] signed = ticket.substring(0, dot).getBytes(UTF_8);
        byte[] signature = Base64.getUrlDecoder().decode(ticket.substring(dot + 1));
        String algorithm = part(ticket, 0).path("alg").asString("");
        if (algorithm.equals("HS256") && !system) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return MessageDigest.isEqual(mac.doFinal(signed), signature);
        }
        if (algorithm.equals("RS256")) {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initVerify(publicKeys.get(part(ticket, 0).path("kid").asString("")));
            rsa.update(signed);
            return rsa.verify(signature);
        }
        return false;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
