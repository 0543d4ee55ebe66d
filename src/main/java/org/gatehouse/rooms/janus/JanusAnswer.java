package org.gatehouse.rooms.janus;

import org.gatehouse.rooms.Outcome;
import tools.jackson.databind.JsonNode;

/// What Janus said.
sealed interface JanusAnswer {
    int NOT_AUTHORISED = 403;
    int NO_ROOM = 426;
    int ROOM_EXISTS = 427;
    int NOBODY = 428;
    int MISSING = 429;
    int INVALID = 430;
    int NOT_ALLOWED = 433;
    int NO_SESSION = 458;
    int NO_HANDLE = 459;
    int NO_PLUGIN = 460;

    /// It took.
    ///
    /// @param json the whole answer, or what the plugin said
    record Success(JsonNode json) implements JanusAnswer {}

    /// It was refused.
    ///
    /// @param code one of Janus' own (403, 458…) or of its VideoRoom plugin (426 to 436)
    record Failure(int code) implements JanusAnswer {
        String words() {
            return switch (code) {
                case NOT_AUTHORISED -> JanusWords.say("janus.secrets");
                case NOT_ALLOWED, MISSING -> JanusWords.say("janus.roomKey");
                case INVALID -> JanusWords.say("janus.stringIds");
                case NO_ROOM -> JanusWords.say("janus.gone");
                case NO_PLUGIN -> JanusWords.say("janus.noPlugin");
                default -> JanusWords.say("janus.refused", code);
            };
        }
    }

    record Silent(String words) implements JanusAnswer {}

    /// Whether it failed with `wanted`.
    default boolean isFailure(int wanted) {
        return this instanceof Failure(int code) && code == wanted;
    }

    default Outcome<JsonNode> outcome() {
        return switch (this) {
            case Success(JsonNode json) -> Outcome.done(json);
            case Failure failure -> Outcome.refused(failure.words());
            case Silent(String words) -> Outcome.unreachable(words);
        };
    }
}
