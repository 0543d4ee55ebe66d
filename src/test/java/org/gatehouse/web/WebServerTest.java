package org.gatehouse.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.gatehouse.refusal.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebServerTest {
    private static final String[] OURS = {"Sec-Fetch-Site", "same-origin"};
    private static TestSite site;

    @BeforeAll
    static void start(@TempDir Path directory) {
        site = TestSite.start(directory, WebServerTest::routes);
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static void routes(JavalinDefaultRoutingApi r) {
        r.get(
                "/p/{token}",
                _ -> {
                    throw new IllegalStateException("something internal");
                });
        r.get(
                "/gone",
                _ -> {
                    throw new Refusal.Gone("refusal.notFound");
                });
        r.get(
                "/busy",
                _ -> {
                    throw new Refusal.TooMany("refusal.tooManyMails", Duration.ofSeconds(90));
                });
        r.get(
                "/form",
                _ -> {
                    throw new Refusal.Invalid(
                            List.of(Refusal.Problem.of("email", "refusal.tooLarge")));
                });
        r.get(
                "/staff",
                _ -> {
                    throw new Refusal.SignIn();
                });
        r.get(
                "/leave",
                ctx -> {
                    SafeHeaders.allowFormsTo(ctx, URI.create("https://zoom.us/j/1?pwd=x"));
                    TestSite.answer(ctx, "");
                });
        r.post("/say", ctx -> TestSite.answer(ctx, "" + ctx.formParam("words")));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join("|", answer.headers().allValues(name));
    }

    @Test
    void everyAnswerKeepsItselfToItself() {
        for (String path : List.of("/", "/nowhere", "/p/abc", "/gone", "/healthz")) {
            var answer = site.get(path);
            assertTrue(header(answer, "Content-Security-Policy").contains("script-src 'self';"));
            assertFalse(header(answer, "Content-Security-Policy").contains("unsafe"));
            assertEquals("no-store", header(answer, "Cache-Control"), path);
            assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
            assertEquals("same-origin", header(answer, "Cross-Origin-Opener-Policy"));
            assertEquals("", header(answer, "Server"));
            assertEquals("", header(answer, "Set-Cookie"));
        }
    }

    @Test
    void noAddressOfOursLeavesInAReferrer() {
        assertEquals(
                "no-referrer", header(site.get("/", "Sec-Fetch-Site", "none"), "Referrer-Policy"));
        assertEquals("same-origin", header(site.get("/"), "Referrer-Policy"));
    }

    @Test
    void aPageThatLeadsToAPlatformMayPostTowardsThatPlatformAlone() {
        String policy = header(site.get("/leave"), "Content-Security-Policy");
        assertTrue(policy.contains("form-action 'self' https://zoom.us;"), policy);
    }

    @Test
    void aFaultTellsAReferenceAndNothingElse() {
        var answer = site.get("/p/a-secret-token");
        assertEquals(500, answer.statusCode());
        assertTrue(answer.body().contains("class=\"reference\""));
        assertFalse(answer.body().contains("internal"));
        assertFalse(answer.body().contains("IllegalState"));
    }

    @Test
    void eachKindOfRefusalHasItsStatusAndItsWords() {
        assertEquals(410, site.get("/gone").statusCode());
        assertTrue(site.get("/gone").body().contains("find that page"));
        assertEquals(422, site.get("/form").statusCode());
        assertEquals(401, site.get("/staff").statusCode());
        assertTrue(site.get("/staff").body().contains("href=\"/office/sign-in\""));
        assertEquals(404, site.get("/nowhere").statusCode());
        assertEquals(405, site.post("/gone", "", OURS).statusCode());
        var busy = site.get("/busy");
        assertEquals(429, busy.statusCode());
        assertEquals("90", header(busy, "Retry-After"));
    }

    @Test
    void aProgramGetsJson() {
        var answer = site.get("/form", "Accept", "application/json");
        assertEquals(422, answer.statusCode());
        assertTrue(header(answer, "Content-Type").startsWith("application/json"));
        assertTrue(answer.body().contains("\"fields\":{\"email\":\"What you sent is too long"));
    }

    @Test
    void headIsAnsweredLikeGetWithoutABody() {
        var answer = site.send("/", r -> r.method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
    }

    @Test
    void aFormOfOrdinaryLengthIsRead() {
        String words = "x".repeat(60_000);
        assertEquals(words, site.post("/say", "words=" + words, OURS).body());
    }

    @Test
    void aFormThatIsTooLongIsRefusedHoweverItsLengthIsDeclared() {
        String form = "words=" + "x".repeat(70_000);
        assertEquals(413, site.post("/say", form, OURS).statusCode());
        var body = new ByteArrayInputStream(form.getBytes(UTF_8));
        var chunked =
                site.send(
                        "/say",
                        r ->
                                r.header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofInputStream(() -> body)),
                        OURS);
        assertEquals(413, chunked.statusCode());
    }

    @Test
    void whatIsNoRequestIsAnsweredWithoutAWordAboutTheServer() throws IOException {
        String answer = raw("GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertFalse(answer.contains("etty"), answer);
        String long_ = "GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        assertTrue(raw(long_).startsWith("HTTP/1.1 4"));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", site.settings.port())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Test
    void aProxyThatClosesItsConnectionsIsHeeded() throws IOException {
        String answer =
                raw("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.endsWith("ok\n"), answer);
    }
}
