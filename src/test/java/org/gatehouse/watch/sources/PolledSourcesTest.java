package org.gatehouse.watch.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.gatehouse.watch.feeds.Feeds;
import org.gatehouse.watch.fourchan.FourChan;
import org.gatehouse.watch.telegram.Telegram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Feeds, Telegram and 4chan, over real HTTP.
class PolledSourcesTest {
    private static final String ROOM = "https://us02web.zoom.us/j/87456290123?pwd=abc";

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2027-11-11T19:00:00Z"));
    private final Ears ears = new Ears();
    private Server server;

    @BeforeEach
    void open() throws IOException {
        server = new Server();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void later(Duration time) {
        now.set(now.get().plus(time));
    }

    private Feeds feeds(String... paths) {
        List<URI> addresses = List.of(paths).stream().map(server::address).toList();
        return new Feeds(addresses, server.fetcher(), Duration.ofMinutes(10), now::get);
    }

    @Test
    void aFeedsEntriesAreReadWithTheLinksThatGoogleWrapped() throws Exception {
        server.pages.put(
                "/alerts",
                """
                <?xml version="1.0"?><!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <feed xmlns="http://www.w3.org/2005/Atom"><entry><id>tag:1</id>
                <title>Forum &lt;b&gt;Zoom&lt;/b&gt; &x;</title>
                <link href="https://www.google.com/url?rct=j&amp;url=https%3A%2F%2Fexample.org%2Fa&amp;ct=ga"/>
                <published>2027-11-11T18:00:00Z</published>
                <content type="html">id 874 5629&lt;wbr&gt; 0123 &lt;a href="ROOM"&gt;here&lt;/a&gt;</content>
                </entry></feed>
                """
                        .replace("ROOM", ROOM));
        feeds("/alerts").hear(ears);
        assertEquals(List.of("https://example.org/a", ROOM), ears.links());
        assertTrue(ears.texts().getFirst().contains("874 5629 0123"), ears.texts() + "");
        assertFalse(ears.texts().getFirst().contains("root:"));
        assertEquals(Instant.parse("2027-11-11T18:00:00Z"), ears.posts.getFirst().written().get());
        assertTrue(server.agents.getFirst().startsWith("Gatehouse/1"));
    }

    @Test
    void anRssFeedAndAPlainPageAreRead() throws Exception {
        server.pages.put(
                "/rss",
                "<rss><channel><item><guid>1</guid><title>News</title><link>https://e.org/1</link>"
                        + "<pubDate>Thu, 11 Nov 2027 18:00:00 GMT</pubDate>"
                        + "<description><![CDATA[<img alt='code 12'>]]></description></item>"
                        + "</channel></rss>");
        server.pages.put("/page", "<p>Join us<br>at <a href='" + ROOM + "'>zoom</a>");
        feeds("/rss", "/page").hear(ears);
        assertEquals(List.of("https://e.org/1", ROOM), ears.links());
        assertEquals(List.of("code 12"), ears.posts.getFirst().post().alt());
    }

    @Test
    void whatHasNotChangedIsNotReadAgainAlsoAfterARestart() throws Exception {
        server.pages.put("/page", "one");
        feeds("/page").hear(ears);
        feeds("/page").hear(ears);
        assertEquals(1, ears.posts.size());
        server.pages.put("/page", "two");
        feeds("/page").hear(ears);
        assertEquals(2, ears.posts.size());
    }

    @Test
    void aPageIsNotAskedForMoreOftenThanAgreed() throws Exception {
        server.pages.put("/page", "one");
        server.failing.put("/down", 500);
        Feeds feeds = feeds("/page", "/down");
        assertThrows(IOException.class, () -> feeds.hear(ears));
        for (int i = 0; i < 20; i++) {
            feeds.hear(ears);
        }
        assertEquals(1, server.asked.stream().filter("/page"::equals).count());
        assertEquals(1, server.asked.stream().filter("/down"::equals).count());
        later(Duration.ofMinutes(11));
        assertThrows(IOException.class, () -> feeds.hear(ears));
        assertEquals(2, server.asked.stream().filter("/down"::equals).count());
        assertEquals(1, ears.ids().size(), "the page that works was read all the same");
    }

    @Test
    void aSiteThatAsksProgramsToStayAwayIsLeftAlone() throws Exception {
        server.pages.put(
                "/robots.txt", "User-agent: *\nDisallow: /private\nAllow: /private/news$\n");
        server.pages.put("/private/list", "secret");
        server.pages.put("/private/news", "open");
        assertThrows(IOException.class, () -> feeds("/private/list", "/private/news").hear(ears));
        assertEquals(List.of("open"), ears.texts());
        assertFalse(server.asked.contains("/private/list"));
        assertEquals(1, server.asked.stream().filter("/robots.txt"::equals).count());
    }

    @Test
    void aServerThatAsksToWaitIsLeftAloneForSoLong() {
        server.failing.put("/busy", 429);
        Feeds feeds = feeds("/busy");
        assertThrows(IOException.class, () -> feeds.hear(ears));
        later(Duration.ofMinutes(15));
        try {
            feeds.hear(ears);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("it was asked again too soon", e);
        }
    }

    private static String message(int number, String words) {
        return """
        <div class="tgme_widget_message" data-post="Raids/%d">
          <div class="tgme_widget_message_text js-message_text"><div class="tgme_widget_message_text">%s</div></div>
          <a class="tgme_widget_message_date"><time datetime="2027-11-11T18:59:00+00:00"></time></a></div>
        """
                .formatted(number, words);
    }

    private Telegram telegram() {
        return new Telegram(
                server.address("/"), List.of("raids"), server.fetcher(), Duration.ofMinutes(1));
    }

    @Test
    void aChannelsMessagesAreReadOnceEachAlsoThoseOfOlderPages() throws Exception {
        server.pages.put(
                "/s/raids", message(1, "one") + message(2, "<a href='" + ROOM + "'>x</a>"));
        telegram().hear(ears);
        assertEquals(List.of("one", "x"), ears.texts());
        assertEquals(List.of(ROOM), ears.links());
        server.pages.put("/s/raids", message(5, "five") + message(6, "six"));
        server.pages.put("/s/raids?before=5", message(3, "three") + message(4, "four"));
        server.pages.put("/s/raids?before=3", message(1, "one") + message(2, "two"));
        telegram().hear(ears);
        telegram().hear(ears);
        assertEquals(List.of("one", "x", "three", "four", "five", "six"), ears.texts(), "in order");
    }

    @Test
    void aChannelWithoutAPreviewIsBlindAndAHostileOneHoldsNothing() throws Exception {
        server.redirects.put("/s/raids", "/raids");
        server.pages.put("/raids", message(1, "one"));
        assertThrows(IOException.class, () -> telegram().hear(ears));
        server.redirects.clear();
        server.pages.put(
                "/s/raids",
                "<div class=tgme_widget_message data-post='other/7'>x</div>"
                        + "<div class=tgme_widget_message data-post='raids/999999999999999999999'>"
                        + "<div".repeat(5_000));
        telegram().hear(ears);
        assertEquals(List.of(), ears.texts());
    }

    private FourChan fourchan() {
        return new FourChan(
                server.address("/"),
                List.of("b"),
                server.fetcher(),
                Duration.ofMillis(1),
                now::get);
    }

    @Test
    void onlyThreadsInWhichSomebodyWroteAreRead() throws Exception {
        long time = now.get().getEpochSecond();
        server.pages.put(
                "/b/threads.json",
                """
                [{"page":1,"threads":[{"no":10,"last_modified":%d,"replies":1},
                 {"no":11,"last_modified":%d},{"no":"x"},7]}]
                """
                        .formatted(time - 5, time - 7200));
        server.pages.put(
                "/b/thread/10.json",
                """
                {"posts":[{"no":10,"time":%d,"com":"old"},
                 {"no":12,"time":%d,"com":"zoom 874 5629<wbr>&#32;0123 &gt;&gt;10<br>pw badger"}]}
                """
                        .formatted(time - 9000, time - 5));
        fourchan().hear(ears);
        assertEquals(List.of("b/12"), List.copyOf(ears.ids()));
        assertTrue(ears.texts().getFirst().contains("874 5629 0123"), ears.texts() + "");
        assertFalse(server.asked.contains("/b/thread/11.json"));
        int before = server.asked.size();
        fourchan().hear(ears);
        assertEquals(before + 1, server.asked.size(), "nothing new: only the list is asked for");
    }

    @Test
    void aBoardThatLiesAboutTheTimeBlindsUsNotForEver() throws Exception {
        server.pages.put(
                "/b/threads.json",
                "[{\"threads\":[{\"no\":10,\"last_modified\":99999999999999}]}]");
        server.pages.put("/b/thread/10.json", "{\"posts\":[]}");
        fourchan().hear(ears);
        assertTrue(Long.parseLong(ears.kept.get("b")) <= now.get().getEpochSecond());
        server.failing.put("/b/threads.json", 503);
        assertThrows(IOException.class, () -> fourchan().hear(ears));
    }
}
