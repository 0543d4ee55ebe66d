package org.gatehouse.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.live.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveUpdatesTest {
    private TestSite site;
    private final List<Socket> open = new ArrayList<>();

    @BeforeEach
    void start(@TempDir Path directory) {
        site = TestSite.start(directory, _ -> {});
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        site.close();
    }

    /// Opens a stream and reads up to the comment that says it is open.
    private BufferedReader listen(String address) throws IOException {
        Socket socket = new Socket("localhost", site.settings.port());
        socket.setSoTimeout(30_000);
        open.add(socket);
        String request =
                "GET "
                        + address
                        + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(UTF_8));
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        assertEquals("HTTP/1.1 200 OK", lines.readLine());
        next(lines, ":");
        return lines;
    }

    private static String next(BufferedReader lines, String start) throws IOException {
        while (true) {
            String line = lines.readLine();
            if (line == null) {
                return "the end";
            }
            if (line.startsWith(start)) {
                return line;
            }
        }
    }

    @Test
    void anOpenPageHearsWhatHappensOnItsTopics() throws IOException {
        BufferedReader page = listen(site.live.address("lobby:1", "person:2"));
        site.broadcast.send(new Signal("person:2", "admitted"));
        assertEquals("data: {\"spread\":0,\"names\":[\"admitted\"]}", next(page, "data:"));
        site.broadcast.send(new Signal("lobby:1", "message"));
        assertEquals("data: {\"spread\":0,\"names\":[\"message\"]}", next(page, "data:"));
    }

    @Test
    void aBurstOfSignalsBecomesTwoEventsAtMost() throws IOException {
        BufferedReader page = listen(site.live.address("lobby:1"));
        for (int i = 0; i < 50; i++) {
            site.broadcast.send(new Signal("lobby:1", "x" + (char) ('a' + i % 26)));
        }
        site.broadcast.send(new Signal("lobby:1", "last"));
        String first = next(page, "data:");
        String heard = first.contains("last") ? first : next(page, "data:");
        assertTrue(heard.contains("\"last\""), "nothing is lost: " + heard);
    }

    @Test
    void nobodyListensToWhatHisPageDoesNot() {
        String sealed = site.live.address("lobby:1");
        String[] stream = {"Accept", "text/event-stream"};
        assertEquals(404, site.get(sealed.replace("lobby", "desk"), stream).statusCode());
        assertEquals(404, site.get("/live?on=desk:1", stream).statusCode());
        assertEquals(404, site.get("/live?on=desk:1&seal=", stream).statusCode());
    }

    @Test
    void aPageThatWentAwayIsForgotten() throws Exception {
        listen(site.live.address("lobby:1"));
        listen(site.live.address("lobby:1"));
        assertEquals(2, site.live.listeners());
        open.getFirst().close();
        while (site.live.listeners() > 1) {
            site.broadcast.send(new Signal("lobby:1", "tick"));
            Thread.sleep(20);
        }
        assertEquals(1, site.broadcast.listeners("lobby:1"));
    }

    @Test
    void aNameThatIsNoPlainWordIsNotPassedOn() throws IOException {
        BufferedReader page = listen(site.live.address("lobby:1"));
        site.broadcast.send(new Signal("lobby:1", "\"],\"evil\":[\""));
        String heard = next(page, "data:");
        assertEquals("data: {\"spread\":0,\"names\":[]}", heard);
    }

    @Test
    void aFullHallIsToldToComeBackLater() throws IOException {
        for (int i = 0; i < 100; i++) {
            listen(site.live.address("lobby:1"));
        }
        var refused = site.get(site.live.address("lobby:1"), "Accept", "text/event-stream");
        assertEquals(503, refused.statusCode());
    }

    @Test
    void stoppingEndsTheStreams() throws IOException {
        BufferedReader page = listen(site.live.address("lobby:1"));
        site.close();
        assertEquals("the end", next(page, "data:"));
        assertFalse(site.live.listeners() > 0);
    }
}
