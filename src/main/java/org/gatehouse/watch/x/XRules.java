package org.gatehouse.watch.x;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The rules by which X picks posts for us: one for each room's number, whole and in groups as
/// people write it. Never a passcode.
final class XRules {
    private XRules() {}

    /// The rule for a number of 9 to 11 digits: `"87456290123" OR "874 5629 0123"`.
    static String of(String number) {
        if (!number.matches("[0-9]{9,18}")) {
            throw new IllegalArgumentException("Only a room's number is told to X");
        }
        int length = number.length();
        String grouped =
                length <= 11
                        ? "%s %s %s"
                                .formatted(
                                        number.substring(0, 3),
                                        number.substring(3, length == 11 ? 7 : 6),
                                        number.substring(length == 11 ? 7 : 6))
                        : number;
        return "\"%s\" OR \"%s\"".formatted(number, grouped);
    }

    /// What has to be sent so that of `known`, X's answer, `wanted` is left; empty where nothing.
    static List<String> changes(String known, Set<String> wanted) {
        Set<String> missing = new TreeSet<>(wanted);
        List<String> tooMuch = new ArrayList<>();
        try {
            for (JsonNode rule : JsonMapper.shared().readTree(known).path("data")) {
                if (!missing.remove(rule.path("value").asString(""))) {
                    tooMuch.add(rule.path("id").asString(""));
                }
            }
        } catch (JacksonException _) {
            // then all are added, and X says which it has
        }
        List<String> bodies = new ArrayList<>();
        JsonMapper json = JsonMapper.shared();
        if (!tooMuch.isEmpty()) {
            bodies.add(json.writeValueAsString(Map.of("delete", Map.of("ids", tooMuch))));
        }
        if (!missing.isEmpty()) {
            bodies.add(
                    json.writeValueAsString(
                            Map.of(
                                    "add",
                                    missing.stream()
                                            .map(value -> Map.of("value", value))
                                            .toList())));
        }
        return bodies;
    }
}
