package org.gatehouse.rooms.janus;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Janus' HTTP and admin interfaces: JSON posted to an address that ends in a session's and a
/// handle's number (Janus documentation, "RESTful, WebSockets, … interface" and "Admin/Monitor
/// API").
final class JanusApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    static final String PLUGIN = "janus.plugin.videoroom";

    private final JanusSettings settings;
    private final HttpClient http;
    private final AtomicLong transactions = new AtomicLong();
    private volatile @Nullable String kept;

    JanusApi(JanusSettings settings, HttpClient http) {
        this.settings = settings;
        this.http = http;
    }

    String roomKey() {
        return settings.roomKey();
    }

    static ObjectNode json() {
        return JsonMapper.shared().createObjectNode();
    }

    /// What the server says of itself; needs no secret.
    JanusAnswer info() {
        ObjectNode body = json();
        body.put("janus", "info");
        return post(settings.api(), body);
    }

    /// Asks the VideoRoom plugin. The session for it is kept; Janus drops it after a while without
    /// questions and when it restarts, and then there is a new one.
    JanusAnswer room(ObjectNode question) {
        String path = kept;
        JanusAnswer first = path == null ? new JanusAnswer.Failure(458) : message(path, question);
        boolean gone =
                first.isFailure(JanusAnswer.NO_SESSION) || first.isFailure(JanusAnswer.NO_HANDLE);
        return gone ? inNewSession(question) : first;
    }

    private JanusAnswer inNewSession(ObjectNode question) {
        JanusAnswer session = ask("", "create", json());
        if (!(session instanceof JanusAnswer.Success(JsonNode made))) {
            return session;
        }
        String path = "/" + id(made);
        ObjectNode attach = json();
        attach.put("plugin", PLUGIN);
        JanusAnswer handle = ask(path, "attach", attach);
        if (!(handle instanceof JanusAnswer.Success(JsonNode attached))) {
            return handle;
        }
        kept = path + "/" + id(attached);
        return message(path + "/" + id(attached), question);
    }

    private static long id(JsonNode answer) {
        return answer.path("data").path("id").asLong(0);
    }

    /// Says something to the VideoRoom plugin in the session of a person's browser; what comes of
    /// it goes to that browser.
    JanusAnswer inSession(long session, long handle, ObjectNode message) {
        return message("/" + session + "/" + handle, message);
    }

    private JanusAnswer message(String path, ObjectNode body) {
        ObjectNode message = json();
        message.set("body", body);
        JanusAnswer answer = ask(path, "message", message);
        if (!(answer instanceof JanusAnswer.Success(JsonNode whole))) {
            return answer;
        }
        JsonNode said = whole.path("plugindata").path("data");
        int code = said.path("error_code").asInt(0);
        return code == 0 ? new JanusAnswer.Success(said) : new JanusAnswer.Failure(code);
    }

    private JanusAnswer ask(String path, String verb, ObjectNode body) {
        body.put("janus", verb);
        body.put("apisecret", settings.apiSecret());
        return post(URI.create(settings.api() + path), body);
    }

    /// Asks the admin interface.
    ///
    /// @param path empty, or that of a session and a handle
    JanusAnswer admin(String path, String verb, ObjectNode body) {
        body.put("janus", verb);
        body.put("admin_secret", settings.adminSecret());
        return post(URI.create(settings.admin() + path), body);
    }

    private JanusAnswer post(URI address, ObjectNode body) {
        body.put("transaction", Long.toString(transactions.incrementAndGet()));
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .version(HttpClient.Version.HTTP_1_1)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        try {
            return read(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException _) {
            return new JanusAnswer.Silent(JanusWords.say("janus.silent"));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new JanusAnswer.Silent(JanusWords.say("janus.interrupted"));
        }
    }

    private static JanusAnswer read(HttpResponse<String> reply) {
        if (reply.statusCode() >= 500) {
            return new JanusAnswer.Silent(JanusWords.say("janus.fault"));
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(reply.body());
            String kind = json.path("janus").asString("");
            if (kind.equals("error")) {
                return new JanusAnswer.Failure(json.path("error").path("code").asInt(490));
            }
            if (!kind.isEmpty()) {
                return new JanusAnswer.Success(json);
            }
        } catch (JacksonException _) {
            // What is no JSON is not Janus.
        }
        return new JanusAnswer.Silent(JanusWords.say("janus.notJanus"));
    }
}
