package org.gatehouse.rooms.zoom;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.rooms.RoomEvent;
import org.gatehouse.rooms.RoomEvent.Person;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the body of a webhook whose signature was found good. Leniently: Zoom's own examples do
/// not all fit its own schema, and an id is a text here and a number there.
public final class ZoomEvents {
    private ZoomEvents() {}

    /// The event in `body`; empty for one that means nothing to us or can't be understood.
    public static Optional<RoomEvent> read(String body) {
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            JsonNode object = json.path("payload").path("object");
            String room = text(object.path("id"));
            return room.isEmpty()
                    ? Optional.empty()
                    : event(json.path("event").asString(""), room, at(json), object);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Instant at(JsonNode json) {
        return Instant.ofEpochMilli(json.path("event_ts").asLong(0));
    }

    private static Optional<RoomEvent> event(
            String name, String room, Instant at, JsonNode object) {
        JsonNode participant = object.path("participant");
        Person person = person(object, participant);
        return Optional.ofNullable(
                switch (name) {
                    case "meeting.started" -> new RoomEvent.Opened(room, at);
                    case "meeting.ended" -> new RoomEvent.Closed(room, at);
                    case "meeting.participant_joined_waiting_room",
                            "meeting.participant_put_in_waiting_room" ->
                            new RoomEvent.Waiting(room, at, person);
                    case "meeting.participant_joined" -> new RoomEvent.Inside(room, at, person);
                    case "meeting.participant_left" ->
                            new RoomEvent.Left(
                                    room,
                                    at,
                                    person,
                                    participant.path("leave_reason").asString(""));
                    case "meeting.sharing_started" -> new RoomEvent.Sharing(room, at, person, true);
                    case "meeting.sharing_ended" -> new RoomEvent.Sharing(room, at, person, false);
                    case "meeting.risk_alert" -> riskAlert(room, at, object.path("armn_details"));
                    case "meeting.updated",
                            "meeting.deleted",
                            "meeting.registration_created",
                            "meeting.registration_approved",
                            "meeting.registration_denied",
                            "meeting.registration_cancelled" ->
                            new RoomEvent.Changed(room, at, name);
                    default -> null;
                });
    }

    /// A number of a person is good only within one instance of the meeting, so that names it too.
    private static Person person(JsonNode object, JsonNode participant) {
        return new Person(
                object.path("uuid").asString("") + ":" + text(participant.path("user_id")),
                participant.path("user_name").asString(""),
                present(participant.path("registrant_id")),
                present(participant.path("participant_uuid")));
    }

    private static RoomEvent riskAlert(String room, Instant at, JsonNode details) {
        List<String> advice = new ArrayList<>();
        details.path("recommended_enable_settings")
                .forEach(
                        setting ->
                                advice.add(ZoomWords.say("zoom.advice.on", setting.asString(""))));
        details.path("recommended_disable_settings")
                .forEach(
                        setting ->
                                advice.add(ZoomWords.say("zoom.advice.off", setting.asString(""))));
        return new RoomEvent.RiskAlert(
                room,
                at,
                details.path("post_platform").asString(""),
                details.path("social_link").asString(""),
                details.path("post_user").asString(""),
                moment(text(details.path("post_time"))),
                advice);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> present(JsonNode node) {
        return Optional.of(text(node)).filter(text -> !text.isEmpty());
    }

    private static String text(JsonNode node) {
        return node.isNumber() ? Long.toString(node.longValue()) : node.asString("");
    }
}
