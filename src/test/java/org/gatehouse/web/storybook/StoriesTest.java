package org.gatehouse.web.storybook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gatehouse.web.TestSite;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private static final Path PAGES = Path.of("src/main/java/org/gatehouse/web");
    private static final Pattern TEMPLATE =
            Pattern.compile("\"([a-zA-Z-]+(?:/[a-zA-Z-]+)?\\.jte)\"");

    @Test
    void everyPageThatIsShownToAnybodyHasAStory() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Path file : classes()) {
            Matcher template = TEMPLATE.matcher(Files.readString(file));
            while (template.find()) {
                shown.add(template.group(1));
            }
        }
        TestSite.stories().stream().map(Story::template).forEach(shown::remove);
        // What stands inside a platform's own program needs that around it.
        shown.removeIf(template -> template.startsWith("inroom/"));
        assertEquals(Set.of(), shown);
    }

    /// But for the storybook's own pages.
    private static List<Path> classes() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(PAGES.resolve("storybook")))
                    .toList();
        }
    }
}
