package org.gatehouse.rooms.zoom;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.rooms.RoomRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How a Zoom meeting is made safe: what is asked for when it is created, and whether it took. Zoom
/// may say yes and yet drop a setting, so the meeting is read back before anybody is told.
final class ZoomGuards {
    private static final int LONGEST_TOPIC = 200;
    private static final int BY_HAND = 1;
    private static final int NO_REGISTRATION = 2;

    /// Without these the room is not a room: it would be open to whoever has the link.
    private static final Map<String, String> VITAL =
            Map.of(
                    "waiting_room", "zoom.guard.waitingRoom",
                    "use_pmi", "zoom.guard.ownId",
                    "join_before_host", "zoom.guard.host");

    private ZoomGuards() {}

    /// The request for a scheduled meeting.
    ///
    /// @param registration whether people get personal links; otherwise all come through the
    ///   waiting room by one link
    static ObjectNode body(RoomRequest request, boolean registration) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("type", 2);
        body.put("topic", cut(request.title()));
        body.put("agenda", mark(request));
        body.put("start_time", request.start().truncatedTo(ChronoUnit.SECONDS).toString());
        body.put("duration", request.minutes());
        body.put("timezone", request.zone().getId());
        settings(body.putObject("settings"), registration);
        return body;
    }

    private static void settings(ObjectNode settings, boolean registration) {
        settings.put("approval_type", registration ? BY_HAND : NO_REGISTRATION);
        settings.put("waiting_room", true);
        settings.putObject("waiting_room_options")
                .put("mode", "custom")
                .put("who_goes_to_waiting_room", "everyone");
        settings.put("join_before_host", false);
        settings.put("use_pmi", false);
        settings.put("mute_upon_entry", true);
        settings.put("participant_video", false);
        settings.put("auto_recording", "none");
        settings.put("allow_multiple_devices", false);
        settings.put("registrants_confirmation_email", false);
        settings.put("registrants_email_notification", false);
        settings.put("show_share_button", false);
        settings.put("show_join_info", false);
    }

    /// What our request is found again by, in the meeting's description.
    static String mark(RoomRequest request) {
        return "Gatehouse " + request.key();
    }

    private static String cut(String title) {
        return title.codePointCount(0, title.length()) <= LONGEST_TOPIC
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TOPIC));
    }

    /// The vital settings that did not take, in words; empty where the room may be announced.
    static List<String> missing(JsonNode meeting, boolean registration) {
        JsonNode settings = meeting.path("settings");
        List<String> missing = new ArrayList<>();
        if (settings.path("approval_type").asInt(-1)
                != (registration ? BY_HAND : NO_REGISTRATION)) {
            missing.add(ZoomWords.say("zoom.guard.registration"));
        }
        VITAL.forEach(
                (name, words) -> {
                    boolean wanted = name.equals("waiting_room");
                    if (settings.path(name).asBoolean(!wanted) != wanted) {
                        missing.add(ZoomWords.say(words));
                    }
                });
        return missing;
    }

    /// Settings that make a meeting calmer but not unsafe, which did not take: the host sees to
    /// them by hand.
    static List<String> wanting(JsonNode meeting) {
        JsonNode settings = meeting.path("settings");
        List<String> wanting = new ArrayList<>();
        if (!settings.path("mute_upon_entry").asBoolean(true)) {
            wanting.add(ZoomWords.say("zoom.todo.mute"));
        }
        if (settings.path("participant_video").asBoolean(false)) {
            wanting.add(ZoomWords.say("zoom.todo.video"));
        }
        if (settings.path("allow_multiple_devices").asBoolean(false)) {
            wanting.add(ZoomWords.say("zoom.todo.devices"));
        }
        return wanting;
    }
}
