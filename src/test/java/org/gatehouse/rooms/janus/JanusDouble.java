package org.gatehouse.rooms.janus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A working double of a Janus server's HTTP and admin interfaces with the VideoRoom plugin, made
/// after what Janus 1.1.2 answered: sessions, handles, tokens, rooms with their lists of the
/// allowed, the same error codes. Media are not its business.
public final class JanusDouble implements AutoCloseable {
    public static final String API_SECRET = "an api secret of 32 characters !";
    public static final String ADMIN_SECRET = "an admin secret of 32 characters";
    public static final String ROOM_KEY = "a room key of some 32 characters";

    /// A room.
    static final class Room {
        final ObjectNode settings;
        final Set<String> allowed = new TreeSet<>();
        final Map<String, Handle> people = new LinkedHashMap<>();
        final Set<String> muted = new TreeSet<>();

        Room(ObjectNode settings) {
            this.settings = settings;
        }
    }

    /// A plugin's handle in somebody's session.
    static final class Handle {
        String token = "";
        String room = "";
        String id = "";
        String display = "";
    }

    public final Map<String, Room> rooms = new TreeMap<>();
    final Set<String> tokens = new TreeSet<>();
    final Map<Long, Map<Long, Handle>> sessions = new TreeMap<>();
    final List<String> calls = new ArrayList<>();
    boolean tokenAuth = true;
    boolean stringIds = true;
    boolean keyless;
    int version = 1401;
    String silentAfter = "";

    private final HttpServer server;
    private long next = 1_000_000_007L;

    public JanusDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    /// The settings that lead here, as the configuration writes them.
    public Map<String, String> section() {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of(
                "api_url",
                base + "/janus",
                "admin_url",
                base + "/admin",
                "socket",
                "ws://127.0.0.1:" + server.getAddress().getPort() + "/",
                "api_secret",
                API_SECRET,
                "admin_secret",
                ADMIN_SECRET,
                "room_key",
                ROOM_KEY);
    }

    /// Forgets everything, as Janus does.
    public synchronized void restart() {
        rooms.clear();
        tokens.clear();
        sessions.clear();
    }

    /// What a browser does with `body`; the wire format is the same as that of a WebSocket.
    public synchronized JsonNode browser(String path, ObjectNode body) {
        return api(path, body);
    }

    /// A browser with `token` waits in a session of its own: its path, with the handle's.
    public String session(String token) {
        String session = "/" + id(browser("", asked("create", token)));
        return session + "/" + id(browser(session, asked("attach", token)));
    }

    private static ObjectNode asked(String verb, String token) {
        return JsonMapper.shared().createObjectNode().put("janus", verb).put("token", token);
    }

    private static long id(JsonNode answer) {
        return answer.path("data").path("id").asLong(0);
    }

    /// How many are in its rooms.
    public synchronized int inside() {
        return rooms.values().stream().mapToInt(room -> room.people.size()).sum();
    }

    /// Somebody whom the host of the server lets in behind our back.
    public synchronized void letIn(String name) {
        Handle handle = new Handle();
        handle.display = name;
        rooms.values().forEach(room -> room.people.put("somebody", handle));
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] sent = exchange.getRequestBody().readAllBytes();
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(sent);
        String verb = body.path("janus").asString("");
        JsonNode answer =
                path.startsWith("/admin")
                        ? admin(path.substring("/admin".length()), body)
                        : api(path.substring("/janus".length()), body);
        String request = body.path("body").path("request").asString(verb);
        calls.add(request);
        if (!silentAfter.isEmpty() && request.equals(silentAfter)) {
            silentAfter = "";
            exchange.close();
            return;
        }
        byte[] bytes = answer.toString().getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static ObjectNode answer(String kind) {
        return JsonMapper.shared().createObjectNode().put("janus", kind);
    }

    private static ObjectNode error(int code) {
        ObjectNode error = answer("error");
        error.putObject("error").put("code", code).put("reason", "no");
        return error;
    }

    private JsonNode api(String path, ObjectNode body) {
        String verb = body.path("janus").asString("");
        if (verb.equals("info")) {
            return info();
        }
        boolean ours = body.path("apisecret").asString("").equals(API_SECRET);
        String token = body.path("token").asString("");
        if (!ours && !tokens.contains(token)) {
            return error(403);
        }
        if (verb.equals("create")) {
            return made(sessions, new TreeMap<>());
        }
        String[] parts = path.split("/");
        Map<Long, Handle> session = sessions.get(Long.parseLong(parts[1]));
        if (session == null) {
            return error(458);
        }
        if (verb.equals("attach")) {
            Handle handle = new Handle();
            handle.token = token;
            return made(session, handle);
        }
        Handle handle = parts.length < 3 ? null : session.get(Long.parseLong(parts[2]));
        return handle == null ? error(459) : message(handle, (ObjectNode) body.path("body"));
    }

    private ObjectNode info() {
        ObjectNode info = answer("server_info").put("version", version);
        info.put("api_secret", true).put("auth_token", tokenAuth);
        info.putObject("plugins").putObject("janus.plugin.videoroom");
        return info;
    }

    private <T> ObjectNode made(Map<Long, T> all, T one) {
        long id = next += 7919;
        all.put(id, one);
        ObjectNode answer = answer("success");
        answer.putObject("data").put("id", id);
        return answer;
    }

    private ObjectNode message(Handle handle, ObjectNode body) {
        String request = body.path("request").asString("");
        JsonNode id = body.path("room");
        if (stringIds != id.isString()) {
            return plugin(failed(430));
        }
        Room room = rooms.get(id.asString(""));
        if (request.equals("create")) {
            return plugin(create(id.asString(""), body));
        }
        if (request.equals("exists")) {
            return plugin(said("success").put("exists", room != null));
        }
        if (room == null) {
            return request.equals("join") ? event(handle, 426) : plugin(failed(426));
        }
        return request.equals("join") ? join(handle, room, body) : within(request, room, body);
    }

    /// A join is answered at once, and what comes of it goes to the session.
    private ObjectNode event(Handle handle, int code) {
        handle.display = "error " + code;
        return answer("ack");
    }

    private ObjectNode join(Handle handle, Room room, ObjectNode body) {
        String id = body.path("id").asString("");
        if (!room.allowed.contains(body.path("token").asString(""))) {
            return event(handle, 433);
        }
        if (room.people.containsKey(id)) {
            return event(handle, 436);
        }
        handle.room = body.path("room").asString("");
        handle.id = id;
        handle.display = body.path("display").asString("");
        room.people.put(id, handle);
        return answer("ack");
    }

    private ObjectNode within(String request, Room room, ObjectNode body) {
        if (request.equals("listparticipants")) {
            return plugin(list(room));
        }
        String secret = room.settings.path("secret").asString("");
        if (!body.path("secret").asString("").equals(secret)) {
            return plugin(failed(body.has("secret") ? 433 : 429));
        }
        return plugin(
                switch (request) {
                    case "allowed" -> allowed(room, body);
                    case "kick" -> kick(room, body.path("id").asString(""));
                    case "moderate" -> moderate(room, body);
                    case "destroy" -> {
                        rooms.remove(body.path("room").asString(""));
                        yield said("destroyed");
                    }
                    default -> failed(423);
                });
    }

    private ObjectNode create(String id, ObjectNode body) {
        if (!keyless && !body.has("admin_key")) {
            return failed(429);
        }
        if (!keyless && !body.path("admin_key").asString("").equals(ROOM_KEY)) {
            return failed(433);
        }
        return rooms.putIfAbsent(id, new Room(body)) == null
                ? said("created").put("room", id)
                : failed(427);
    }

    private static ObjectNode list(Room room) {
        ObjectNode said = said("participants");
        var all = said.putArray("participants");
        room.people.forEach(
                (id, handle) ->
                        all.addObject()
                                .put("id", id)
                                .put("display", handle.display)
                                .put("publisher", true));
        return said;
    }

    private static ObjectNode allowed(Room room, ObjectNode body) {
        boolean add = body.path("action").asString("").equals("add");
        for (JsonNode each : body.path("allowed")) {
            boolean _ =
                    add
                            ? room.allowed.add(each.asString(""))
                            : room.allowed.remove(each.asString(""));
        }
        return said("success");
    }

    private static ObjectNode kick(Room room, String id) {
        return room.people.remove(id) == null ? failed(428) : said("success");
    }

    private static ObjectNode moderate(Room room, ObjectNode body) {
        String id = body.path("id").asString("");
        if (!room.people.containsKey(id)) {
            return failed(428);
        }
        boolean _ = body.path("mute").asBoolean(false) ? room.muted.add(id) : room.muted.remove(id);
        return said("success");
    }

    private static ObjectNode said(String what) {
        return JsonMapper.shared().createObjectNode().put("videoroom", what);
    }

    private static ObjectNode failed(int code) {
        return said("event").put("error_code", code).put("error", "no");
    }

    private static ObjectNode plugin(ObjectNode said) {
        ObjectNode answer = answer("success");
        answer.putObject("plugindata").put("plugin", "janus.plugin.videoroom").set("data", said);
        return answer;
    }

    private JsonNode admin(String path, ObjectNode body) {
        if (!body.path("admin_secret").asString("").equals(ADMIN_SECRET)) {
            return error(403);
        }
        String token = body.path("token").asString("");
        return switch (body.path("janus").asString("")) {
            case "add_token" -> {
                tokens.add(token);
                yield answer("success");
            }
            case "remove_token" -> tokens.remove(token) ? answer("success") : error(490);
            case "list_sessions" -> numbers("sessions", sessions.keySet());
            default -> ofSession(path, body);
        };
    }

    private static ObjectNode numbers(String name, Set<Long> ids) {
        ObjectNode answer = answer("success");
        var all = answer.putArray(name);
        ids.forEach(all::add);
        return answer;
    }

    private JsonNode ofSession(String path, ObjectNode body) {
        String[] parts = path.split("/");
        long id = Long.parseLong(parts[1]);
        Map<Long, Handle> session = sessions.get(id);
        if (session == null) {
            return error(458);
        }
        return switch (body.path("janus").asString("")) {
            case "list_handles" -> numbers("handles", session.keySet());
            case "handle_info" ->
                    Optional.ofNullable(session.get(Long.parseLong(parts[2])))
                            .map(JanusDouble::info)
                            .orElseGet(() -> error(459));
            case "destroy_session" -> {
                sessions.remove(id);
                session.values()
                        .forEach(
                                handle ->
                                        rooms.values()
                                                .forEach(room -> room.people.remove(handle.id)));
                yield answer("success");
            }
            default -> error(453);
        };
    }

    private static ObjectNode info(Handle handle) {
        ObjectNode answer = answer("success");
        ObjectNode info = answer.putObject("info").put("token", handle.token);
        info.putObject("plugin_specific").put("room", handle.room).put("id", handle.id);
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
