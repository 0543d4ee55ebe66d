package org.gatehouse.web.inroom;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.gatehouse.inroom.Act;
import org.gatehouse.inroom.InRoomDesk.Press;
import org.gatehouse.inroom.Seen;
import org.gatehouse.inroom.Someone;
import org.gatehouse.refusal.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what the page inside the program sends: `{"room":"…","host":true,"guarded":true,
/// "able":["ADMIT"],"waiting":[["handle","name",false]],"inside":[…],"press":{"act":"ADMIT",
/// "handle":"…"}}`. People are short lists, since there may be hundreds.
final class SeenReader {
    private static final int LONGEST = 200;

    private SeenReader() {}

    /// @throws Refusal.Conflict where it is nothing of the kind
    static JsonNode json(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException _) {
            throw new Refusal.Conflict("refusal.badRequest");
        }
    }

    static Seen seen(JsonNode json) {
        return new Seen(
                text(json.path("room")),
                json.path("host").asBoolean(false),
                json.path("guarded").asBoolean(false),
                acts(json.path("able")),
                people(json.path("waiting")),
                people(json.path("inside")));
    }

    static Optional<Press> press(JsonNode json) {
        JsonNode press = json.path("press");
        return act(text(press.path("act"))).map(act -> new Press(act, text(press.path("handle"))));
    }

    private static Set<Act> acts(JsonNode names) {
        return elements(names).stream()
                .flatMap(name -> act(text(name)).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<Act> act(String name) {
        return Arrays.stream(Act.values()).filter(act -> act.name().equals(name)).findFirst();
    }

    private static List<Someone> people(JsonNode rows) {
        return elements(rows).stream()
                .map(
                        row ->
                                new Someone(
                                        text(row.path(0)),
                                        text(row.path(1)),
                                        row.path(2).asBoolean(false)))
                .filter(one -> !one.handle().isEmpty())
                .toList();
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static String text(JsonNode node) {
        String text = node.asString("").strip();
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
