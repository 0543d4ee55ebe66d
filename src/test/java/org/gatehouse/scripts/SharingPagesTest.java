package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.meeting.Meeting;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharingPagesTest {
    private static Evening evening;

    @BeforeAll
    static void open(@TempDir Path folder) {
        evening = new Evening(folder);
    }

    @AfterAll
    static void close() {
        evening.close();
    }

    private static String header(Browser.Answer answer, String name) {
        return answer.response().headers().firstValue(name).orElse("");
    }

    @Test
    void thePublicPageNamesAPreviewCardThatIsThere() {
        Document page = evening.browser().get(evening.page()).page();
        String card = page.select("meta[property=og:image]").attr("content");
        assertTrue(card.startsWith(evening.forum.addresses.home()), card);
        URI address = URI.create(card);
        Browser.Answer answer = evening.browser().get(address.getPath() + "?" + address.getQuery());
        assertEquals(200, answer.status());
        assertEquals("image/png", header(answer, "Content-Type"));
        assertEquals("cross-origin", header(answer, "Cross-Origin-Resource-Policy"));
    }

    @Test
    void thePosterIsAPageAndAPdf() {
        Browser browser = evening.browser();
        Document poster = browser.get(evening.page() + "/poster").page();
        assertEquals(evening.meeting.title(), poster.select(".poster h1").text());
        assertEquals(1, poster.select("svg.qr path").size());
        assertTrue(poster.text().contains("Never share your pass"));
        Browser.Answer pdf = browser.get(evening.page() + "/poster.pdf");
        assertEquals("application/pdf", header(pdf, "Content-Type"));
        assertTrue(pdf.response().body().startsWith("%PDF"));
    }

    @Test
    void onlyTheEmbeddedPageMayStandInAFrame() {
        Browser browser = evening.browser();
        Browser.Answer embed = browser.get("/embed/next");
        assertTrue(header(embed, "Content-Security-Policy").contains("frame-ancestors *"));
        assertEquals(List.of(), embed.response().headers().allValues("X-Frame-Options"));
        assertEquals(0, embed.page().select("script, form").size());
        assertEquals(0, browser.cookies());
        assertTrue(
                embed.page().select("a").eachAttr("href").stream()
                        .allMatch(to -> to.startsWith(evening.forum.addresses.home())));
        for (String path : List.of("/", evening.page(), evening.page() + "/poster")) {
            Browser.Answer other = browser.get(path);
            assertTrue(
                    header(other, "Content-Security-Policy").contains("frame-ancestors 'none'"),
                    path);
            assertEquals("DENY", header(other, "X-Frame-Options"), path);
        }
    }

    @Test
    void nothingThatIsSharedHoldsAPassOrARoom() {
        Browser owner = evening.browser();
        String pass = evening.pass(owner, "Ruth Maguire", "ruth.m@example.org");
        String token = pass.substring("/p/".length());
        for (String path :
                List.of(evening.page(), evening.page() + "/poster", "/embed/next", "/")) {
            String seen = owner.get(path).response().body();
            assertFalse(seen.contains(token), path);
            assertFalse(seen.contains("/room/"), path);
        }
    }

    @Test
    void aDraftHasNoCardAndNoPosterAndACancelledMeetingSaysWhy() {
        Browser browser = evening.browser();
        Meeting draft = evening.draft("Not yet", 5, 10);
        for (String more : List.of("/card.png", "/poster", "/poster.pdf")) {
            assertEquals(404, browser.get("/meetings/" + draft.slug() + more).status(), more);
        }
        Meeting off = evening.announce("The hall", 6, 10);
        evening.forum.database.write(
                tx -> {
                    evening.forum.meetings.cancel(
                            tx, off.id(), Evening.GATEKEEPER, "The hall is under water");
                    return 0;
                });
        String page = "/meetings/" + off.slug();
        assertTrue(browser.get(page).text().contains("The reason: The hall is under water"));
        assertTrue(browser.get(page + "/poster").text().contains("Cancelled: The hall"));
        assertFalse(browser.get("/embed/next").text().contains("The hall"));
    }
}
