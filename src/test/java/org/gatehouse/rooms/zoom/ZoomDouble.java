package org.gatehouse.rooms.zoom;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A working double of Zoom's REST interface: it holds meetings and registrants, speaks Zoom's wire
/// format over real HTTP, refuses fields that Zoom does not document, and misbehaves on request.
public final class ZoomDouble implements AutoCloseable {
    static final String SCOPES =
            "meeting:write:meeting:admin meeting:read:meeting:admin meeting:read:list_meetings:admin meeting:delete:meeting:admin meeting:update:status:admin meeting:write:registrant:admin meeting:read:list_registrants:admin meeting:update:registrant_status:admin meeting:update:in_meeting_controls:admin";

    /// What can go wrong once, or for a while.
    enum Fault {
        UNAUTHORIZED,
        TOO_MANY_WITH_SECONDS,
        TOO_MANY_WITH_DATE,
        TOO_MANY_BARE,
        TOO_MANY_TODAY,
        SILENT_AFTER_SUCCESS,
        BROKEN,
        GARBAGE,
        SCOPE_MISSING
    }

    private static final Set<String> MEETING_FIELDS =
            Set.of("type", "topic", "agenda", "start_time", "duration", "timezone", "settings");
    private static final Set<String> SETTING_FIELDS =
            Set.of(
                    "approval_type",
                    "waiting_room",
                    "waiting_room_options",
                    "join_before_host",
                    "use_pmi",
                    "mute_upon_entry",
                    "participant_video",
                    "auto_recording",
                    "allow_multiple_devices",
                    "registrants_confirmation_email",
                    "registrants_email_notification",
                    "show_share_button",
                    "show_join_info");

    /// Of a user's settings; renaming is the account's alone.
    private static final Set<String> HOST_FIELDS =
            Set.of(
                    "who_can_share_screen",
                    "who_can_share_screen_when_someone_is_sharing",
                    "allow_participants_chat_with",
                    "private_chat",
                    "file_transfer",
                    "annotation");

    final List<String> requests = new ArrayList<>();
    final Map<Long, ObjectNode> meetings = new TreeMap<>();
    final Map<Long, Map<String, ObjectNode>> registrants = new TreeMap<>();
    public final List<JsonNode> controls = new ArrayList<>();
    final Set<Long> ended = new TreeSet<>();
    final Map<String, JsonNode> dropped = new LinkedHashMap<>();
    String scopes = SCOPES;
    int tokensGiven;
    int pageSize = 300;
    boolean repeatsLastPageToken;
    boolean registrationAllowed = true;
    boolean canBeEnded = true;
    ObjectNode hostSettings = JsonMapper.shared().createObjectNode();

    private final HttpServer server;
    private final Deque<Map.Entry<String, Fault>> faults = new ArrayDeque<>();
    private String token = "";
    private long nextId = 81_234_567_890L;

    public ZoomDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        hostSettings
                .putObject("in_meeting")
                .put("screen_sharing", true)
                .put("who_can_share_screen", "all")
                .put("chat", true)
                .put("allow_participants_chat_with", 4);
    }

    public URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /// The next request whose "METHOD /path" holds `where` meets `fault`.
    void misbehave(String where, Fault fault) {
        synchronized (this) {
            faults.add(Map.entry(where, fault));
        }
    }

    /// Zoom says yes to every request and yet stores `value` for the setting.
    void drop(String setting, JsonNode value) {
        dropped.put(setting, value);
    }

    private record Reply(int status, JsonNode body) {}

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(line);
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Optional<Fault> fault = nextFault(line);
        if (fault.isPresent() && fault.get() != Fault.SILENT_AFTER_SUCCESS) {
            answerWith(exchange, fault.get());
            return;
        }
        Reply reply =
                line.contains("/oauth/token") ? giveToken(exchange, body) : api(exchange, body);
        if (fault.isPresent()) {
            exchange.close();
            return;
        }
        send(exchange, reply);
    }

    private Optional<Fault> nextFault(String line) {
        for (Map.Entry<String, Fault> each : faults) {
            if (line.contains(each.getKey())) {
                faults.remove(each);
                return Optional.of(each.getValue());
            }
        }
        return Optional.empty();
    }

    private void answerWith(HttpExchange exchange, Fault fault) throws IOException {
        switch (fault) {
            case UNAUTHORIZED -> {
                token = "nobody's";
                send(exchange, error(401, 124, "Invalid access token."));
            }
            case TOO_MANY_WITH_SECONDS -> tooMany(exchange, "2", "reached the per-second limit");
            case TOO_MANY_WITH_DATE ->
                    tooMany(exchange, "2026-12-01T00:00:00Z", "reached the per-second limit");
            case TOO_MANY_BARE ->
                    send(exchange, error(429, 429, "You have reached the per-second limit."));
            case TOO_MANY_TODAY ->
                    send(
                            exchange,
                            error(429, 429, "You have exceeded the daily rate limit (100)."));
            case BROKEN -> send(exchange, error(503, 0, "down"));
            case GARBAGE -> {
                byte[] html = "<html>Sign in</html>".getBytes(UTF_8);
                exchange.sendResponseHeaders(200, html.length);
                exchange.getResponseBody().write(html);
                exchange.close();
            }
            case SCOPE_MISSING ->
                    send(
                            exchange,
                            error(
                                    400,
                                    4711,
                                    "Invalid access token, does not contain scopes:[meeting:write:meeting:admin]."));
            case SILENT_AFTER_SUCCESS -> throw new IllegalStateException();
        }
    }

    private static void tooMany(HttpExchange exchange, String after, String message)
            throws IOException {
        exchange.getResponseHeaders().set("Retry-After", after);
        send(exchange, error(429, 429, message));
    }

    private Reply giveToken(HttpExchange exchange, String form) {
        boolean good =
                exchange.getRequestURI().getQuery() == null
                        && form.equals("grant_type=account_credentials&account_id=acc")
                        && exchange.getRequestHeaders()
                                .getFirst("Authorization")
                                .equals("Basic aWQ6c2VjcmV0");
        if (!good) {
            return error(400, 0, "invalid_client");
        }
        token = "token-" + ++tokensGiven;
        ObjectNode body = object();
        body.put("access_token", token).put("token_type", "bearer").put("expires_in", 3600);
        body.put("scope", scopes).put("api_url", address("").toString());
        return new Reply(200, body);
    }

    private Reply api(HttpExchange exchange, String text) {
        String sent = exchange.getRequestHeaders().getFirst("Authorization");
        if (!("Bearer " + token).equals(sent)) {
            return error(401, 124, "Invalid access token.");
        }
        JsonNode body = text.isEmpty() ? object() : JsonMapper.shared().readTree(text);
        String path = exchange.getRequestURI().getRawPath().replaceFirst("^/v2", "");
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        return route(exchange.getRequestMethod(), path, query, body);
    }

    private Reply route(String method, String path, String query, JsonNode body) {
        Matcher meeting = Pattern.compile("/meetings/([0-9]+)(/.*)?").matcher(path);
        Matcher live = Pattern.compile("/live_meetings/([0-9]+)/events").matcher(path);
        if (path.equals("/users/host%40forum.example/meetings")) {
            return method.equals("POST") ? create(body) : page(query, "meetings", listed());
        }
        if (path.equals("/users/host%40forum.example/settings")) {
            return method.equals("PATCH") ? patchHost(body) : new Reply(200, hostSettings);
        }
        if (path.equals("/users/host%40forum.example")) {
            return new Reply(200, object().put("type", registrationAllowed ? 2 : 1));
        }
        if (path.startsWith("/report/meetings/")) {
            return report(path, query);
        }
        if (live.matches() && method.equals("PATCH")) {
            return control(Long.parseLong(live.group(1)), body);
        }
        return meeting.matches()
                ? ofMeeting(
                        method,
                        Long.parseLong(meeting.group(1)),
                        Optional.ofNullable(meeting.group(2)).orElse(""),
                        query,
                        body)
                : error(404, 2300, "This API endpoint is not recognized.");
    }

    private Reply create(JsonNode body) {
        Optional<String> unknown = undocumented(body);
        if (unknown.isPresent()) {
            return error(400, 300, "Unknown field " + unknown.get());
        }
        boolean registration = body.path("settings").path("approval_type").asInt(2) != 2;
        if (registration && !registrationAllowed) {
            return error(400, 3027, "Host can't use registration.");
        }
        long id = nextId++;
        ObjectNode meeting = ((ObjectNode) body).deepCopy();
        meeting.put("id", id).put("uuid", "/uu//id" + id + "==");
        meeting.put("join_url", "https://us02web.zoom.us/j/" + id + "?pwd=abc");
        meeting.put("start_url", "https://us02web.zoom.us/s/" + id + "?zak=host");
        ObjectNode settings = (ObjectNode) meeting.path("settings");
        dropped.forEach(settings::set);
        meetings.put(id, meeting);
        registrants.put(id, new LinkedHashMap<>());
        return new Reply(201, meeting);
    }

    private static Optional<String> undocumented(JsonNode body) {
        boolean typed =
                body.path("type").isInt()
                        && body.path("duration").isInt()
                        && body.path("start_time").asString("").matches("....-..-..T..:..:..Z")
                        && body.path("topic").asString("").length() <= 200;
        return !typed
                ? Optional.of("types")
                : Stream.concat(
                                body.propertyNames().stream()
                                        .filter(name -> !MEETING_FIELDS.contains(name)),
                                body.path("settings").propertyNames().stream()
                                        .filter(name -> !SETTING_FIELDS.contains(name)))
                        .findFirst();
    }

    private List<ObjectNode> listed() {
        return meetings.values().stream()
                .map(
                        meeting -> {
                            ObjectNode row = object();
                            row.put("id", meeting.path("id").longValue());
                            row.put("agenda", meeting.path("agenda").asString(""));
                            return row;
                        })
                .toList();
    }

    private Reply page(String query, String name, List<ObjectNode> all) {
        int from =
                Arrays.stream(query.split("&"))
                        .filter(each -> each.startsWith("next_page_token="))
                        .map(each -> Integer.parseInt(each.substring("next_page_token=".length())))
                        .findFirst()
                        .orElse(0);
        int to = Math.min(all.size(), from + pageSize);
        ObjectNode body = object();
        ArrayNode rows = body.putArray(name);
        all.subList(from, to).forEach(rows::add);
        boolean last = to == all.size();
        body.put(
                "next_page_token",
                last ? (repeatsLastPageToken ? Integer.toString(from) : "") : "" + to);
        return new Reply(200, body);
    }

    private Reply ofMeeting(String method, long id, String rest, String query, JsonNode body) {
        ObjectNode meeting = meetings.get(id);
        if (meeting == null) {
            return error(404, 3001, "Meeting does not exist: " + id + ".");
        }
        return switch (method + rest) {
            case "GET" -> new Reply(200, meeting);
            case "DELETE" -> {
                meetings.remove(id);
                yield new Reply(204, object());
            }
            case "PUT/status" -> {
                if (!canBeEnded) {
                    yield error(400, 3000, "Cannot do this now.");
                }
                ended.add(id);
                yield body.path("action").asString("").equals("end")
                        ? new Reply(204, object())
                        : error(400, 300, "action");
            }
            case "POST/registrants" -> register(id, body);
            case "GET/registrants" -> page(query, "registrants", List.copyOf(people(id).values()));
            case "PUT/registrants/status" -> {
                String gone = body.path("registrants").path(0).path("id").asString("");
                people(id).values().removeIf(each -> each.path("id").asString("").equals(gone));
                yield new Reply(204, object());
            }
            default -> error(404, 2300, "This API endpoint is not recognized.");
        };
    }

    private Map<String, ObjectNode> people(long id) {
        return registrants.computeIfAbsent(id, _ -> new LinkedHashMap<>());
    }

    private Reply register(long id, JsonNode body) {
        String email = body.path("email").asString("");
        boolean good =
                Set.of("first_name", "last_name", "email", "auto_approve")
                                .containsAll(body.propertyNames())
                        && !body.path("first_name").asString("").isEmpty()
                        && email.matches("[^@\\s]{1,64}@[^@\\s]+");
        if (!good) {
            return error(400, 300, "Invalid field.");
        }
        ObjectNode person =
                people(id)
                        .computeIfAbsent(
                                email,
                                _ -> {
                                    String registrant = "reg-" + id + "-" + people(id).size();
                                    ObjectNode made = object();
                                    made.put("id", registrant).put("email", email);
                                    made.put(
                                            "join_url",
                                            "https://us02web.zoom.us/w/"
                                                    + id
                                                    + "?tk="
                                                    + registrant);
                                    return made;
                                });
        ObjectNode reply = object();
        reply.put("id", id).put("registrant_id", person.path("id").asString(""));
        if (body.path("auto_approve").asBoolean(false)) {
            reply.put("join_url", person.path("join_url").asString(""));
        }
        return new Reply(201, reply);
    }

    /// The registrant whom a personal link lets in; empty for one that leads nowhere any more.
    public synchronized Optional<String> registrantOf(String link) {
        Matcher known = Pattern.compile(".*/w/([0-9]+)\\?tk=(.+)").matcher(link);
        return known.matches() && meetings.containsKey(Long.parseLong(known.group(1)))
                ? people(Long.parseLong(known.group(1))).values().stream()
                        .map(person -> person.path("id").asString(""))
                        .filter(known.group(2)::equals)
                        .findFirst()
                : Optional.empty();
    }

    private Reply control(long id, JsonNode body) {
        if (!meetings.containsKey(id)) {
            return error(404, 3001, "Meeting does not exist.");
        }
        controls.add(body);
        return new Reply(202, object());
    }

    private Reply patchHost(JsonNode body) {
        if (!HOST_FIELDS.containsAll(body.path("in_meeting").propertyNames())) {
            return error(400, 300, "Unknown field.");
        }
        ObjectNode inMeeting = (ObjectNode) hostSettings.path("in_meeting");
        body.path("in_meeting")
                .properties()
                .forEach(each -> inMeeting.set(each.getKey(), each.getValue()));
        return new Reply(204, object());
    }

    private Reply report(String path, String query) {
        if (!query.contains("include_fields=registrant_id")) {
            return error(400, 300, "include_fields");
        }
        return path.contains("%252F")
                ? page(query, "participants", everybody())
                : error(404, 3001, "Meeting does not exist.");
    }

    /// All who ever registered came in, and a stranger.
    private List<ObjectNode> everybody() {
        List<ObjectNode> all = new ArrayList<>();
        registrants.values().stream()
                .flatMap(people -> people.values().stream())
                .forEach(person -> all.add(reported(person.path("id").asString(""), "Jill")));
        all.add(reported("", "X"));
        return all;
    }

    private static ObjectNode reported(String registrant, String name) {
        return object().put("registrant_id", registrant)
                .put("name", name)
                .put("join_time", "2026-12-01T19:00:00Z")
                .put("leave_time", "2026-12-01T20:00:00Z");
    }

    private static Reply error(int status, int code, String message) {
        return new Reply(status, object().put("code", code).put("message", message));
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] bytes =
                reply.status() == 204 || reply.status() == 202
                        ? new byte[0]
                        : reply.body().toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    synchronized long count(String where) {
        return requests.stream().filter(line -> line.contains(where)).count();
    }

    synchronized String allRequests() {
        return requests.stream().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
