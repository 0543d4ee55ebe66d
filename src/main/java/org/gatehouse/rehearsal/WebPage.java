package org.gatehouse.rehearsal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/// A page that stands open in a browser.
///
/// @param way every address on the way here, redirects included; the last is the page's own
/// @param html the page, as a person without JavaScript has it
record WebPage(List<URI> way, int status, Document html) {
    WebPage {
        way = List.copyOf(way);
    }

    URI address() {
        return way.getLast();
    }

    String path() {
        return address().getPath();
    }

    boolean isFine() {
        return status < 400;
    }

    /// The form whose action, without its query, ends with `action`.
    Optional<PageForm> form(String action) {
        return forms(action).stream().findFirst();
    }

    /// All forms whose action, without its query, ends with `action`.
    List<PageForm> forms(String action) {
        return html.getElementsByTag("form").stream()
                .filter(form -> form.attr("action").split("\\?", 2)[0].endsWith(action))
                .filter(FormElement.class::isInstance)
                .map(form -> new PageForm(this, (FormElement) form))
                .toList();
    }

    /// The form for `action`, which has to be there.
    PageForm require(String action) {
        return form(action)
                .orElseThrow(
                        () ->
                                new Mishap(
                                        "the page \"%s\" (status %d) has no form for %s"
                                                .formatted(heading(), status, action)));
    }

    /// What the page says first.
    String heading() {
        Element heading = html.selectFirst("h1");
        return heading == null ? "" : heading.text();
    }

    String text() {
        return html.text();
    }

    /// What the page says in short: its heading and its notices.
    String words() {
        List<String> parts = new ArrayList<>();
        parts.add(heading());
        parts.addAll(html.select("main .notice, main .error-summary").eachText());
        return String.join(": ", parts);
    }

    /// Where the page's live updates come from; empty where it has none.
    String liveSource() {
        return html.body().attr("data-live-source");
    }
}
