package org.gatehouse.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// A letter's wording: `Subject:` and `Why:` lines, then Markdown. It is parsed and rendered once,
/// blanks and all; the facts of a letter go into the finished text and are never read as Markdown.
record LetterTemplate(Blanks subject, Blanks why, Blanks text, Blanks html) {
    private static final String BUTTON =
            "display:inline-block;padding:12px 20px;background:#1d5a96;color:#ffffff;"
                    + "font-weight:bold;text-decoration:none;border-radius:4px";

    static LetterTemplate load(LetterKind kind) {
        return parse(resource("/letters/en/" + kind.wireName() + ".md"));
    }

    static String resource(String path) {
        try (InputStream in = LetterTemplate.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The letter template " + path + " is missing");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LetterTemplate parse(String source) {
        String[] parts = source.split("\n", 3);
        Node body = Parser.builder().build().parse(parts[2]);
        return new LetterTemplate(
                Blanks.parse(after("Subject: ", parts[0])),
                Blanks.parse(after("Why: ", parts[1])),
                Blanks.parse(PlainText.of(body)),
                Blanks.parse(renderer().render(body).strip()));
    }

    private static String after(String head, String line) {
        if (!line.startsWith(head)) {
            throw new IllegalStateException("A letter template needs a line “" + head + "…”");
        }
        return line.substring(head.length());
    }

    Set<String> names() {
        Set<String> names = new HashSet<>();
        for (Blanks part : new Blanks[] {subject, why, text, html}) {
            names.addAll(part.names());
        }
        return names;
    }

    /// HTML with its style on each element: many mail programs know no other place for it.
    private static HtmlRenderer renderer() {
        return HtmlRenderer.builder()
                .attributeProviderFactory(_ -> LetterTemplate::style)
                .escapeHtml(true)
                .build();
    }

    private static void style(Node node, String tag, Map<String, String> attributes) {
        switch (node) {
            case Paragraph _ -> attributes.put("style", "margin:0 0 20px");
            case Heading _ ->
                    attributes.put("style", "margin:0 0 20px;font-size:36px;letter-spacing:4px");
            case BlockQuote _ ->
                    attributes.put(
                            "style",
                            "margin:0 0 20px;padding:4px 0 4px 16px;border-left:6px solid #b1b4b6");
            case Link link when isButton(link) -> {
                attributes.put("class", "button");
                attributes.put("style", BUTTON);
            }
            default -> {}
        }
    }

    /// A link that stands in a paragraph by itself is something to press.
    static boolean isButton(Link link) {
        return link.getParent() instanceof Paragraph
                && link.getPrevious() == null
                && link.getNext() == null;
    }
}
