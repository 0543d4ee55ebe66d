package org.gatehouse.mail;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Writes letters: puts a letter's facts into its template. Facts come from strangers, so none of
/// them can become mark-up, a link, a header or a line that seems to be ours.
public final class LetterWriter {
    /// Facts that are pressed; each must lead to a page of ours.
    private static final Set<String> LINKS = Set.of("link", "passLink", "publicPage");

    /// The one fact that may run over several lines: staff's own words.
    private static final String WORDS = "words";

    /// Control characters, and those that turn the direction of the text around them.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

    /// Where a mail program would see the start of an address and make it pressable.
    private static final Pattern ADDRESS_LIKE = Pattern.compile("(?<=[.:@])(?=[\\p{L}\\p{N}/])");

    private static final String LANGUAGE = "en";

    private final Supplier<ForumHead> heads;
    private final Map<LetterKind, LetterTemplate> templates = new EnumMap<>(LetterKind.class);
    private final Blanks layout = Blanks.parse(LetterTemplate.resource("/letters/layout.html"));
    private final Blanks footer = Blanks.parse(LetterTemplate.resource("/letters/en/footer.txt"));

    /// @param heads asked for each letter, since a forum can change its name
    public LetterWriter(Supplier<ForumHead> heads) {
        this.heads = heads;
        for (LetterKind kind : LetterKind.values()) {
            templates.put(kind, LetterTemplate.load(kind));
        }
    }

    /// The letter of `kind` with `facts` in it.
    ///
    /// @throws IllegalArgumentException where a fact is missing or a link is not ours
    public WrittenLetter write(LetterKind kind, Map<String, String> facts) {
        LetterTemplate template = Objects.requireNonNull(templates.get(kind));
        ForumHead head = heads.get();
        Map<String, String> values = values(head, facts);
        String subject = template.subject().fill(values, LetterWriter::oneLine);
        String text =
                template.text().fill(values, value -> value)
                        + footer.fill(
                                Map.of(
                                        "why",
                                        template.why().fill(values, value -> value),
                                        "forum",
                                        head.forum(),
                                        "contact",
                                        head.contact().text()),
                                value -> value);
        return new WrittenLetter(subject, text, html(head, template, values, subject));
    }

    private String html(
            ForumHead head, LetterTemplate template, Map<String, String> values, String subject) {
        Map<String, String> around = new HashMap<>();
        around.put("lang", LANGUAGE);
        around.put("subject", escape(subject));
        around.put("body", template.html().fill(values, LetterWriter::escape));
        around.put("why", template.why().fill(values, LetterWriter::escape));
        around.put("forum", escape(head.forum()));
        around.put("contact", escape(head.contact().text()));
        return layout.fill(around, value -> value);
    }

    private static Map<String, String> values(ForumHead head, Map<String, String> facts) {
        Map<String, String> values = new HashMap<>();
        facts.forEach((name, value) -> values.put(name, clean(head, name, value)));
        values.putIfAbsent("unattended", "");
        values.put("forum", head.forum());
        values.put("contact", head.contact().text());
        return values;
    }

    private static String clean(ForumHead head, String name, String value) {
        if (LINKS.contains(name)) {
            if (!head.isOwn(value)) {
                throw new IllegalArgumentException("The letter's " + name + " is not ours");
            }
            return value;
        }
        if (name.equals(WORDS)) {
            return value.lines()
                    .map(LetterWriter::oneLine)
                    .collect(java.util.stream.Collectors.joining("\n"))
                    .strip();
        }
        String line = oneLine(value);
        return name.equals("name") ? ADDRESS_LIKE.matcher(line).replaceAll(" ") : line;
    }

    private static String oneLine(String value) {
        return UNSEEN.matcher(value).replaceAll(" ").strip();
    }

    /// For HTML text and attribute values in double quotes.
    private static String escape(String value) {
        StringBuilder out = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n' -> out.append("<br>\n");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
