package org.gatehouse.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One file of words, `words/{language}/{area}.properties`: plain text with places `{0}`, `{1}`, …
public final class MessageFile {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private MessageFile() {}

    /// The texts of `area` by their keys.
    public static Map<String, String> read(String language, String area) {
        String path = "/words/" + language + "/" + area + ".properties";
        Properties found = new Properties();
        try (var in = Objects.requireNonNull(MessageFile.class.getResourceAsStream(path), path)) {
            found.load(new InputStreamReader(in, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), found::getProperty));
    }

    /// `text` with its places filled. What stands in `args` is never looked at again, so that a
    /// value with braces in it stays what it is; whole numbers are written as `locale` does.
    public static String fill(Locale locale, String text, Object... args) {
        return PLACE.matcher(text)
                .replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        say(locale, args[Integer.parseInt(place.group(1))])));
    }

    /// One value as it stands in a text.
    public static String say(Locale locale, Object arg) {
        return switch (arg) {
            case Integer n -> String.format(locale, "%,d", n);
            case Long n -> String.format(locale, "%,d", n);
            default -> arg.toString();
        };
    }
}
