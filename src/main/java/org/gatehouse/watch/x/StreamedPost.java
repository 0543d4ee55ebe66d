package org.gatehouse.watch.x;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Post;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a line of X's filtered stream (API v2).
final class StreamedPost {
    private StreamedPost() {}

    /// The post in a line; empty for keep-alives, messages of another kind, and what is no JSON.
    static Optional<Heard> read(String line) {
        JsonNode data;
        try {
            data = JsonMapper.shared().readTree(line.isBlank() ? "{}" : line).path("data");
        } catch (JacksonException _) {
            return Optional.empty();
        }
        String id = text(data, "id");
        if (!id.matches("[0-9]{1,25}")) {
            return Optional.empty();
        }
        List<String> links = new ArrayList<>();
        for (JsonNode url : data.path("entities").path("urls")) {
            for (String name : List.of("unwound_url", "expanded_url")) {
                if (!text(url, name).isEmpty()) {
                    links.add(text(url, name));
                }
            }
        }
        String whole = text(data.path("note_tweet"), "text");
        String author = text(data, "author_id");
        Post post =
                new Post(
                        id,
                        author,
                        "https://x.com/i/web/status/" + id,
                        whole.isEmpty() ? text(data, "text") : whole,
                        links,
                        List.of());
        return Optional.of(new Heard(post, written(data), line.getBytes(UTF_8)));
    }

    private static Optional<Instant> written(JsonNode data) {
        try {
            return Optional.of(Instant.parse(text(data, "created_at")));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).isString() ? json.path(name).stringValue() : "";
    }
}
