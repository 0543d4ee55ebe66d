package org.gatehouse.rooms.zoom;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.words.Wording;
import tools.jackson.databind.JsonNode;

/// Zoom's error codes in words for a volunteer. Zoom's own message is quoted only as far as it
/// names missing scopes: everything else in it may hold details of the meeting.
final class ZoomWords {
    private static final Wording WORDS = Wording.of("zoom");

    private static final Pattern SCOPE = Pattern.compile("[a-z_]+:[a-z]+:[a-z_]+(:admin)?");

    private ZoomWords() {}

    /// The words for `key` in `words/en/zoom.properties`.
    static String say(String key, Object... args) {
        return WORDS.text(key, args);
    }

    static String of(int status, int code, String message) {
        return switch (code) {
            case 124 -> say("zoom.error.key");
            case 200 -> say("zoom.error.licence");
            case 1001 -> say("zoom.error.host");
            case 3001, 3038 -> say("zoom.error.over");
            case 3000 -> say("zoom.error.state");
            case 3018, 3043 -> say("zoom.error.full");
            case 3027 -> say("zoom.error.registration");
            case 3161 -> say("zoom.error.mayNot");
            case 4700, 4711 -> scopes(message);
            default -> byStatus(status, code, message);
        };
    }

    private static String byStatus(int status, int code, String message) {
        if (status == 429) {
            return daily(message) ? say("zoom.error.today") : say("zoom.error.slower");
        }
        if (status == 401) {
            return of(status, 124, message);
        }
        return say("zoom.error.other", Integer.toString(status), Integer.toString(code));
    }

    private static String scopes(String message) {
        StringBuilder missing = new StringBuilder();
        Matcher scope = SCOPE.matcher(message);
        while (scope.find()) {
            missing.append(missing.isEmpty() ? "" : ", ").append(scope.group());
        }
        return missing.isEmpty() ? say("zoom.error.scope") : say("zoom.error.scopes", missing);
    }

    /// Whether a 429 is about the day and not about the second.
    static boolean daily(String message) {
        return message.toLowerCase(Locale.ROOT).contains("daily");
    }

    /// Zoom's error code in `body`, 0 where there is none.
    static int code(JsonNode body) {
        return body.path("code").asInt(0);
    }

    static String message(JsonNode body) {
        return Optional.ofNullable(body.path("message").asString("")).orElse("");
    }
}
