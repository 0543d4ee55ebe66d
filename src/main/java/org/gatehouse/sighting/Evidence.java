package org.gatehouse.sighting;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.watch.Part;
import org.gatehouse.watch.Post;
import org.gatehouse.watch.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A post as it was seen, kept sealed: it holds what must not be seen in public, and the words of
/// somebody who may have done nothing wrong.
///
/// @param where what of it exposes something
/// @param raw what the platform, or the person who told us, sent
/// @param contact how to reach the person who told us, where they said so
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Evidence(Post post, List<Span> where, byte[] raw, Optional<String> contact) {
    public Evidence {
        where = List.copyOf(where);
    }

    /// The same with more findings.
    Evidence with(Post seen, List<Span> more) {
        return new Evidence(seen, more, raw, contact);
    }

    byte[] seal(Keys keys) {
        Map<String, Object> json =
                Map.of(
                        "id", post.id(),
                        "author", post.author(),
                        "url", post.url(),
                        "text", post.text(),
                        "links", post.links(),
                        "alt", post.alt(),
                        "where", where.stream().map(Evidence::span).toList(),
                        "raw", Base64.getEncoder().encodeToString(raw),
                        "contact", contact.orElse(""));
        return keys.seal(Purpose.SIGHTING, JsonMapper.shared().writeValueAsString(json));
    }

    private static Map<String, Object> span(Span span) {
        return Map.of(
                "part", span.part().name(),
                "index", (long) span.index(),
                "start", (long) span.start(),
                "end", (long) span.end());
    }

    static Evidence open(Keys keys, byte[] sealed) {
        JsonNode json = JsonMapper.shared().readTree(keys.open(Purpose.SIGHTING, sealed));
        Post post =
                new Post(
                        json.path("id").asString(),
                        json.path("author").asString(),
                        json.path("url").asString(),
                        json.path("text").asString(),
                        texts(json.path("links")),
                        texts(json.path("alt")));
        List<Span> where = new ArrayList<>();
        for (JsonNode span : json.path("where")) {
            where.add(
                    new Span(
                            Part.valueOf(span.path("part").asString()),
                            span.path("index").asInt(),
                            span.path("start").asInt(),
                            span.path("end").asInt()));
        }
        return new Evidence(
                post,
                where,
                Base64.getDecoder().decode(json.path("raw").asString()),
                Optional.of(json.path("contact").asString()).filter(text -> !text.isEmpty()));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    @Override
    public String toString() {
        return "Evidence[sealed]";
    }
}
