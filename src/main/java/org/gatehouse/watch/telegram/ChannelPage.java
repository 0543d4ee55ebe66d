package org.gatehouse.watch.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Post;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The web preview of a public channel. Never throws: a page of another form has no messages.
///
/// @param messages the oldest first
record ChannelPage(List<Message> messages) {
    /// One message.
    ///
    /// @param number counts the messages of its channel
    record Message(long number, Heard heard) {}

    static ChannelPage read(String html, String channel) {
        Document page = Jsoup.parse(html, "https://t.me/");
        List<Message> messages = new ArrayList<>();
        for (Element message : page.select(".tgme_widget_message[data-post]")) {
            String id = message.attr("data-post");
            int slash = id.indexOf('/');
            String number = id.substring(slash + 1);
            if (slash > 0
                    && id.substring(0, slash).equalsIgnoreCase(channel)
                    && number.matches("[0-9]{1,18}")) {
                messages.add(new Message(Long.parseLong(number), heard(message, id, channel)));
            }
        }
        return new ChannelPage(List.copyOf(messages));
    }

    private static Heard heard(Element message, String id, String channel) {
        Set<String> links = new LinkedHashSet<>();
        StringBuilder text = new StringBuilder();
        for (Element part : message.select(".tgme_widget_message_text")) {
            // Albums nest two of them, one in the other: read once.
            boolean inner =
                    part.parents().stream().anyMatch(p -> p.hasClass("tgme_widget_message_text"));
            if (!inner) {
                part.select("br").append("\n");
                text.append(part.wholeText()).append('\n');
            }
        }
        message.select(
                        ".tgme_widget_message_text a[href], a.tgme_widget_message_link_preview[href],"
                                + " a.tgme_widget_message_inline_button[href]")
                .forEach(link -> links.add(link.attr("href")));
        List<String> beside =
                message.select(".link_preview_title, .link_preview_description").eachText();
        Post post =
                new Post(
                        id,
                        channel,
                        "https://t.me/" + id,
                        text.toString().strip(),
                        List.copyOf(links),
                        beside);
        return new Heard(post, written(message), message.outerHtml().getBytes(UTF_8));
    }

    private static Optional<Instant> written(Element message) {
        Element time = message.selectFirst("time[datetime]");
        try {
            return time == null
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(time.attr("datetime")).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
