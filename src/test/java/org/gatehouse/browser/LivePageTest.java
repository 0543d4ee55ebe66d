package org.gatehouse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import gg.jte.Content;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.gatehouse.live.Signal;
import org.gatehouse.web.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LivePageTest extends BrowserTest {
    private static final String TOPIC = "lobby:1";
    private TestSite site;
    private volatile String part = part("3 ahead", "Anne", "Ben");

    @BeforeEach
    void start(@TempDir Path directory) {
        site =
                TestSite.start(
                        directory,
                        routes -> {
                            routes.get("/room", this::show);
                            routes.get("/in", ctx -> ctx.html("<h1>You are in</h1>"));
                        });
    }

    @AfterEach
    void stop() {
        site.close();
    }

    private static String part(String announced, String... people) {
        StringBuilder rows = new StringBuilder();
        for (String person : people) {
            rows.append(
                    """
                    <li id="row-%1$s"><span>%1$s</span> <button id="let-%1$s">Let %1$s in</button>
                      <input id="why-%1$s" aria-label="Why %1$s"></li>
                    """
                            .formatted(person));
        }
        return "<p data-announce=\"%1$s\">%1$s</p><ul>%2$s</ul>".formatted(announced, rows);
    }

    private void show(Context ctx) {
        if (part.isEmpty()) {
            ctx.redirect("/in");
            return;
        }
        String live = site.live.address(TOPIC);
        Content content =
                output ->
                        output.writeContent(
                                "<h1>Room</h1><input id=\"search\" aria-label=\"Search\">"
                                        + "<div data-live=\"people\">"
                                        + part
                                        + "</div>");
        site.pages.render(
                ctx,
                "layout.jte",
                site.pages.titled(ctx, "Room").live(live, Duration.ofSeconds(20)),
                Map.of("content", content));
    }

    private Page open() {
        Page page = laptop().newPage();
        page.navigate(site.url("/room"));
        waitForListeners(1);
        return page;
    }

    private void waitForListeners(int wanted) {
        while (site.live.listeners() != wanted) {
            Thread.onSpinWait();
        }
    }

    private void change(String now, String name) {
        part = now;
        site.broadcast.send(new Signal(TOPIC, name));
    }

    @Test
    void whatChangesElsewhereIsSeenAndSaidAtOnce() {
        Page page = open();
        change(part("2 ahead", "Ben"), "moved");
        assertThat(page.locator("#row-Anne")).hasCount(0);
        assertThat(page.locator("#announcer")).hasText("2 ahead");
    }

    @Test
    void whatAPersonTypesAndWhereHeIsStayAsTheyAre() {
        Page page = open();
        page.fill("#search", "half a na");
        page.fill("#why-Ben", "knows the password of");
        page.focus("#why-Ben");
        page.evaluate("() => { window.ben = document.getElementById('let-Ben') }");
        change(part("3 ahead", "Cora", "Ben", "Dan"), "moved");
        assertThat(page.locator("#row-Cora")).isVisible();
        assertEquals("knows the password of", page.inputValue("#why-Ben"));
        assertEquals("half a na", page.inputValue("#search"));
        assertEquals("why-Ben", page.evaluate("() => document.activeElement.id"));
        assertTrue(
                (boolean) page.evaluate("() => window.ben === document.getElementById('let-Ben')"));
        assertEquals(
                "Cora,Ben,Dan",
                page.evaluate(
                        "() => [...document.querySelectorAll('li span')].map(e => e.textContent).join()"));
    }

    @Test
    void aPageThatHasMovedOnTakesItsReaderAlong() {
        Page page = open();
        change("", "admitted");
        page.waitForURL(site.url("/in"));
    }

    @Test
    void aLineThatWasCutIsTakenUpAgainWithWhatWasMissed() {
        Page page = open();
        page.context().setOffline(true);
        page.evaluate("() => dispatchEvent(new Event('online'))");
        waitForListeners(0);
        part = part("1 ahead", "Ben");
        page.context().setOffline(false);
        assertThat(page.locator("[data-announce]")).hasText("1 ahead");
        waitForListeners(1);
        change(part("you are next", "Ben"), "moved");
        assertThat(page.locator("[data-announce]")).hasText("you are next");
        assertThat(page.locator("#line-lost")).isHidden();
    }

    @Test
    void withoutJavaScriptThePageRefreshesItself() {
        Page page = browser(PHONE, ColorScheme.LIGHT, false).newPage();
        page.navigate(site.url("/room"));
        assertThat(page.locator("noscript meta[http-equiv=refresh]")).hasCount(1);
        assertEquals("20", page.locator("noscript meta").getAttribute("content"));
    }
}
