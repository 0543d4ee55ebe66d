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
import org.gatehouse.words.MessageFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern CALLED =
            Pattern.compile(
                    "(?:\\b(?:w|words|words\\(\\)|WORDS)\\.(localize|text|count|lookup|list)"
                            + "|\\b[A-Za-z]+Words\\.say|\\bWording\\.of\\(\"[a-z-]+\"\\)\\.text"
                            + "|\\bProblem\\.of|\\bRefusal\\.[a-zA-Z]+|\\bpages?\\.page)"
                            + "\\(\\s*(?:[a-zA-Z]+(?:\\([^()]*\\))?,\\s*)?(?:\"[a-zA-Z]+\",\\s*)?"
                            + "\"([a-z0-9-]+(?:\\.[a-zA-Z0-9-]+)+)\"");

    private static final Pattern OF_A_FEATURE = Pattern.compile("Wording\\.of\\(\"([a-z-]+)\"\\)");

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
    void everyMessageFileIsLoadedForPagesOrByAFeature() throws IOException {
        try (Stream<Path> files = Files.list(MAIN.resolve("resources/words/en"))) {
            List<String> areas =
                    files.map(file -> file.getFileName().toString().replace(".properties", ""))
                            .sorted()
                            .toList();
            assertEquals(
                    Stream.concat(Words.AREAS.stream(), featureAreas().stream()).sorted().toList(),
                    areas);
        }
    }

    /// The files that features read themselves.
    private static Set<String> featureAreas() throws IOException {
        Set<String> areas = new TreeSet<>();
        for (Path file : sources()) {
            Matcher read = OF_A_FEATURE.matcher(Files.readString(file));
            while (read.find()) {
                areas.add(read.group(1));
            }
        }
        return areas;
    }

    private Set<String> allKeys() throws IOException {
        Set<String> all = new TreeSet<>(words.keys());
        for (String area : featureAreas()) {
            all.addAll(MessageFile.read("en", area).keySet());
        }
        return all;
    }

    @Test
    void everyKeyThatIsAskedForExists() throws IOException {
        Set<String> keys = allKeys();
        Set<String> missing = new TreeSet<>();
        for (Path file : sources()) {
            Matcher call = CALLED.matcher(Files.readString(file));
            while (call.find()) {
                String key = call.group(2) + ending(call.group(1));
                if (!keys.contains(key)) {
                    missing.add(key + " in " + file);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    private static String ending(@Nullable String call) {
        return switch (call) {
            case "count" -> ".other";
            case "list" -> ".1";
            case null, default -> "";
        };
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
        for (String key : allKeys()) {
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
