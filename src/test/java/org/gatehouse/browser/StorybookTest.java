package org.gatehouse.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.web.TestSite;
import org.gatehouse.web.storybook.Pieces;
import org.gatehouse.web.storybook.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StorybookTest extends BrowserTest {
    private static TestSite site;

    @BeforeAll
    static void start(@TempDir Path directory) {
        site = TestSite.start(directory, _ -> {});
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyStoryIsAccessibleOnAPhoneAndOnALaptop(ColorScheme colours) {
        List<String> wrong = new ArrayList<>();
        for (int width : new int[] {PHONE, LAPTOP}) {
            BrowserContext browser = browser(width, colours, true);
            Page page = browser.newPage();
            page.onConsoleMessage(message -> wrong.add(message.type() + ": " + message.text()));
            for (Story story : Pieces.all()) {
                if (!story.whole() && width == LAPTOP) {
                    continue; // a piece is as wide as a phone everywhere
                }
                page.navigate(site.url("/storybook/" + story.name()));
                String found = axe(page);
                if (!found.isEmpty()) {
                    wrong.add(story.name() + " at " + width + ", " + colours + ": " + found);
                }
                if (story.whole()) {
                    picture(page, story.name() + "-" + width + "-" + colours);
                }
            }
            browser.close();
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void nothingScrollsSidewaysOnTheNarrowestPhone() {
        Page page = browser(NARROWEST, ColorScheme.LIGHT, true).newPage();
        for (Story story : Pieces.all()) {
            page.navigate(site.url("/storybook/" + story.name()));
            assertFits(page);
        }
    }

    @Test
    void everythingThatIsPressedIsLargeEnoughForAFinger() {
        Page page = phone().newPage();
        List<String> small = new ArrayList<>();
        for (Story story : Pieces.all()) {
            page.navigate(site.url("/storybook/" + story.name()));
            Object found =
                    page.evaluate(
                            """
                            () => [...document.querySelectorAll(
                                'button, a.button, header a, .choice label, select, input[type=text], .error-summary a')]
                              .map(e => [e, e.getBoundingClientRect()])
                              .filter(([e, box]) => box.height > 0 && box.height < 44)
                              .map(([e, box]) => e.outerHTML.slice(0, 80) + ' ' + box.height).join('\\n')
                            """);
            if (!"".equals(found)) {
                small.add(story.name() + ": " + found);
            }
        }
        assertEquals("", String.join("\n", small));
    }
}
