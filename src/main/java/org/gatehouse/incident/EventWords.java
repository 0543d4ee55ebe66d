package org.gatehouse.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words in which evidence is told, from `evidence/{language}/`.
final class EventWords {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z]+)}");
    private static final String FOLDER = "/evidence/en/";

    private final Properties words;

    private EventWords(Properties words) {
        this.words = words;
    }

    static EventWords load() {
        Properties words = new Properties();
        try (InputStream in = open("events.properties")) {
            words.load(new InputStreamReader(in, UTF_8));
            return new EventWords(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A whole text, such as `verify.txt`.
    static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(EventWords.class.getResourceAsStream(FOLDER + name), name);
    }

    /// What is said of an entry of `kind`.
    ///
    /// @param fill what stands in a place of that name
    String of(String kind, Function<String, String> fill) {
        return fill(words.getProperty(kind, kind), fill);
    }

    static String fill(String text, Function<String, String> fill) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(fill.apply(place.group(1))));
    }
}
