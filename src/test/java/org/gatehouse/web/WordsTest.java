package org.gatehouse.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern CALLED =
            Pattern.compile(
                    "(?:\\b(?:w|words|words\\(\\))\\.(localize|text|count|lookup)"
                            + "|\\bProblem\\.of|\\bRefusal\\.[a-zA-Z]+|\\bpages?\\.page)"
                            + "\\(\\s*(?:[a-zA-Z]+(?:\\([^()]*\\))?,\\s*)?(?:\"[a-zA-Z]+\",\\s*)?"
                            + "\"([a-z0-9-]+(?:\\.[a-zA-Z0-9-]+)+)\"");

    private final Words words = Words.load("en");

    private static String render(Content content) {
        StringOutput output = new StringOutput();
        content.writeTo(new OwaspHtmlTemplateOutput(output));
        return output.toString();
    }

    @Test
    void whatAPersonTypedIsEscapedInASentence() {
        assertEquals(
                "&lt;b&gt;Eve&lt;/b&gt; (UK &amp; time)",
                render(words.localize("time.with-zone", "<b>Eve</b>", "UK & time")));
    }

    @Test
    void aLinkMayStandInASentence() {
        Content link = output -> output.writeContent("<a href=\"/\">here</a>");
        assertEquals(
                "<a href=\"/\">here</a> (x)", render(words.localize("time.with-zone", link, "x")));
    }

    @Test
    void numbersChooseTheirWords() {
        assertEquals("1 day", words.count("time.days", 1));
        assertEquals("1,200 days", words.count("time.days", 1200));
    }

    @Test
    void aPlaceholderTypedByAPersonIsNotFilled() {
        assertEquals("{1} ($0)", words.text("time.with-zone", "{1}", "$0"));
    }

    @Test
    void aMissingKeyFailsLoudly() {
        assertThrows(IllegalArgumentException.class, () -> words.text("no.such.words"));
    }

    @Test
    void everyMessageFileIsLoaded() throws IOException {
        try (Stream<Path> files = Files.list(MAIN.resolve("resources/words/en"))) {
            List<String> areas =
                    files.map(file -> file.getFileName().toString().replace(".properties", ""))
                            .sorted()
                            .toList();
            assertEquals(Words.AREAS.stream().sorted().toList(), areas);
        }
    }

    @Test
    void everyKeyThatIsAskedForExists() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path file : sources()) {
            Matcher call = CALLED.matcher(Files.readString(file));
            while (call.find()) {
                boolean counted = "count".equals(call.group(1));
                String key = counted ? call.group(2) + ".other" : call.group(2);
                if (!words.keys().contains(key)) {
                    missing.add(key + " in " + file);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    /// A key counts as used where it, or a beginning of it of at least two parts (`time.days` for
    /// `time.days.one`, or `"office.standing." + name`), stands in quotes in any page or class.
    @Test
    void everyKeyIsUsedSomewhere() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : sources()) {
            all.append(Files.readString(file));
        }
        Set<String> unused = new TreeSet<>();
        for (String key : words.keys()) {
            if (beginnings(key).noneMatch(name -> all.indexOf('"' + name) >= 0)) {
                unused.add(key);
            }
        }
        assertEquals(Set.of(), unused);
    }

    private static Stream<String> beginnings(String key) {
        String[] parts = key.split("\\.", -1);
        return IntStream.rangeClosed(2, parts.length)
                .mapToObj(n -> String.join(".", Arrays.copyOf(parts, n)))
                .flatMap(name -> Stream.of(name + '"', name + ".\""));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().matches(".*\\.(java|jte)")).toList();
        }
    }
}
