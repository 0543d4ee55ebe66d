package org.gatehouse.watch.fourchan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Post;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what the API of 4chan answers. Never throws: what is no answer holds nothing.
final class BoardReader {
    private static final int MOST = 2_000;

    private BoardReader() {}

    /// A thread and when somebody last wrote in it, in seconds since 1970.
    record Topic(long number, long modified) {}

    /// The threads in `threads.json`, the one first in which somebody wrote last.
    static List<Topic> threads(String json) {
        List<Topic> threads = new ArrayList<>();
        for (JsonNode page : parsed(json)) {
            for (JsonNode thread : page.path("threads")) {
                long number = thread.path("no").asLong(0);
                long modified = thread.path("last_modified").asLong(0);
                if (number > 0 && threads.size() < MOST) {
                    threads.add(new Topic(number, modified));
                }
            }
        }
        threads.sort(Comparator.comparingLong(Topic::modified).reversed());
        return threads;
    }

    /// The posts of a thread's JSON that were written after `since`, in seconds since 1970.
    static List<Heard> posts(String json, String board, long thread, long since) {
        List<Heard> posts = new ArrayList<>();
        for (JsonNode post : parsed(json).path("posts")) {
            long number = post.path("no").asLong(0);
            long time = post.path("time").asLong(0);
            if (number > 0 && time > since && posts.size() < MOST) {
                posts.add(heard(post, board, thread, number, time));
            }
        }
        return posts;
    }

    private static Heard heard(JsonNode json, String board, long thread, long number, long time) {
        String html = text(json, "sub") + "<br>" + text(json, "com");
        Document words = Jsoup.parse(html);
        words.select("wbr").remove(); // they stand within long addresses
        words.select("br").append("\n");
        Post post =
                new Post(
                        board + "/" + number,
                        // Nobody has an account; what they share is the thread.
                        board + "/" + thread,
                        "https://boards.4chan.org/%s/thread/%d#p%d"
                                .formatted(board, thread, number),
                        words.wholeText().strip(),
                        words.select("a[href]").eachAttr("href"),
                        List.of(text(json, "filename")));
        Optional<Instant> written =
                time < 100_000_000_000L
                        ? Optional.of(Instant.ofEpochSecond(time))
                        : Optional.empty();
        return new Heard(post, written, json.toString().getBytes(UTF_8));
    }

    private static String text(JsonNode json, String name) {
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
