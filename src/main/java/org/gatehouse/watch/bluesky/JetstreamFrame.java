package org.gatehouse.watch.bluesky;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Post;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One message of the stream. `text` cuts links short, so the whole ones are taken from `facets`
/// and `embed`. Pictures are not fetched; what their authors say is on them is read.
///
/// @param time the stream's own time in microseconds: the cursor
/// @param heard the post; empty for messages of another kind
record JetstreamFrame(long time, Optional<Heard> heard) {
    private static final Pattern DID = Pattern.compile("did:[a-z0-9:._%-]{1,200}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._~:-]{1,512}");
    private static final int MOST = 100;

    /// Reads a message; empty where it is none.
    static Optional<JetstreamFrame> read(String message) {
        try {
            JsonNode json = JsonMapper.shared().readTree(message);
            long time = json.path("time_us").asLong(0);
            return time <= 0
                    ? Optional.empty()
                    : Optional.of(new JetstreamFrame(time, post(json, message)));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Optional<Heard> post(JsonNode json, String message) {
        JsonNode commit = json.path("commit");
        JsonNode record = commit.path("record");
        String did = text(json.path("did"));
        String key = text(commit.path("rkey"));
        String operation = text(commit.path("operation"));
        boolean isPost =
                text(commit.path("collection")).equals("app.bsky.feed.post")
                        && (operation.equals("create") || operation.equals("update"))
                        && DID.matcher(did).matches()
                        && KEY.matcher(key).matches();
        if (!isPost) {
            return Optional.empty();
        }
        Post post =
                new Post(
                        did + "/" + key + "/" + text(commit.path("cid")),
                        did,
                        "https://bsky.app/profile/" + did + "/post/" + key,
                        text(record.path("text")),
                        links(record),
                        alt(record));
        return Optional.of(
                new Heard(post, written(text(record.path("createdAt"))), message.getBytes(UTF_8)));
    }

    private static List<String> links(JsonNode record) {
        List<String> links = new ArrayList<>();
        for (JsonNode facet : record.path("facets")) {
            for (JsonNode feature : facet.path("features")) {
                add(links, feature.path("uri"));
            }
        }
        JsonNode embed = record.path("embed");
        for (JsonNode media : List.of(embed, embed.path("media"))) {
            add(links, media.path("external").path("uri"));
        }
        return links;
    }

    /// Words beside the text: on pictures and cards, and in tags.
    private static List<String> alt(JsonNode record) {
        List<String> alt = new ArrayList<>();
        JsonNode embed = record.path("embed");
        for (JsonNode media : List.of(embed, embed.path("media"))) {
            for (JsonNode image : media.path("images")) {
                add(alt, image.path("alt"));
            }
            add(alt, media.path("alt"));
            add(alt, media.path("external").path("title"));
            add(alt, media.path("external").path("description"));
        }
        record.path("tags").forEach(tag -> add(alt, tag));
        return alt;
    }

    private static void add(List<String> texts, JsonNode text) {
        if (text.isString() && texts.size() < MOST) {
            texts.add(text.stringValue());
        }
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }

    private static Optional<Instant> written(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
