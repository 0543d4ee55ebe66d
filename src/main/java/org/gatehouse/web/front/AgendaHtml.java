package org.gatehouse.web.front;

import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// An agenda's Markdown (CommonMark) as HTML that is safe in our pages: text, lists, tables of
/// nothing, links to the web and to mailboxes. Pictures are left out, since loading one tells its
/// server who looks.
final class AgendaHtml {
    private static final Parser PARSER = Parser.builder().build();

    // A heading of the agenda stands below the page's own ones.
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).build();

    private static final PolicyFactory POLICY =
            new HtmlPolicyBuilder()
                    .allowElements(
                            (element, _) ->
                                    switch (element) {
                                        case "h1", "h2" -> "h3";
                                        case "h3", "h4", "h5", "h6" -> "h4";
                                        default -> element;
                                    },
                            "h1",
                            "h2",
                            "h3",
                            "h4",
                            "h5",
                            "h6")
                    .allowElements(
                            "p",
                            "br",
                            "hr",
                            "ul",
                            "ol",
                            "li",
                            "em",
                            "strong",
                            "blockquote",
                            "code",
                            "pre",
                            "a")
                    .allowAttributes("start")
                    .matching((_, _, value) -> number(value))
                    .onElements("ol")
                    .allowAttributes("href")
                    .onElements("a")
                    .allowUrlProtocols("https", "http", "mailto", "tel")
                    .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
                    .toFactory();

    private AgendaHtml() {}

    static String of(String markdown) {
        Node document = PARSER.parse(markdown);
        return POLICY.sanitize(RENDERER.render(document));
    }

    private static @org.jspecify.annotations.Nullable String number(String value) {
        return value.matches("[0-9]{1,4}") ? value : null;
    }
}
