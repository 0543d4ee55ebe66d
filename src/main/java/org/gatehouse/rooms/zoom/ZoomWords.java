package org.gatehouse.rooms.zoom;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Zoom's error codes in words for a volunteer. Zoom's own message is quoted only as far as it
/// names missing scopes: everything else in it may hold details of the meeting.
final class ZoomWords {
    private static final Pattern SCOPE = Pattern.compile("[a-z_]+:[a-z]+:[a-z_]+(:admin)?");

    private ZoomWords() {}

    static String of(int status, int code, String message) {
        return switch (code) {
            case 124 ->
                    "Zoom does not accept our key. Check the app's client ID and secret, and that the app is activated.";
            case 200 -> "Zoom says this needs a paid licence for the host.";
            case 1001 -> "Zoom does not know the host. Check the host's e-mail address.";
            case 3001, 3038 -> "Zoom says that this meeting no longer exists or is over.";
            case 3000 -> "Zoom would not do this with the meeting in its present state.";
            case 3018, 3043 -> "Zoom says that the meeting is full.";
            case 3027 ->
                    "Zoom says that the host may not use registration. It needs a licensed (Pro) host.";
            case 3161 -> "Zoom says that the host may not hold this meeting.";
            case 4700, 4711 -> scopes(message);
            default -> byStatus(status, code, message);
        };
    }

    private static String byStatus(int status, int code, String message) {
        if (status == 429) {
            return daily(message)
                    ? "Zoom's limit for today is used up. It starts afresh at midnight UTC."
                    : "Zoom asks us to slow down. Try again in a moment.";
        }
        if (status == 401) {
            return of(status, 124, message);
        }
        return "Zoom refused this (status " + status + ", code " + code + ").";
    }

    private static String scopes(String message) {
        StringBuilder missing = new StringBuilder();
        Matcher scope = SCOPE.matcher(message);
        while (scope.find()) {
            missing.append(missing.isEmpty() ? "" : ", ").append(scope.group());
        }
        return missing.isEmpty()
                ? "The Zoom app lacks a permission (scope)."
                : "The Zoom app lacks these scopes: " + missing + ".";
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
