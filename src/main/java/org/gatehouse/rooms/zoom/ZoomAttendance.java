package org.gatehouse.rooms.zoom;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.Stay;
import tools.jackson.databind.JsonNode;

/// Zoom's report on who was in a meeting, which appears some minutes after its end. People are told
/// apart by `registrant_id`, never by name or address.
final class ZoomAttendance {
    private final ZoomApi api;

    ZoomAttendance(ZoomApi api) {
        this.api = api;
    }

    /// All stays in `room`: in the instance that began with it, or else in the last one.
    Outcome<List<Stay>> of(RoomDetails room) {
        Outcome<List<Stay>> first =
                ofInstance(room.secret("uuid").filter(u -> !u.isEmpty()).orElse(room.reference()));
        return first instanceof Outcome.Refused<List<Stay>> ? ofInstance(room.reference()) : first;
    }

    private Outcome<List<Stay>> ofInstance(String instance) {
        String path =
                "/report/meetings/"
                        + ZoomApi.segment(instance)
                        + "/participants?page_size=300&include_fields=registrant_id";
        return ZoomPages.all(api, path, "participants")
                .map(all -> all.stream().map(ZoomAttendance::stay).toList());
    }

    private static Stay stay(JsonNode participant) {
        return new Stay(
                Optional.of(participant.path("registrant_id").asString(""))
                        .filter(id -> !id.isEmpty()),
                participant.path("name").asString(""),
                moment(participant.path("join_time").asString("")),
                moment(participant.path("leave_time").asString("")));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
