package org.gatehouse.rooms.zoom;

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

    private final ZoomApi api;
    private final ZoomSettings settings;

    ZoomHost(ZoomApi api, ZoomSettings settings) {
        this.api = api;
        this.settings = settings;
    }

    /// What the host must still switch by hand, one sentence each.
    List<String> toDoByHand() {
        return switch (api.get(path())) {
            case ZoomAnswer.Ok(_, JsonNode found) -> change(found.path("in_meeting"));
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
                .put("allow_participants_to_rename", false)
                .put("allow_participants_chat_with", HOST_ONLY)
                .put("private_chat", false)
                .put("file_transfer", false)
                .put("annotation", false);
        api.send("PATCH", path(), body);
        return api.get(path()) instanceof ZoomAnswer.Ok(_, JsonNode found)
                ? unsafe(found.path("in_meeting"))
                : unsafe;
    }

    private static List<String> unsafe(JsonNode inMeeting) {
        List<String> unsafe = new ArrayList<>();
        boolean sharing = inMeeting.path("screen_sharing").asBoolean(true);
        if (sharing && !inMeeting.path("who_can_share_screen").asString("").equals("host")) {
            unsafe.add("In Zoom’s settings let only the host share the screen.");
        }
        if (inMeeting.path("allow_participants_to_rename").asBoolean(true)) {
            unsafe.add("In Zoom’s settings switch off “Allow participants to rename themselves”.");
        }
        boolean chat = inMeeting.path("chat").asBoolean(true);
        if (chat && inMeeting.path("allow_participants_chat_with").asInt(4) > HOST_ONLY) {
            unsafe.add("In Zoom’s settings let participants chat with the host only.");
        }
        if (inMeeting.path("annotation").asBoolean(false)) {
            unsafe.add("In Zoom’s settings switch off “Annotation”.");
        }
        if (inMeeting.path("file_transfer").asBoolean(false)) {
            unsafe.add("In Zoom’s settings switch off “Send files via meeting chat”.");
        }
        return unsafe;
    }

    /// The scope to read the settings is not asked of everybody.
    private static List<String> unseen() {
        return List.of(
                "We can’t see the host’s Zoom settings. Check in Zoom under Security (Host tools) that participants may not share their screen, rename themselves or chat with everyone.");
    }
}
