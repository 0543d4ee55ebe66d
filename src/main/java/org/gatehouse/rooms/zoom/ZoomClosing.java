package org.gatehouse.rooms.zoom;

import java.util.List;
import java.util.Set;
import org.gatehouse.rooms.Ended;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Removed;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomPresence;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Puts one person out of a Zoom meeting, or everybody for good.
final class ZoomClosing {
    private static final int ACCEPTED = 202;

    private final ZoomApi api;
    private final ZoomSettings settings;
    private final ZoomRegistrants registrants;
    private final RoomPresence presence;

    ZoomClosing(
            ZoomApi api,
            ZoomSettings settings,
            ZoomRegistrants registrants,
            RoomPresence presence) {
        this.api = api;
        this.settings = settings;
        this.registrants = registrants;
        this.presence = presence;
    }

    /// Takes the person's links back and, where the account can, puts out whoever came in on them.
    /// Taking a link back alone puts nobody out.
    Outcome<Removed> remove(RoomDetails room, Set<String> references) {
        for (String reference : references) {
            ZoomAnswer cancelled = registrants.cancel(room.reference(), reference);
            if (cancelled instanceof ZoomAnswer.Silent(String words)) {
                return Outcome.unreachable(words);
            }
            if (cancelled instanceof ZoomAnswer.Failed failed && !failed.noSuchMeeting()) {
                return Outcome.refused(failed.words());
            }
        }
        List<String> inside = presence.handlesOf(room.reference(), references);
        return Outcome.done(
                settings.mayRemove()
                                && !inside.isEmpty()
                                && inside.stream().allMatch(handle -> putOut(room, handle))
                        ? Removed.completely()
                        : byHand());
    }

    private static Removed byHand() {
        return Removed.oncePressed(
                "In Zoom: Participants → point at the person → “More” → “Remove”. Their link is taken back already.");
    }

    private boolean putOut(RoomDetails room, String handle) {
        return control(room, "participant.remove", "participant_uuid", handle);
    }

    /// Exactly 202 means that Zoom carries it out.
    private boolean control(RoomDetails room, String method, String name, String value) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("method", method);
        body.putObject("params").put(name, value);
        return controlled(room, body);
    }

    private boolean controlled(RoomDetails room, ObjectNode body) {
        return api.send("PATCH", "/live_meetings/" + room.reference() + "/events", body)
                        instanceof ZoomAnswer.Ok(int status, _)
                && status == ACCEPTED;
    }

    /// Tells those in the waiting room that the meeting has moved, ends it and deletes it, so that
    /// no link into it works again. What is gone already counts as done.
    Outcome<Ended> end(RoomDetails room) {
        ObjectNode moved = JsonMapper.shared().createObjectNode();
        moved.put("method", "waiting_room.update");
        moved.putObject("params")
                .put("waiting_room_title", "This meeting has moved")
                .put(
                        "waiting_room_description",
                        "Open your pass again: it leads you to the new room.");
        controlled(room, moved);
        ObjectNode end = JsonMapper.shared().createObjectNode();
        end.put("action", "end");
        ZoomAnswer ended = api.send("PUT", "/meetings/" + room.reference() + "/status", end);
        if (ended instanceof ZoomAnswer.Silent(String words)) {
            return Outcome.unreachable(words);
        }
        // A meeting that never began can't be ended; deleting settles either case.
        return switch (api.delete("/meetings/" + room.reference())) {
            case ZoomAnswer.Ok _ -> gone(room, ended);
            case ZoomAnswer.Failed failed when failed.noSuchMeeting() -> gone(room, ended);
            case ZoomAnswer.Failed failed -> Outcome.refused(failed.words());
            case ZoomAnswer.Silent(String words) -> Outcome.unreachable(words);
        };
    }

    /// Deleting a meeting puts nobody out: where ending was refused while people are known to be
    /// inside, the host must press.
    private Outcome<Ended> gone(RoomDetails room, ZoomAnswer ended) {
        boolean stillOn =
                ended instanceof ZoomAnswer.Failed failed
                        && !failed.noSuchMeeting()
                        && !presence.inside(room.reference()).isEmpty();
        return Outcome.done(
                stillOn
                        ? Ended.oncePressed("In Zoom: “End” → “End Meeting for All”.")
                        : Ended.completely());
    }
}
