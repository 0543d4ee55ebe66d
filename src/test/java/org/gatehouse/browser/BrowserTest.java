package org.gatehouse.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What tests in a browser share: browsers of a given width, and the accessibility rules of axe.
/// With `-Dpictures=DIRECTORY` each picture that a test takes is kept there.
public abstract class BrowserTest {
    protected static final int NARROWEST = 320;
    protected static final int PHONE = 390;
    protected static final int LAPTOP = 1280;
    protected static final int ZOOMED_WIDTH = 640;
    protected static final int ZOOMED_HEIGHT = 400;

    @RegisterExtension static final Chromium CHROMIUM = new Chromium();

    private final List<BrowserContext> open = new ArrayList<>();

    /// A browser of its own, with no cookies yet.
    protected BrowserContext browser(int width, ColorScheme colours, boolean scripts) {
        BrowserContext context =
                CHROMIUM.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(width, width < 700 ? 844 : 800)
                                        .setHasTouch(width < 700)
                                        .setColorScheme(colours)
                                        .setJavaScriptEnabled(scripts)
                                        .setLocale("en-GB"));
        context.setDefaultTimeout(60_000);
        open.add(context);
        return context;
    }

    /// A laptop's window of 1280 by 800 at 200 %, without JavaScript.
    protected BrowserContext zoomed() {
        BrowserContext context =
                CHROMIUM.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setViewportSize(ZOOMED_WIDTH, ZOOMED_HEIGHT)
                                        .setDeviceScaleFactor(2)
                                        .setJavaScriptEnabled(false)
                                        .setLocale("en-GB"));
        context.setDefaultTimeout(60_000);
        open.add(context);
        return context;
    }

    protected BrowserContext phone() {
        return browser(PHONE, ColorScheme.LIGHT, true);
    }

    protected BrowserContext laptop() {
        return browser(LAPTOP, ColorScheme.LIGHT, true);
    }

    @AfterEach
    void closeBrowsers() {
        open.forEach(BrowserContext::close);
    }

    /// What axe finds against WCAG 2.2 AA and good practice, one line each, empty where all is
    /// well.
    protected static String axe(Page page) {
        try {
            return examine(page);
        } catch (PlaywrightException e) {
            // A live page may go on to its next step under our eyes: then that one is examined.
            page.waitForLoadState();
            return examine(page);
        }
    }

    /// What axe finds against the contrast of colours on a page that it has examined before.
    protected static String contrast(Page page) {
        return (String)
                page.evaluate(
                        """
                        async () => (await axe.run(document, {runOnly: {type: 'rule',
                            values: ['color-contrast']}})).violations
                          .flatMap(v => v.nodes.map(n => n.html.slice(0, 160) + ' ' + n.failureSummary))
                          .join('\\n')
                        """);
    }

    private static String examine(Page page) {
        page.evaluate(AxeScript.TEXT);
        return (String)
                page.evaluate(
                        """
                        async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa',
                            'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})).violations
                          .flatMap(v => v.nodes.map(n =>
                            v.id + ': ' + n.html.slice(0, 160) + ' ' + n.failureSummary))
                          .join('\\n')
                        """);
    }

    /// That nothing sticks out sideways.
    protected static void assertFits(Page page) {
        Object wide =
                page.evaluate(
                        """
                        () => document.documentElement.scrollWidth <= innerWidth ? '' :
                          [...document.querySelectorAll('body *')]
                            .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                            .map(e => e.outerHTML.slice(0, 100)).slice(0, 5).join('\\n')
                        """);
        assertEquals("", wide, page.url());
    }

    /// Keeps a picture of the whole page where pictures are asked for.
    protected static void picture(Page page, String name) {
        String directory = System.getProperty("pictures");
        if (directory != null) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of(directory, name + ".png")));
        }
    }

    private static final class AxeScript {
        static final String TEXT = read();

        private static String read() {
            try (var in = AxeScript.class.getResourceAsStream("/axe.min.js")) {
                return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
