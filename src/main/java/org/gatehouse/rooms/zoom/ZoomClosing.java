package org.gatehouse.rooms.zoom;

import java.util.List;
import java.util.Set;
import org.gatehouse.rooms.Ended;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Removed;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomPresence;
import tools.jackson.databind.JsonNode;
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
        return Removed.oncePressed(ZoomWords.say("zoom.remove"));
    }

    /// Exactly 202 means that Zoom carries it out.
    private boolean putOut(RoomDetails room, String handle) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("method", "participant.remove");
        body.putObject("params").put("participant_uuid", handle);
        return api.send("PATCH", "/live_meetings/" + room.reference() + "/events", body)
                        instanceof ZoomAnswer.Ok(int status, _)
                && status == ACCEPTED;
    }

    /// Tells those in the waiting room that the meeting has moved, ends it and deletes it, so that
    /// no link into it works again. What is gone already counts as done.
    Outcome<Ended> end(RoomDetails room) {
        registrants.forget(room.reference());
        ObjectNode moved = JsonMapper.shared().createObjectNode();
        moved.put("method", "waiting_room.update");
        moved.putObject("params")
                .put("waiting_room_title", ZoomWords.say("zoom.moved.title"))
                .put("waiting_room_description", ZoomWords.say("zoom.moved.text"));
        api.sendOnce("PATCH", "/live_meetings/" + room.reference() + "/events", moved);
        ObjectNode end = JsonMapper.shared().createObjectNode();
        end.put("action", "end");
        return switch (api.send("PUT", "/meetings/" + room.reference() + "/status", end)) {
            case ZoomAnswer.Ok _ -> delete(room, Ended.completely());
            case ZoomAnswer.Failed failed when failed.noSuchMeeting() ->
                    delete(room, Ended.completely());
            case ZoomAnswer.Failed _ -> delete(room, whetherOn(room));
            case ZoomAnswer.Silent(String words) -> Outcome.unreachable(words);
        };
    }

    /// A meeting that never began can't be ended, and that is no fault. Where one is on, deleting
    /// it puts nobody out: then the host must press.
    private Ended whetherOn(RoomDetails room) {
        return api.get("/meetings/" + room.reference()) instanceof ZoomAnswer.Ok(_, JsonNode found)
                        && !found.path("status").asString("waiting").equals("started")
                ? Ended.completely()
                : Ended.oncePressed(ZoomWords.say("zoom.end"));
    }

    /// Without Zoom's own mails about it: ours say what to do.
    private Outcome<Ended> delete(RoomDetails room, Ended ended) {
        String path =
                "/meetings/"
                        + room.reference()
                        + "?schedule_for_reminder=false&cancel_meeting_reminder=false";
        return switch (api.delete(path)) {
            case ZoomAnswer.Ok _ -> Outcome.done(ended);
            case ZoomAnswer.Failed failed when failed.noSuchMeeting() -> Outcome.done(ended);
            case ZoomAnswer.Failed failed -> Outcome.refused(failed.words());
            case ZoomAnswer.Silent(String words) -> Outcome.unreachable(words);
        };
    }
}
