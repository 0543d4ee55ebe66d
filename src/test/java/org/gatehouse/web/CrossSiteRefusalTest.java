package org.gatehouse.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteRefusalTest {
    private static final AtomicInteger DONE = new AtomicInteger();
    private static TestSite site;

    @BeforeAll
    static void start(@TempDir Path directory) {
        site =
                TestSite.start(
                        directory,
                        routes -> {
                            routes.post(
                                    "/act",
                                    ctx -> TestSite.answer(ctx, "" + DONE.incrementAndGet()));
                            routes.put(
                                    "/act",
                                    ctx -> TestSite.answer(ctx, "" + DONE.incrementAndGet()));
                            routes.delete(
                                    "/act",
                                    ctx -> TestSite.answer(ctx, "" + DONE.incrementAndGet()));
                            routes.post(
                                    "/hooks/{vendor}",
                                    ctx -> TestSite.answer(ctx, "" + DONE.incrementAndGet()),
                                    Access.FROM_ANYWHERE);
                        });
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @BeforeEach
    void nothingDoneYet() {
        DONE.set(0);
    }

    private String port() {
        return ":" + site.settings.port();
    }

    @Test
    void aFormOfOurOwnIsAccepted() {
        assertEquals(200, site.post("/act", "a=b", "Sec-Fetch-Site", "same-origin").statusCode());
        assertEquals(1, DONE.get());
    }

    @Test
    void anOldBrowserIsAcceptedByItsOrigin() {
        assertEquals(
                200, site.post("/act", "", "Origin", "http://localhost" + port()).statusCode());
        assertEquals(
                200, site.post("/act", "", "Origin", "http://127.0.0.1" + port()).statusCode());
        assertEquals(200, site.post("/act", "", "Origin", "http://[::1]" + port()).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cross-site",
                "same-site",
                "none",
                "Same-Origin",
                "",
                "same-origin, cross-site"
            })
    void whatAnotherSiteSendsIsRefused(String where) {
        assertEquals(403, site.post("/act", "a=b", "Sec-Fetch-Site", where).statusCode());
        assertEquals(0, DONE.get());
    }

    @Test
    void ourOriginDoesNotOutweighWhatTheBrowserSaysOfTheSite() {
        String ours = "http://localhost" + port();
        assertEquals(
                403,
                site.post("/act", "", "Sec-Fetch-Site", "cross-site", "Origin", ours).statusCode());
        assertEquals(0, DONE.get());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://localhost",
                "https://localhost:PORT",
                "http://localhost:PORT.evil.example",
                "http://localhost:PORT@evil.example",
                "http://user@localhost:PORT",
                "http://localhost:PORT/path",
                "http://evil.example:PORT",
                "http://127.0.0.2:PORT",
                "http://localhost.:PORT",
                "http://localhost:PORT, http://evil.example",
                "file://",
                "localhost:PORT",
                "%",
                ""
            })
    void aForeignOrBrokenOriginIsRefused(String origin) {
        String sent = origin.replace("PORT", "" + site.settings.port());
        assertEquals(403, site.post("/act", "", "Origin", sent).statusCode());
        assertEquals(0, DONE.get());
    }

    @Test
    void aRequestThatSaysNeitherIsRefusedWithAClearPage() {
        var answer = site.post("/act", "a=b");
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("we only accept forms sent from our own pages"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void otherMethodsAreNoWayAround(String method) {
        var answer =
                site.send(
                        "/act",
                        r -> r.method(method, BodyPublishers.noBody()),
                        "Sec-Fetch-Site",
                        "cross-site");
        assertEquals(403, answer.statusCode());
        assertEquals(0, DONE.get());
    }

    @Test
    void aMethodInAHeaderIsNoWayAround() {
        site.send("/act", r -> r.GET(), "X-HTTP-Method-Override", "POST");
        assertEquals(0, DONE.get());
    }

    @Test
    void onlyListedRoutesAreOpenToOtherSites() {
        assertEquals(200, site.post("/hooks/zoom", "{}").statusCode());
        assertEquals(1, DONE.get());
        for (String detour : List.of("/hooks/../act", "/hooks/%2e%2e/act", "/hooks/..;/act")) {
            assertTrue(site.post(detour, "").statusCode() >= 400, detour);
        }
        assertEquals(1, DONE.get());
    }

    @Test
    void lookingIsAllowedFromAnywhere() {
        assertEquals(200, site.get("/", "Sec-Fetch-Site", "cross-site").statusCode());
    }
}
