package org.gatehouse.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.params.provider.ValueSource;

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

    /// One visit a width: loading a page is the dear part. In the dark only colours differ.
    @ParameterizedTest
    @ValueSource(ints = {PHONE, LAPTOP})
    void everyStoryIsAccessibleByDayAndByNight(int width) {
        List<String> wrong = new ArrayList<>();
        Page page = browser(width, ColorScheme.LIGHT, true).newPage();
        page.onConsoleMessage(
                message -> {
                    if (TROUBLE.contains(message.type())) {
                        wrong.add(page.url() + " " + message.type() + ": " + message.text());
                    }
                });
        for (String story : stories()) {
            page.navigate(site.url("/storybook/" + story));
            wrong.addAll(said(story + " by day: ", axe(page)));
            picture(page, story + "-" + width + "-LIGHT");
            dress(page, ColorScheme.DARK);
            wrong.addAll(said(story + " by night: ", contrast(page)));
            picture(page, story + "-" + width + "-DARK");
            dress(page, ColorScheme.LIGHT);
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static List<String> said(String where, String found) {
        return found.isEmpty() ? List.of() : List.of(where + found);
    }

    private static void dress(Page page, ColorScheme colours) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
    }

    @Test
    void everyStoryFitsTheNarrowestPhoneAndTheThickestFinger() {
        Page page = phone().newPage();
        List<String> small = new ArrayList<>();
        for (String story : stories()) {
            page.navigate(site.url("/storybook/" + story));
            small.addAll(said(story + ": ", tooSmall(page)));
            small.addAll(said(story + " covers: ", covered(page)));
            page.setViewportSize(NARROWEST, 844);
            assertFits(page);
            page.setViewportSize(PHONE, 844);
        }
        assertEquals("", String.join("\n", small));
    }

    /// What is to be pressed and lies under something else, so that a press would go elsewhere.
    private static String covered(Page page) {
        return (String)
                page.evaluate(
                        """
                        () => [...document.querySelectorAll('main a[href], main button')]
                          .filter(e => e.checkVisibility({visibilityProperty: true}))
                          .filter(e => {
                            e.scrollIntoView({block: 'center', behavior: 'instant'});
                            const box = e.getClientRects()[0];
                            const there = document.elementFromPoint(
                                box.left + box.width / 2, box.top + box.height / 2);
                            return !e.contains(there) && !there?.contains(e);
                          })
                          .map(e => e.outerHTML.slice(0, 120)).join('\\n')
                        """);
    }

    /// What is pressed and is less than 44 pixels high.
    private static String tooSmall(Page page) {
        return (String)
                page.evaluate(
                        """
                        () => [...document.querySelectorAll(
                            'button, a.button, header a, .choice label, select, .input, .error-summary a, .back a')]
                          .map(e => [e, e.getBoundingClientRect()])
                          .filter(([e, box]) => box.height > 0 && box.height < 44)
                          .map(([e, box]) => e.outerHTML.slice(0, 80) + ' ' + box.height).join('\\n')
                        """);
    }
}
