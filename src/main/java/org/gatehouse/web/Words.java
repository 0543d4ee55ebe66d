package org.gatehouse.web;

import com.ibm.icu.text.PluralRules;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.support.LocalizationSupport;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.words.MessageFile;

/// All words of pages, from `words/{language}/{area}.properties`. They are plain text with places
/// `{0}`, `{1}`, …; whatever shows them escapes them. A missing key is a fault of ours and fails
/// loudly.
public final class Words implements LocalizationSupport {
    /// The message files of pages, one per part of the site; the others are of features, which read
    /// their own (see `Wording`).
    static final List<String> AREAS =
            List.of(
                    "common",
                    "errors",
                    "front",
                    "pass",
                    "room",
                    "meet",
                    "desk",
                    "office",
                    "storybook",
                    "mailbox",
                    "afresh",
                    "incident",
                    "sharing",
                    "retention",
                    "registering",
                    "paper",
                    "letters",
                    "watch",
                    "setup",
                    "evening",
                    "practice",
                    "rooms",
                    "drill",
                    "told",
                    "inroom");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Locale locale;
    private final Map<String, String> messages;

    private Words(Locale locale, Map<String, String> messages) {
        this.locale = locale;
        this.messages = Map.copyOf(messages);
    }

    /// Loads the words of `language`, such as `en`.
    public static Words load(String language) {
        Map<String, String> all = new HashMap<>();
        for (String area : AREAS) {
            MessageFile.read(language, area)
                    .forEach(
                            (key, text) -> {
                                if (all.put(key, text) != null) {
                                    throw new IllegalStateException("Two texts for " + key);
                                }
                            });
        }
        return new Words(Locale.forLanguageTag(language), all);
    }

    public Locale locale() {
        return locale;
    }

    Set<String> keys() {
        return messages.keySet();
    }

    /// Whether there are words for `key`.
    public boolean has(String key) {
        return messages.containsKey(key);
    }

    @Override
    public String lookup(String key) {
        String text = messages.get(key);
        if (text == null) {
            throw new IllegalArgumentException("No words for " + key);
        }
        return text;
    }

    /// For templates: the words, escaped for the place they stand in. An argument may be a piece of
    /// template (a link, say), which then stands in the sentence as it is.
    @Override
    public Content localize(String key, Object... args) {
        String text = lookup(key);
        return output -> write(output, text, args);
    }

    @Override
    public Content localize(String key) {
        return localize(key, new Object[0]);
    }

    private void write(TemplateOutput output, String text, Object... args) {
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            output.writeUserContent(text.substring(from, place.start()));
            Object arg = args[Integer.parseInt(place.group(1))];
            if (arg instanceof Content content) {
                output.writeUserContent(content);
            } else {
                output.writeUserContent(MessageFile.say(locale, arg));
            }
            from = place.end();
        }
        output.writeUserContent(text.substring(from));
    }

    /// The words as plain text, for titles, attributes and letters.
    public String text(String key, Object... args) {
        return MessageFile.fill(locale, lookup(key), args);
    }

    /// What is wrong with one field.
    public String text(Refusal.Problem problem) {
        return text(problem.key(), problem.arguments().toArray());
    }

    /// The words for a number of things, as plain text: `key.zero` where there is such a text and
    /// `n` is 0, else `key.one`, `key.other`, … by the language's plural rules (Unicode CLDR).
    /// `{0}` is the number.
    public String count(String key, long n, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = n;
        System.arraycopy(args, 0, all, 1, args.length);
        if (n == 0 && messages.containsKey(key + ".zero")) {
            return text(key + ".zero", all);
        }
        return text(key + "." + category(n), all);
    }

    private String category(long n) {
        if (locale.getLanguage().equals("en")) {
            return n == 1 ? "one" : "other"; // ICU loads slowly, and English is simple
        }
        return PluralRules.forLocale(locale).select((double) n);
    }
}
