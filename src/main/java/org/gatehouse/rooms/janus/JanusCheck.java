package org.gatehouse.rooms.janus;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.TryOut.Finding;
import tools.jackson.databind.JsonNode;

/// Says what is missing on a Janus server before a first room is opened there.
final class JanusCheck implements Supplier<List<Finding>> {
    /// Versions before this have faults that let a guest damage the server's memory.
    private static final int SAFE = 1401;

    private final JanusApi api;
    private final JanusRoom room;

    JanusCheck(JanusApi api, JanusRoom room) {
        this.api = api;
        this.room = room;
    }

    static boolean isOld(int version) {
        return version < SAFE;
    }

    static String careful(int version) {
        String name = version / 1000 + "." + version / 100 % 10 + "." + version % 100;
        return JanusWords.say("janus.old", name);
    }

    @Override
    public List<Finding> get() {
        return switch (api.info()) {
            case JanusAnswer.Success(JsonNode info) -> answering(info);
            case JanusAnswer.Failure failure -> List.of(new Finding(false, failure.words()));
            case JanusAnswer.Silent(String words) -> List.of(new Finding(false, words));
        };
    }

    private List<Finding> answering(JsonNode info) {
        room.sawVersion(info);
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(true, JanusWords.say("janus.answers")));
        if (isOld(info.path("version").asInt(0))) {
            findings.add(
                    new Finding(
                            true,
                            JanusWords.say(
                                    "janus.careful", careful(info.path("version").asInt(0)))));
        }
        require(findings, info, "auth_token", JanusWords.say("janus.tokenAuth"));
        require(findings, info, "api_secret", JanusWords.say("janus.apiSecret"));
        if (!info.path("plugins").has(JanusApi.PLUGIN)) {
            findings.add(new Finding(false, JanusWords.say("janus.noPlugin")));
        }
        findings.add(
                finding(
                        api.admin("", "list_sessions", JanusApi.json()).outcome(),
                        JanusWords.say("janus.accepted")));
        if (findings.stream().allMatch(Finding::good)) {
            findings.add(closed());
        }
        return findings;
    }

    private static void require(
            List<Finding> findings, JsonNode info, String key, String otherwise) {
        if (!info.path(key).asBoolean(false)) {
            findings.add(new Finding(false, otherwise));
        }
    }

    private static Finding finding(Outcome<?> outcome, String good) {
        return outcome instanceof Outcome.Done<?>
                ? new Finding(true, good)
                : new Finding(false, outcome.reason());
    }

    /// Whoever is let into one meeting must not make rooms of their own.
    private Finding closed() {
        return switch (room.isOpenToAll("trial-" + UUID.randomUUID())) {
            case Outcome.Done<Boolean>(Boolean open) when open ->
                    new Finding(false, JanusWords.say("janus.open"));
            case Outcome.Done<Boolean> _ -> new Finding(true, JanusWords.say("janus.closed"));
            case Outcome.Refused<Boolean>(String reason) -> new Finding(false, reason);
            case Outcome.Unreachable<Boolean>(String reason) -> new Finding(false, reason);
        };
    }
}
