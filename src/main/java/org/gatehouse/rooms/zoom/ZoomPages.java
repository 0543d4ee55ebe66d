package org.gatehouse.rooms.zoom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.gatehouse.rooms.Outcome;
import tools.jackson.databind.JsonNode;

/// Reads Zoom's lists, which come in pages with a token for the next one.
final class ZoomPages {
    private ZoomPages() {}

    /// The first member of the list `name` that `wanted` accepts.
    ///
    /// @param first the path of the first page, with a query
    static Outcome<Optional<JsonNode>> find(
            ZoomApi api, String first, String name, Predicate<JsonNode> wanted) {
        List<JsonNode> hit = new ArrayList<>();
        return walk(
                        api,
                        first,
                        name,
                        each -> {
                            if (wanted.test(each)) {
                                hit.add(each);
                            }
                            return hit.isEmpty();
                        })
                .map(_ -> hit.stream().findFirst());
    }

    /// All members of the list `name`.
    static Outcome<List<JsonNode>> all(ZoomApi api, String first, String name) {
        List<JsonNode> all = new ArrayList<>();
        return walk(api, first, name, all::add).map(_ -> all);
    }

    /// Stops when `goOn` says no, when there is no next page, or when a token comes again: Zoom is
    /// known to repeat the last one.
    private static Outcome<Integer> walk(
            ZoomApi api, String first, String name, Predicate<JsonNode> goOn) {
        Set<String> seen = new HashSet<>();
        String path = first;
        while (true) {
            ZoomAnswer answer = api.get(path);
            if (!(answer instanceof ZoomAnswer.Ok(_, JsonNode body))) {
                return answer.outcome().map(_ -> 0);
            }
            for (JsonNode each : body.path(name)) {
                if (!goOn.test(each)) {
                    return Outcome.done(seen.size());
                }
            }
            String next = body.path("next_page_token").asString("");
            if (next.isEmpty() || !seen.add(next)) {
                return Outcome.done(seen.size());
            }
            path = first + "&next_page_token=" + ZoomApi.encoded(next);
        }
    }
}
