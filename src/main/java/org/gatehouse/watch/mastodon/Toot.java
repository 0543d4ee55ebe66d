package org.gatehouse.watch.mastodon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Post;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads Mastodon's statuses. Links are split over invisible spans, so whole ones come from `href`.
final class Toot {
    private Toot() {}

    /// The status in a message of the stream, whose `payload` is JSON inside a text.
    static Optional<JsonNode> inMessage(String message) {
        JsonNode json = parsed(message);
        String event = text(json, "event");
        return event.equals("update") || event.equals("status.update")
                ? Optional.of(parsed(text(json, "payload")))
                : Optional.empty();
    }

    /// The statuses of a timeline, the newest first.
    static List<JsonNode> timeline(String json) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode list = parsed(json);
        if (list.isArray()) {
            list.forEach(all::add);
        }
        return all;
    }

    /// A status as a post; empty where it is none.
    static Optional<Heard> heard(JsonNode status) {
        String id = text(status, "id");
        if (!id.matches("[0-9A-Za-z]{1,64}")) {
            return Optional.empty();
        }
        Document words = Jsoup.parse(text(status, "content"));
        words.select("br, p").append("\n");
        Set<String> links = new LinkedHashSet<>(words.select("a[href]").eachAttr("href"));
        List<String> alt = new ArrayList<>();
        for (JsonNode media : status.path("media_attachments")) {
            alt.add(text(media, "description"));
        }
        JsonNode card = status.path("card");
        links.add(text(card, "url"));
        alt.add(text(card, "title"));
        alt.add(text(card, "description"));
        links.remove("");
        alt.removeIf(String::isEmpty);
        String spoiler = text(status, "spoiler_text");
        Post post =
                new Post(
                        id + text(status, "edited_at"),
                        text(status.path("account"), "acct"),
                        text(status, "url"),
                        (spoiler + "\n" + words.wholeText()).strip(),
                        List.copyOf(links),
                        alt);
        return Optional.of(new Heard(post, written(status), status.toString().getBytes(UTF_8)));
    }

    private static Optional<Instant> written(JsonNode status) {
        try {
            return Optional.of(Instant.parse(text(status, "created_at")));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static String text(JsonNode json, String name) {
        return json.path(name).isString() ? json.path(name).stringValue() : "";
    }

    private static JsonNode parsed(String json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException _) {
            return JsonMapper.shared().createObjectNode();
        }
    }
}
