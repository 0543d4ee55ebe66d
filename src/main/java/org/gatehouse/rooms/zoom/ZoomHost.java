package org.gatehouse.rooms.zoom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The host's account settings, which hold for every meeting of theirs: only the host may share,
/// nobody renames themselves, chat goes to the host alone. They are read where the app's scopes
/// allow, changed only where the forum said so, and otherwise named for the host to set by hand.
final class ZoomHost {
    /// Chat with the host and co-hosts only.
    private static final int HOST_ONLY = 2;

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final ZoomApi api;
    private final ZoomSettings settings;
    private final InstantSource clock;
    private volatile Found found = new Found(Instant.MIN, List.of());

    ZoomHost(ZoomApi api, ZoomSettings settings, InstantSource clock) {
        this.api = api;
        this.settings = settings;
        this.clock = clock;
    }

    private record Found(Instant at, List<String> toDo) {}

    /// What the host must still switch by hand, one sentence each. Asked of Zoom once a minute at
    /// most: the desk shows it on every page.
    List<String> toDoByHand() {
        Instant now = clock.instant();
        if (found.at().isBefore(now.minus(FRESH))) {
            found = new Found(now, ask());
        }
        return found.toDo();
    }

    private List<String> ask() {
        return switch (api.get(path())) {
            case ZoomAnswer.Ok(_, JsonNode read) -> change(read.path("in_meeting"));
            case ZoomAnswer.Failed _ -> unseen();
            case ZoomAnswer.Silent _ -> unseen();
        };
    }

    private String path() {
        return "/users/" + ZoomApi.segment(settings.host()) + "/settings";
    }

    private List<String> change(JsonNode inMeeting) {
        List<String> unsafe = unsafe(inMeeting);
        if (unsafe.isEmpty() || !settings.mayChangeHost()) {
            return unsafe;
        }
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.putObject("in_meeting")
                .put("who_can_share_screen", "host")
                .put("who_can_share_screen_when_someone_is_sharing", "host")
                .put("allow_participants_chat_with", HOST_ONLY)
                .put("private_chat", false)
                .put("file_transfer", false)
                .put("annotation", false);
        api.send("PATCH", path(), body);
        return api.get(path()) instanceof ZoomAnswer.Ok(_, JsonNode read)
                ? unsafe(read.path("in_meeting"))
                : unsafe;
    }

    /// Renaming is a setting of the whole account: a host's own settings neither show nor take it,
    /// so the host is asked to look.
    private static List<String> unsafe(JsonNode inMeeting) {
        List<String> unsafe = new ArrayList<>();
        boolean sharing = inMeeting.path("screen_sharing").asBoolean(true);
        if (sharing && !inMeeting.path("who_can_share_screen").asString("").equals("host")) {
            unsafe.add(ZoomWords.say("zoom.todo.share"));
        }
        if (inMeeting.path("allow_participants_to_rename").asBoolean(true)) {
            unsafe.add(ZoomWords.say("zoom.todo.rename"));
        }
        boolean chat = inMeeting.path("chat").asBoolean(true);
        if (chat && inMeeting.path("allow_participants_chat_with").asInt(4) > HOST_ONLY) {
            unsafe.add(ZoomWords.say("zoom.todo.chat"));
        }
        if (inMeeting.path("annotation").asBoolean(false)) {
            unsafe.add(ZoomWords.say("zoom.todo.annotation"));
        }
        if (inMeeting.path("file_transfer").asBoolean(false)) {
            unsafe.add(ZoomWords.say("zoom.todo.files"));
        }
        return unsafe;
    }

    /// The scope to read the settings is not asked of everybody.
    private static List<String> unseen() {
        return List.of(ZoomWords.say("zoom.todo.unseen"));
    }
}
