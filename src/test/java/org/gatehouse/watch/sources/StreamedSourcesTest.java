package org.gatehouse.watch.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.javalin.Javalin;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.gatehouse.watch.fetch.EgressGuard;
import org.gatehouse.watch.fetch.Fetcher;
import org.gatehouse.watch.mailbox.ReportMailbox;
import org.gatehouse.watch.mastodon.Mastodon;
import org.gatehouse.watch.x.FilteredStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Mastodon over a real WebSocket, X over a real HTTP stream, the mailbox over real IMAP.
class StreamedSourcesTest {
    private static final String ROOM = "https://us02web.zoom.us/j/87456290123?pwd=abc";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Ears ears = new Ears();

    private static Javalin server(
            java.util.function.Consumer<io.javalin.config.JavalinConfig> with) {
        Javalin server =
                Javalin.create(
                        config -> {
                            config.startup.showJavalinBanner = false;
                            config.startup.showOldJavalinVersionWarning = false;
                            config.startup.startupWatcherEnabled = false;
                            with.accept(config);
                        });
        return server.start("127.0.0.1", 0);
    }

    private static Map<String, Object> status(long id, String html) {
        return Map.of(
                "id",
                Long.toString(id),
                "created_at",
                "2027-11-11T18:59:00.000Z",
                "url",
                "https://m.example/@a/" + id,
                "content",
                html,
                "account",
                Map.of("acct", "a@m.example"),
                "media_attachments",
                List.of(Map.of("description", "a poster with a code")));
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    /// Runs `hear` until it fails, and returns what it said.
    private static String hearUntilItEnds(Hear hear) {
        return String.valueOf(assertThrows(IOException.class, hear::once).getMessage());
    }

    private interface Hear {
        void once() throws Exception;
    }

    @Test
    void mastodonStreamsAndWhatWasMissedIsAskedFor() throws Exception {
        List<WsContext> listeners = new CopyOnWriteArrayList<>();
        List<String> asked = new CopyOnWriteArrayList<>();
        List<Object> missed = new CopyOnWriteArrayList<>();
        Javalin server =
                server(
                        config -> {
                            config.routes.get(
                                    "/api/v1/timelines/public",
                                    ctx -> {
                                        asked.add(String.valueOf(ctx.queryString()));
                                        boolean token =
                                                "Bearer t0ken".equals(ctx.header("Authorization"));
                                        ctx.status(token ? 200 : 401).result(json(missed));
                                    });
                            config.routes.ws(
                                    "/api/v1/streaming", ws -> ws.onConnect(listeners::add));
                        });
        URI address = URI.create("http://127.0.0.1:" + server.port());
        Fetcher fetcher =
                new Fetcher(
                        EgressGuard.publicOnly().trusting(Set.of(address.toString())),
                        () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
                        "test");
        Mastodon mastodon = new Mastodon(address, "t0ken", fetcher, http);
        ears.keep("last", "100");
        missed.add(status(102, "<p>missed</p>"));
        missed.add(status(101, "<p>missed as well</p>"));
        Thread hearing =
                Thread.startVirtualThread(() -> hearUntilItEnds(() -> mastodon.hear(ears)));
        ears.await(2);
        WsContext stream = listeners.getFirst();
        stream.send("no JSON");
        stream.send(json(Map.of("event", "delete", "payload", "101")));
        stream.send(json(Map.of("event", "update", "payload", "{broken")));
        String post =
                json(
                        Map.of(
                                "event",
                                "update",
                                "payload",
                                json(
                                        status(
                                                103,
                                                "<p>join <a href=\""
                                                        + ROOM
                                                        + "\"><span class=\"invisible\">https://</span>us02web</a></p>"))));
        stream.send(post);
        stream.send(post);
        ears.await(3);
        stream.session.disconnect();
        hearing.join();
        assertEquals(Set.of("101", "102", "103"), ears.ids());
        assertTrue(ears.links().contains(ROOM));
        assertEquals("103", ears.kept.get("last"));
        assertTrue(asked.getFirst().contains("min_id=100"), asked + "");
        server.stop();
    }

    @Test
    void xIsToldOnlyWhatWasAgreedToAndWhatItDeliversIsCounted() throws Exception {
        List<String> rules = new ArrayList<>();
        Javalin server =
                server(
                        config -> {
                            config.routes.get(
                                    "/2/tweets/search/stream/rules",
                                    ctx ->
                                            ctx.result(
                                                    "{\"data\":[{\"id\":\"9\",\"value\":\"old\"}]}"));
                            config.routes.post(
                                    "/2/tweets/search/stream/rules",
                                    ctx -> {
                                        rules.add(ctx.body());
                                        ctx.status(201).result("{}");
                                    });
                            config.routes.get(
                                    "/2/tweets/search/stream",
                                    ctx ->
                                            ctx.result(
                                                    "\r\n{\"data\":{\"id\":\"1\",\"text\":\"id 874"
                                                            + " 5629 0123\",\"author_id\":\"5\","
                                                            + "\"entities\":{\"urls\":[{"
                                                            + "\"expanded_url\":\""
                                                            + ROOM
                                                            + "\"}]}}}\r\n{broken\r\n\r\n"));
                        });
        URI address = URI.create("http://127.0.0.1:" + server.port());
        FilteredStream nobody = new FilteredStream(address, "t", http, Set::of);
        assertTrue(hearUntilItEnds(() -> nobody.hear(ears)).contains("agreed"));
        assertEquals(List.of(), rules);
        FilteredStream x = new FilteredStream(address, "t", http, () -> Set.of("87456290123"));
        assertEquals("The stream ended.", hearUntilItEnds(() -> x.hear(ears)));
        assertEquals(Set.of("1"), ears.ids());
        assertEquals(List.of(ROOM), ears.links());
        assertEquals("1", ears.kept.get(FilteredStream.DELIVERED));
        assertEquals(
                List.of(
                        "{\"delete\":{\"ids\":[\"9\"]}}",
                        "{\"add\":[{\"value\":\"\\\"87456290123\\\" OR \\\"874 5629 0123\\\"\"}]}"),
                rules);
        server.stop();
    }

    @Test
    void aTokenThatIsRefusedIsSaidWithoutRepeatingIt() throws Exception {
        Javalin server =
                server(
                        config ->
                                config.routes.get(
                                        "/2/tweets/search/stream/rules", ctx -> ctx.status(401)));
        URI address = URI.create("http://127.0.0.1:" + server.port());
        FilteredStream x = new FilteredStream(address, "s3cret", http, () -> Set.of("87456290123"));
        String words = hearUntilItEnds(() -> x.hear(ears));
        assertFalse(words.contains("s3cret"));
        assertEquals("X refuses the token.", words);
        server.stop();
    }

    @Test
    void aMailboxIsReadOnceAndLeftAsItIs() throws Exception {
        ServerSetup imap = ServerSetup.IMAP.dynamicPort();
        GreenMail mail = new GreenMail(imap);
        mail.start();
        var user = mail.setUser("reports@example.org", "reports", "password");
        ReportMailbox box =
                new ReportMailbox(
                        new ReportMailbox.Settings(
                                "127.0.0.1",
                                mail.getImap().getPort(),
                                false,
                                "reports",
                                "password"),
                        Duration.ofMinutes(1));
        user.deliver(
                GreenMailUtil.createTextEmail(
                        "reports@example.org",
                        "no-reply@zoom.us",
                        "Your meeting may be at risk",
                        "Meeting 874 5629 0123 was found at " + ROOM,
                        imap));
        box.hear(ears);
        box.hear(ears);
        assertEquals(1, ears.posts.size());
        assertTrue(ears.texts().getFirst().contains(ROOM), ears.texts() + "");
        user.deliver(
                GreenMailUtil.createTextEmail(
                        "reports@example.org", "ruth@example.org", "Fwd: look", "874", imap));
        box.hear(ears);
        assertEquals(2, ears.posts.size());
        assertEquals(2, mail.getReceivedMessages().length, "nothing is taken out of the mailbox");
        mail.stop();
        assertThrows(IOException.class, () -> box.hear(ears));
    }
}
