package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.browser.BrowserTest;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that protect a mailbox open every link in a letter before its reader does, some of them
/// in a whole browser with JavaScript. Whatever they open: nothing is confirmed, bound or used up.
class ScannersTest extends BrowserTest {
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/[^\\s\"'<>)\\]]*)");

    private static Evening evening;

    @BeforeAll
    static void open(@TempDir Path folder) {
        evening = new Evening(folder);
    }

    @AfterAll
    static void close() {
        evening.close();
    }

    @Test
    void everyMailedLinkOpenedByScannersChangesNothing() {
        Browser owner = evening.browser();
        String pass = evening.pass(owner, "Ruth Maguire", "ruth@example.org");
        owner.post(pass + "/knock");
        evening.admitAll();
        Browser other = evening.browser();
        String check = evening.register(other, "Ida Stone", "ida@example.org");
        evening.code("ida@example.org");
        letterHolding("/p/");

        Set<String> links = links();
        assertTrue(links.stream().anyMatch(link -> link.startsWith("/p/")), links.toString());
        assertTrue(links.stream().anyMatch(link -> link.startsWith("/prove/")), links.toString());
        evening.doWhatIsDue();
        Map<String, Long> before = evening.rows();
        for (String link : links) {
            Browser scanner = evening.browser();
            scanner.head(link);
            scanner.get(link);
            scanner.get(link);
            openAndLookAround(link);
        }
        assertEquals(before, evening.rows());
        // Both people go on as if nobody had been there.
        assertEquals("Come in", owner.get(pass).heading());
        String code = evening.code("ida@example.org");
        assertEquals(303, other.post(check, Map.of("code", code)).status());
    }

    private void letterHolding(String path) {
        while (links().stream().noneMatch(link -> link.startsWith(path))) {
            Thread.onSpinWait();
        }
    }

    /// The paths of all links in all letters, as text and as HTML.
    private static Set<String> links() {
        Set<String> links = new TreeSet<>();
        for (ReceivedMail mail : evening.relay.received()) {
            for (String body : List.of(mail.text(), mail.html().replace("&amp;", "&"))) {
                Matcher link = LINK.matcher(body);
                while (link.find()) {
                    links.add(link.group(1));
                }
            }
        }
        return links;
    }

    /// As a sandbox does: opens the link, lets its scripts run, scrolls, moves the mouse about, and
    /// follows each link of the page.
    private void openAndLookAround(String link) {
        BrowserContext sandbox = browser(LAPTOP, ColorScheme.LIGHT, true);
        Page page = sandbox.newPage();
        String home = evening.forum.addresses.home().toString().replaceAll("/$", "");
        page.navigate(home + link);
        page.mouse().move(200, 300);
        page.mouse().wheel(0, 1_000);
        @SuppressWarnings("unchecked")
        List<String> further =
                (List<String>)
                        page.evaluate(
                                "() => [...document.querySelectorAll('a[href]')].map(a => a.href)");
        for (String next : new TreeSet<>(further)) {
            if (next.startsWith(home) && !next.endsWith(".ics")) {
                page.navigate(next);
            }
        }
        sandbox.close();
    }
}
