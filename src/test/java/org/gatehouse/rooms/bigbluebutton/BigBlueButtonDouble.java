package org.gatehouse.rooms.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A working double of BigBlueButton's API: checks every checksum, holds meetings and attendees,
/// answers in XML, and misbehaves on request.
public final class BigBlueButtonDouble implements AutoCloseable {
    public static final String SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b";

    private static final Set<String> CREATE =
            Set.of(
                    "name",
                    "meetingID",
                    "record",
                    "allowStartStopRecording",
                    "muteOnStart",
                    "guestPolicy",
                    "maxParticipants",
                    "meetingExpireIfNoUserJoinedInMinutes",
                    "meetingExpireWhenLastUserLeftInMinutes",
                    "lockSettingsDisableCam",
                    "lockSettingsDisableMic",
                    "lockSettingsDisablePublicChat",
                    "lockSettingsDisablePrivateChat",
                    "lockSettingsDisableNotes",
                    "lockSettingsHideViewersCursor",
                    "lockSettingsLockOnJoin");

    /// A running session.
    public static final class Session {
        final long createTime;
        final Map<String, String> parameters;
        public final List<Map<String, String>> attendees = new ArrayList<>();

        Session(long createTime, Map<String, String> parameters) {
            this.createTime = createTime;
            this.parameters = parameters;
        }
    }

    public final Map<String, Session> sessions = new TreeMap<>();
    public final List<String> calls = new ArrayList<>();
    public final List<String> hooks = new ArrayList<>();
    String misbehaveOn = "";
    String answer = "silence";

    private final HttpServer server;
    private long time = 1_531_155_809_613L;

    public BigBlueButtonDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/bigbluebutton/api/", this::serve);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/bigbluebutton/");
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestURI().getPath().substring("/bigbluebutton/api/".length());
        calls.add(call);
        String query = exchange.getRequestURI().getRawQuery();
        int at = query.lastIndexOf("checksum=");
        String signed = at == 0 ? "" : query.substring(0, at - 1);
        boolean good = sha256(call + signed + SECRET).equals(query.substring(at + 9));
        String xml = good ? answer(call, parameters(signed)) : failed("checksumError");
        if (call.equals(misbehaveOn)) {
            misbehaveOn = "";
            if (answer.equals("silence")) {
                exchange.close();
                return;
            }
            xml = answer;
        }
        byte[] bytes = xml.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String each : query.split("&")) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                all.put(
                        each.substring(0, equals),
                        URLDecoder.decode(each.substring(equals + 1), UTF_8));
            }
        }
        return all;
    }

    private String answer(String call, Map<String, String> all) {
        String id = all.getOrDefault("meetingID", "");
        return switch (call) {
            case "create" -> create(id, all);
            case "isMeetingRunning" ->
                    success("<running>" + sessions.containsKey(id) + "</running>");
            case "hooks/create" -> {
                hooks.add(all.get("callbackURL"));
                yield success("<hookID>1</hookID>");
            }
            case "getMeetingInfo", "end", "join" ->
                    sessions.containsKey(id) ? ofSession(call, id, all) : failed("notFound");
            default -> failed("unsupportedRequest");
        };
    }

    private String create(String id, Map<String, String> all) {
        boolean documented = CREATE.containsAll(all.keySet());
        if (!documented || !id.matches("[A-Za-z0-9_-]{2,256}") || all.get("name").length() < 2) {
            return failed("validationError");
        }
        Session session = sessions.computeIfAbsent(id, _ -> new Session(time++, all));
        return success(
                "<meetingID>"
                        + id
                        + "</meetingID><createTime>"
                        + session.createTime
                        + "</createTime>");
    }

    private String ofSession(String call, String id, Map<String, String> all) {
        Session session = sessions.get(id);
        return switch (call) {
            case "end" -> {
                sessions.remove(id);
                yield success("<messageKey>sentEndMeetingRequest</messageKey>");
            }
            case "join" -> {
                if (!Long.toString(session.createTime).equals(all.get("createTime"))) {
                    yield failed("mismatchCreateTimeParam");
                }
                session.attendees.add(all);
                yield success("<messageKey>successfullyJoined</messageKey>");
            }
            default -> success(info(session));
        };
    }

    private static String info(Session session) {
        StringBuilder xml =
                new StringBuilder("<createTime>" + session.createTime + "</createTime><attendees>");
        for (Map<String, String> each : session.attendees) {
            xml.append("<attendee><userID>").append(each.get("userID")).append("</userID>");
            xml.append("<fullName><![CDATA[").append(each.get("fullName"));
            xml.append("]]></fullName><role>").append(each.get("role"));
            xml.append("</role></attendee>");
        }
        return xml + "</attendees>";
    }

    private static String success(String inner) {
        return "<response><returncode>SUCCESS</returncode>" + inner + "</response>";
    }

    private static String failed(String key) {
        return "<response><returncode>FAILED</returncode><messageKey>"
                + key
                + "</messageKey><message>no</message></response>";
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
