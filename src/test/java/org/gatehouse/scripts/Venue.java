package org.gatehouse.scripts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.Config;
import org.gatehouse.rooms.bigbluebutton.BigBlueButtonDouble;
import org.gatehouse.rooms.janus.JanusDouble;
import org.gatehouse.rooms.jitsi.JitsiDouble;
import org.gatehouse.rooms.zoom.ZoomDouble;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A meeting platform as the people of an evening meet it: a link lets them in or does not, and
/// where the platform tells, it reports who came.
abstract class Venue implements AutoCloseable {
    static final int REFUSED = -1;

    /// Every kind, with the name of its provider.
    enum Kind {
        ZOOM,
        JITSI,
        BIGBLUEBUTTON,
        JANUS,
        PASTED,
        PRACTICE;

        Venue open() {
            try {
                return switch (this) {
                    case ZOOM -> new Zoom();
                    case JITSI -> new Jitsi();
                    case BIGBLUEBUTTON -> new BigBlueButton();
                    case JANUS -> new Janus();
                    case PASTED -> new Pasted();
                    case PRACTICE -> new Practice();
                };
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    abstract String provider();

    /// The platform's section of the configuration.
    Map<String, String> section() {
        return Map.of();
    }

    final Map<String, Config.Section> sections() {
        return Map.of(provider(), new Config.Section(section()));
    }

    /// The links that the organiser pastes.
    List<String> links() {
        return List.of();
    }

    /// Presses `link` in `browser` as somebody called `name`: how many others are there, or
    /// [#REFUSED].
    abstract int enter(Browser browser, String link, String name);

    /// Whether the platform tells who is inside.
    boolean reports() {
        return true;
    }

    /// Somebody comes in without any link of ours, as a host's friend might; nothing happens where
    /// the platform does not let that be.
    boolean letsAStrangerIn(String link, String name) {
        return false;
    }

    /// Whoever came in last begins to show their screen; false where the platform does not say so.
    boolean show() {
        return false;
    }

    /// The platform finds the meeting of `link` in public; false where it does not look.
    boolean findsInPublic(String link) {
        return false;
    }

    /// The host does by hand what the platform cannot be told.
    void hostEnds(String link) {}

    @Override
    public void close() {}

    private final HttpClient http = HttpClient.newHttpClient();
    URI hooks = URI.create("http://localhost");

    /// Reports go to the evening's site.
    final void reportTo(URI site) {
        hooks = site.resolve("/hooks/");
    }

    final int status(HttpRequest request) {
        return reply(request).statusCode();
    }

    final HttpResponse<String> reply(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    final HttpRequest.Builder hook(String path, String body) {
        return HttpRequest.newBuilder(hooks.resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Zoom extends Venue {
        private static final String SECRET = "a webhook secret";
        private final ZoomDouble zoom = new ZoomDouble();
        private final Map<String, Integer> inside = new TreeMap<>();
        private int people;

        Zoom() throws IOException {}

        @Override
        String provider() {
            return "zoom";
        }

        @Override
        Map<String, String> section() {
            return Map.of(
                    "account_id", "acc",
                    "client_id", "id",
                    "client_secret", "secret",
                    "host", "host@forum.example",
                    "guest_address", "door@forum.example",
                    "webhook_secret", SECRET,
                    "token_url", zoom.address("/oauth/token").toString());
        }

        @Override
        int enter(Browser browser, String link, String name) {
            Optional<String> registrant = zoom.registrantOf(link);
            if (registrant.isEmpty()) {
                return REFUSED;
            }
            report("participant_joined", meeting(link), registrant.get(), name);
            return inside.merge(meeting(link), 1, Integer::sum) - 1;
        }

        @Override
        boolean letsAStrangerIn(String link, String name) {
            report("participant_joined", meeting(link), "", name);
            return true;
        }

        /// Zoom names only a number, without the registrant.
        @Override
        boolean show() {
            people--;
            report("sharing_started", inside.keySet().iterator().next(), "", "");
            return true;
        }

        @Override
        boolean findsInPublic(String link) {
            send(
                    """
                    {"event":"meeting.risk_alert","event_ts":%d,"payload":{"object":{"id":%s,
                    "armn_details":{"post_platform":"X","social_link":"https://x.example/p/1",
                    "post_user":"@stranger","post_time":"2021-11-11T18:40:00Z",
                    "recommended_enable_settings":["Waiting Room"]}}}}
                    """
                            .formatted(Instant.now().toEpochMilli(), meeting(link)));
            return true;
        }

        private static String meeting(String link) {
            return link.replaceFirst(".*/w/([0-9]+).*", "$1");
        }

        private void report(String event, String meeting, String registrant, String name) {
            String body =
                    """
                    {"event":"meeting.%s","event_ts":%d,"payload":{"object":{"id":"%s","uuid":"u",
                    "participant":{"user_id":"%d","user_name":"%s","registrant_id":"%s"}}}}
                    """
                            .formatted(
                                    event,
                                    Instant.now().toEpochMilli(),
                                    meeting,
                                    ++people,
                                    name,
                                    registrant);
            send(body);
        }

        private void send(String body) {
            String at = Long.toString(Instant.now().getEpochSecond());
            int status =
                    status(
                            hook("zoom", body)
                                    .header("x-zm-request-timestamp", at)
                                    .header(
                                            "x-zm-signature",
                                            "v0=" + hmac(SECRET, "v0:" + at + ":" + body))
                                    .build());
            if (status != 204) {
                throw new AssertionError("Zoom's report met with " + status);
            }
        }

        @Override
        public void close() {
            zoom.close();
        }
    }

    private static final class Jitsi extends Venue {
        private static final String TOKEN = "a long random token";
        private final JitsiDouble jitsi = new JitsiDouble(Clock.systemUTC());
        private final KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        Jitsi() throws IOException, GeneralSecurityException {
            jitsi.publicKeys.put("system", pair.getPublic());
        }

        @Override
        String provider() {
            return "jitsi";
        }

        @Override
        Map<String, String> section() {
            Map<String, String> framed = new HashMap<>(unframed());
            framed.put("embed", "true");
            return framed;
        }

        private Map<String, String> unframed() {
            String pem = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            return Map.of(
                    "host",
                    "meet.forum.example",
                    "url",
                    jitsi.address().toString(),
                    "app_id",
                    "forum",
                    "app_secret",
                    jitsi.secret,
                    "report_token",
                    TOKEN,
                    "control_url",
                    jitsi.address().toString(),
                    "conferences",
                    "conference.meet.forum.example",
                    "system_key_id",
                    "system",
                    "system_private_key",
                    "-----BEGIN PRIVATE KEY-----" + pem + "-----END PRIVATE KEY-----");
        }

        @Override
        int enter(Browser browser, String link, String name) {
            URI address = URI.create(link);
            URI bare = URI.create(link.replaceFirst("#.*", ""));
            if (status(HttpRequest.newBuilder(bare).build()) != 200) {
                return REFUSED;
            }
            String room = address.getPath().substring(1);
            List<String> people = jitsi.rooms.get(room);
            String user = people.getLast().replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
            report(room, user, name);
            return people.size() - 1;
        }

        private void report(String room, String user, String name) {
            String body =
                    """
                    {"event_name":"muc-occupant-joined","room_name":"%s",
                    "occupant":{"occupant_jid":"%s@meet.forum.example/x","name":"%s","id":"%s","joined_at":%d}}
                    """
                            .formatted(room, user, name, user, Instant.now().getEpochSecond());
            int status =
                    status(
                            hook("jitsi/events/occupant/joined", body)
                                    .header("Authorization", "Bearer " + TOKEN)
                                    .build());
            if (status != 204) {
                throw new AssertionError("Jitsi's report met with " + status);
            }
        }

        @Override
        boolean letsAStrangerIn(String link, String name) {
            report(URI.create(link).getPath().substring(1), "somebody", name);
            return true;
        }

        @Override
        public void close() {
            jitsi.close();
        }
    }

    private static final class BigBlueButton extends Venue {
        private final BigBlueButtonDouble server = new BigBlueButtonDouble();

        BigBlueButton() throws IOException {}

        @Override
        String provider() {
            return "bigbluebutton";
        }

        @Override
        Map<String, String> section() {
            return Map.of(
                    "url",
                    server.address().toString(),
                    "secret",
                    BigBlueButtonDouble.SECRET,
                    "webhooks",
                    "true");
        }

        @Override
        int enter(Browser browser, String link, String name) {
            String xml = reply(HttpRequest.newBuilder(URI.create(link)).build()).body();
            boolean in =
                    Jsoup.parse(xml, "", Parser.xmlParser()).text().contains("successfullyJoined");
            if (!in) {
                return REFUSED;
            }
            report("user-joined", name);
            return server.sessions.values().iterator().next().attendees.size() - 1;
        }

        /// Sends a report to the address that was registered, with its checksum; one with another
        /// body under the same checksum is not believed.
        private void report(String what, String name) {
            String room = server.sessions.keySet().iterator().next();
            String event =
                    """
                    [{"data":{"type":"event","id":"%s","attributes":{"meeting":
                    {"external-meeting-id":"%s"},"user":{"name":"%s","internal-user-id":"%s",
                    "external-user-id":"%s"}},"event":{"ts":%d}}}]"""
                            .formatted(what, room, name, name, name, Instant.now().toEpochMilli());
            String body =
                    "event="
                            + URLEncoder.encode(event, UTF_8)
                            + "&timestamp="
                            + Instant.now().toEpochMilli();
            String callback = server.hooks.getLast();
            String query = "?checksum=" + sha256(callback + body + BigBlueButtonDouble.SECRET);
            int believed = status(hook("bigbluebutton" + query, body).build());
            int forged = status(hook("bigbluebutton" + query, body + "&x=1").build());
            if (believed != 204 || forged != 401) {
                throw new AssertionError("The reports met with " + believed + ", " + forged);
            }
        }

        private static String sha256(String text) {
            try {
                return HexFormat.of()
                        .formatHex(
                                MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        boolean letsAStrangerIn(String link, String name) {
            server.sessions
                    .values()
                    .iterator()
                    .next()
                    .attendees
                    .add(Map.of("userID", "w_x", "fullName", name, "role", "VIEWER"));
            return true;
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /// The room is a page of ours, whose script talks to the media server.
    private static final class Janus extends Venue {
        private final JanusDouble server = new JanusDouble();
        private String here = "";
        private Browser last = new Browser(URI.create("http://localhost"));

        Janus() throws IOException {}

        @Override
        String provider() {
            return "janus";
        }

        @Override
        Map<String, String> section() {
            return server.section();
        }

        @Override
        int enter(Browser browser, String link, String name) {
            String path = link.replaceFirst("^https?://[^/]+", "");
            int ready = browser.post(path + "/ready").status();
            if (browser.get(path).status() != 200 || ready != 200) {
                return REFUSED;
            }
            if (new Browser(hooks.resolve("/")).post(path + "/ready").status() != 410) {
                throw new AssertionError("Another device is let into the room");
            }
            here = path;
            last = browser;
            join("person");
            return server.inside() - 1;
        }

        private int join(String feed) {
            JsonNode told =
                    JsonMapper.shared().readTree(last.post(here + "/ready").response().body());
            String[] at = server.session(told.path("token").asString("")).split("/");
            return last.post(
                            here + "/join", Map.of("feed", feed, "session", at[1], "handle", at[2]))
                    .status();
        }

        /// A resident shows nothing unasked.
        @Override
        boolean show() {
            if (join("screen") != 409) {
                throw new AssertionError("A screen was shown unasked");
            }
            return false;
        }

        @Override
        boolean letsAStrangerIn(String link, String name) {
            server.letIn(name);
            return true;
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /// Links into Teams: all that the platform knows is who pressed one.
    private static final class Pasted extends Venue {
        private final Map<String, List<String>> rooms = new TreeMap<>();
        private final TreeSet<String> ended = new TreeSet<>();

        @Override
        String provider() {
            return "pasted";
        }

        @Override
        List<String> links() {
            return List.of(
                    "https://teams.microsoft.com/meet/1111111",
                    "https://teams.microsoft.com/meet/2222222");
        }

        @Override
        int enter(Browser browser, String link, String name) {
            if (!links().contains(link) || ended.contains(link)) {
                return REFUSED;
            }
            List<String> people = rooms.computeIfAbsent(link, _ -> new ArrayList<>());
            people.add(name);
            return people.size() - 1;
        }

        @Override
        boolean reports() {
            return false;
        }

        @Override
        void hostEnds(String link) {
            ended.add(link);
        }
    }

    private static final class Practice extends Venue {
        @Override
        String provider() {
            return "practice";
        }

        /// The ticket in the link is good once: it is the cookie that stays.
        @Override
        int enter(Browser browser, String link, String name) {
            String room = browser.get(link.replaceFirst("^https?://[^/]+", "")).location();
            Browser.Answer inside = browser.get(room);
            return inside.status() == 200 ? inside.page().select(".seats li").size() - 1 : REFUSED;
        }
    }
}
