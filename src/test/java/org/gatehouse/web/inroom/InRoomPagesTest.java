package org.gatehouse.web.inroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.gatehouse.inroom.DeskCodes;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.web.desk.DeskSite;
import org.gatehouse.web.desk.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the desk inside Zoom is opened, and what its browser may do.
class InRoomPagesTest {
    @TempDir private Path folder;
    private InZoomSite evening;
    private Visitor ann;

    @BeforeEach
    void open() throws IOException {
        evening = new InZoomSite(folder);
        ann = evening.gatekeeper("Ann Archer");
    }

    @AfterEach
    void close() {
        evening.close();
    }

    private Visitor inZoom(String code) {
        Visitor zoom = new Visitor(evening.site);
        zoom.post("/in-zoom", "code=" + code);
        return zoom;
    }

    @Test
    void aCodeOpensTheDeskOnceAndForItsOwnMeetingAlone() {
        String code = evening.code(ann);
        Visitor zoom = new Visitor(evening.site);
        assertEquals("/in-zoom", zoom.get(evening.desk() + "/in-zoom").path());

        Visitor.Answer opened = zoom.post("/in-zoom", "code=" + code.toLowerCase());
        assertEquals(evening.desk() + "/in-zoom", opened.path());
        assertEquals(200, opened.status());
        assertEquals(1, opened.page().select(".in-room").size());
        assertEquals(evening.desk() + "/in-zoom", zoom.get("/in-zoom").path());

        Visitor second = new Visitor(evening.site);
        assertEquals(410, second.post("/in-zoom", "code=" + code).status());
        assertEquals(401, second.get(evening.desk()).status());

        Meeting other = evening.site.openMeeting();
        assertEquals(200, zoom.get(evening.desk()).status());
        assertEquals(401, zoom.get("/desk/" + other.id()).status());
        assertEquals(401, zoom.get("/desk").status());
        assertEquals(401, zoom.get("/office").status());
        assertEquals(401, zoom.post("/in-zoom/code/" + evening.meeting.id(), "").status());
        assertEquals(List.of("in-room.codeMade", "in-room.opened"), evening.ledger());
    }

    @Test
    void thatBrowserMayDoAtTheDeskWhatItsOwnerMay() {
        UUID knock = evening.site.knock(evening.site.guest(evening.meeting, "Clara Dean"));
        Visitor zoom = inZoom(evening.code(ann));
        Visitor.Answer answer = zoom.post(evening.desk() + "/knocks/" + knock + "/admit", "");
        assertTrue(answer.text().contains("Clara Dean is let in."), answer.text());
    }

    @Test
    void aNewCodeEndsTheDeskThatTheLastOneOpened() {
        Visitor first = inZoom(evening.code(ann));
        String code = evening.code(ann);
        assertEquals(200, first.get(evening.desk()).status());
        Visitor second = inZoom(code);
        assertEquals(401, first.get(evening.desk()).status());
        assertEquals(200, second.get(evening.desk()).status());
        assertEquals("/in-zoom", second.post("/in-zoom/close", "").path());
        assertEquals(401, second.get(evening.desk()).status());
    }

    @Test
    void aDeskEndsWithItsOwnersAccountAndInTime() {
        String code = evening.code(ann);
        Visitor zoom = inZoom(code);
        var forum = evening.site.forum;
        DeskCodes codes =
                new DeskCodes(forum.database, forum.keys, forum.ids, forum.random, forum.ledger);
        String session =
                forum.database.read(
                        h ->
                                h.createQuery("SELECT token_hash FROM in_room_session")
                                        .mapTo(String.class)
                                        .one());
        assertTrue(codes.find(session, forum.clock.instant()).isPresent());
        assertFalse(
                codes.find(session, forum.clock.instant().plus(Duration.ofHours(13))).isPresent());
        UUID owner = codes.find(session, forum.clock.instant()).orElseThrow().member().id();
        forum.database.write(
                tx -> {
                    forum.staff.close(tx, owner, new org.gatehouse.ledger.Actor.Operator());
                    return owner;
                });
        assertEquals(401, zoom.get(evening.desk()).status());
    }

    @Test
    void onlyThePagesInsideZoomMayBeFramedAndByZoomAlone() throws Exception {
        for (String path : List.of("/in-zoom", evening.desk())) {
            HttpResponse<String> answer = raw(path);
            String policy = header(answer, "Content-Security-Policy");
            boolean framed = path.equals("/in-zoom");
            assertEquals(framed, policy.contains("frame-ancestors https://*.zoom.us;"), path);
            assertEquals(!framed, policy.contains("frame-ancestors 'none'"), path);
            assertEquals(!framed, answer.headers().firstValue("X-Frame-Options").isPresent());
            assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
            assertTrue(answer.headers().firstValue("Referrer-Policy").isPresent());
        }
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private HttpResponse<String> raw(String path) throws Exception {
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        return client.send(
                HttpRequest.newBuilder(URI.create(evening.site.url(path))).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void withoutZoomsScriptTheDeskSaysWhatToDoAndWorks() throws Exception {
        assertEquals(
                1,
                ann.get("/in-zoom/code/" + evening.meeting.id()).page().select("#no-kit").size());
        assertEquals(404, raw("/in-zoom/sdk.js").statusCode());
        Visitor zoom = inZoom(evening.code(ann));
        assertTrue(zoom.get(evening.desk() + "/in-zoom").text().contains("bin/zoom-sdk"));
        InZoomSite.install(folder);
        assertEquals(200, raw("/in-zoom/sdk.js").statusCode());
        assertFalse(zoom.get(evening.desk() + "/in-zoom").text().contains("bin/zoom-sdk"));
    }

    @Test
    void theLinkToItStandsAtADeskOnZoomAlone() {
        assertEquals(1, ann.get(evening.desk()).page().select("a[href^=/in-zoom/code]").size());
        DeskSite site = evening.site;
        Meeting practice = site.openMeeting();
        assertEquals(
                0, ann.get("/desk/" + practice.id()).page().select("a[href^=/in-zoom]").size());
    }
}
