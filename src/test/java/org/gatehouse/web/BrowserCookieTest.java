package org.gatehouse.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.http.Context;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserCookieTest {
    private static final String[] OURS = {"Sec-Fetch-Site", "same-origin"};
    private final AtomicReference<BrowserCookie> cookie = new AtomicReference<>();
    private @TempDir Path directory;

    private TestSite site(String url, int port) {
        TestSite site =
                TestSite.start(
                        url,
                        port,
                        directory,
                        r -> {
                            r.get("/me", ctx -> TestSite.answer(ctx, look(ctx)));
                            r.post("/me", ctx -> TestSite.answer(ctx, cookie().hashOrNew(ctx)));
                            r.post("/rotate", ctx -> TestSite.answer(ctx, rotate(ctx)));
                            r.post("/forget", ctx -> TestSite.answer(ctx, forget(ctx)));
                        });
        cookie.set(BrowserCookie.visitor(site.settings, site.keys));
        return site;
    }

    private TestSite plain() {
        int port = TestSite.freePort();
        return site("http://localhost:" + port, port);
    }

    private BrowserCookie cookie() {
        return cookie.get();
    }

    private String look(Context ctx) {
        return cookie().hash(ctx).orElse("nobody");
    }

    private String rotate(Context ctx) {
        String fresh = cookie().rotate(ctx);
        return fresh.equals(look(ctx)) ? fresh : "the old one is still seen";
    }

    private String forget(Context ctx) {
        cookie().forget(ctx);
        return look(ctx);
    }

    private static String setCookie(HttpResponse<String> answer) {
        List<String> all = answer.headers().allValues("Set-Cookie");
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private static String[] with(String setCookie) {
        return new String[] {
            OURS[0], OURS[1], "Cookie", setCookie.substring(0, setCookie.indexOf(';'))
        };
    }

    @Test
    void lookingSetsNoCookie() {
        try (TestSite site = plain()) {
            var answer = site.get("/me");
            assertEquals("nobody", answer.body());
            assertTrue(answer.headers().allValues("Set-Cookie").isEmpty());
        }
    }

    @Test
    void aBrowserIsKnownAgainByAHashThatIsNotItsToken() {
        try (TestSite site = plain()) {
            var first = site.post("/me", "", OURS);
            String set = setCookie(first);
            assertTrue(set.startsWith("gatehouse="), set);
            assertFalse(set.contains(first.body()));
            var again = site.post("/me", "", with(set));
            assertEquals(first.body(), again.body());
            assertTrue(again.headers().allValues("Set-Cookie").isEmpty());
        }
    }

    @Test
    void rotatingMakesAnotherBrowserOfIt() {
        try (TestSite site = plain()) {
            var first = site.post("/me", "", OURS);
            var second = site.post("/rotate", "", with(setCookie(first)));
            assertNotEquals(first.body(), second.body());
            assertEquals(second.body(), site.get("/me", with(setCookie(second))).body());
        }
    }

    @Test
    void forgettingTakesTheCookieAway() {
        try (TestSite site = plain()) {
            var first = site.post("/me", "", OURS);
            var gone = site.post("/forget", "", with(setCookie(first)));
            assertEquals("nobody", gone.body());
            assertTrue(setCookie(gone).contains("Expires=Thu, 01 Jan 1970"), setCookie(gone));
        }
    }

    @Test
    void aMadeUpTokenOfAnotherShapeIsNobody() {
        try (TestSite site = plain()) {
            assertEquals("nobody", site.get("/me", "Cookie", "gatehouse=1").body());
            String planted = "__Host-gatehouse=" + "A".repeat(43);
            assertEquals("nobody", site.get("/me", "Cookie", planted).body());
        }
    }

    @Test
    void behindHttpsTheCookieIsBoundToTheHost() {
        try (TestSite site = site("https://forum.example", TestSite.freePort())) {
            String set = setCookie(site.post("/me", "", OURS));
            assertTrue(set.startsWith("__Host-gatehouse="), set);
            for (String part : List.of("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")) {
                assertTrue(set.contains(part), set);
            }
            assertFalse(set.contains("Domain"));
            assertEquals(1, site.get("/").headers().allValues("Strict-Transport-Security").size());
        }
    }
}
