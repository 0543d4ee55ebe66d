package org.gatehouse.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.web.TestSite;
import org.gatehouse.web.storybook.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StorybookTest extends BrowserTest {
    private static final Set<String> TROUBLE = Set.of("error", "warning");

    private static TestSite site;

    @BeforeAll
    static void start(@TempDir Path directory) {
        site = TestSite.start(directory, _ -> {});
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /// Every whole page, and one that holds all pieces.
    private static List<String> stories() {
        return Stream.concat(
                        Stream.of("pieces"),
                        TestSite.stories().stream().filter(Story::whole).map(Story::name))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everyStoryIsAccessibleOnAPhoneAndOnALaptop(ColorScheme colours) {
        List<String> wrong = new ArrayList<>();
        for (int width : new int[] {PHONE, LAPTOP}) {
            BrowserContext browser = browser(width, colours, true);
            Page page = browser.newPage();
            page.onConsoleMessage(
                    message -> {
                        if (TROUBLE.contains(message.type())) {
                            wrong.add(page.url() + " " + message.type() + ": " + message.text());
                        }
                    });
            for (String story : stories()) {
                page.navigate(site.url("/storybook/" + story));
                String found = axe(page);
                if (!found.isEmpty()) {
                    wrong.add(story + " at " + width + ", " + colours + ": " + found);
                }
                picture(page, story + "-" + width + "-" + colours);
            }
            browser.close();
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void nothingScrollsSidewaysOnTheNarrowestPhone() {
        Page page = browser(NARROWEST, ColorScheme.LIGHT, true).newPage();
        for (String story : stories()) {
            page.navigate(site.url("/storybook/" + story));
            assertFits(page);
        }
    }

    @Test
    void everythingThatIsPressedIsLargeEnoughForAFinger() {
        Page page = phone().newPage();
        List<String> small = new ArrayList<>();
        for (String story : stories()) {
            page.navigate(site.url("/storybook/" + story));
            Object found =
                    page.evaluate(
                            """
                            () => [...document.querySelectorAll(
                                'button, a.button, header a, .choice label, select, .input, .error-summary a, .back a')]
                              .map(e => [e, e.getBoundingClientRect()])
                              .filter(([e, box]) => box.height > 0 && box.height < 44)
                              .map(([e, box]) => e.outerHTML.slice(0, 80) + ' ' + box.height).join('\\n')
                            """);
            if (!"".equals(found)) {
                small.add(story + ": " + found);
            }
        }
        assertEquals("", String.join("\n", small));
    }
}
