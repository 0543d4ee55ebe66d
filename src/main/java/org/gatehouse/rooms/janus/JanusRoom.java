package org.gatehouse.rooms.janus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.rooms.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The requests of Janus' VideoRoom plugin that Gatehouse makes (Janus documentation, "VideoRoom
/// plugin").
final class JanusRoom {
    private static final int MOST_PUBLISHERS = 40;
    private static final int BITS_PER_SECOND = 600_000;

    /// What Janus answers to the removal of a token that it does not have.
    private static final int NO_TOKEN = 490;

    /// The page sends sound first, then the picture.
    private static final String SOUND = "0";

    private final JanusApi api;
    private final JanusNames names;
    private volatile @Nullable Integer version;

    JanusRoom(JanusApi api, JanusNames names) {
        this.api = api;
        this.names = names;
    }

    /// The server's version as it was last seen: 1102 for 1.1.2.
    Optional<Integer> version() {
        return Optional.ofNullable(version);
    }

    void sawVersion(JsonNode info) {
        version = info.path("version").asInt(0);
    }

    /// Makes the room, unless it is there.
    Outcome<Boolean> make(String room) {
        return exists(room).then(there -> there ? Outcome.done(true) : makeAnew(room));
    }

    private Outcome<Boolean> makeAnew(String room) {
        if (version == null && api.info() instanceof JanusAnswer.Success(JsonNode info)) {
            sawVersion(info);
        }
        return unless(JanusAnswer.ROOM_EXISTS, api.room(creation(room)));
    }

    /// Closed to everybody who is not let in; who sees must be seen (`require_pvtid`); nobody
    /// records on the server.
    private ObjectNode creation(String room) {
        ObjectNode body = about("create", room);
        body.put("description", "Gatehouse");
        body.put("secret", names.secretOf(room));
        body.put("is_private", true);
        body.put("require_pvtid", true);
        body.put("notify_joining", true);
        body.put("publishers", MOST_PUBLISHERS);
        body.put("bitrate", BITS_PER_SECOND);
        body.put("bitrate_cap", true);
        body.put("fir_freq", 10);
        body.put("audiocodec", "opus");
        body.put("videocodec", "vp8");
        body.put("audiolevel_event", true);
        body.put("record", false);
        body.put("lock_record", true);
        body.putArray("allowed");
        body.put("admin_key", api.roomKey());
        return body;
    }

    private static ObjectNode about(String request, String room) {
        ObjectNode body = JanusApi.json();
        body.put("request", request);
        body.put("room", room);
        return body;
    }

    private ObjectNode secretly(String request, String room) {
        ObjectNode body = about(request, room);
        body.put("secret", names.secretOf(room));
        return body;
    }

    /// Whether somebody without the room key may make rooms; one that was made is ended again.
    Outcome<Boolean> isOpenToAll(String room) {
        ObjectNode body = creation(room);
        body.remove("admin_key");
        JanusAnswer answer = api.room(body);
        return answer instanceof JanusAnswer.Failure
                ? Outcome.done(false)
                : answer.outcome().then(_ -> destroy(room));
    }

    Outcome<Boolean> exists(String room) {
        return api.room(about("exists", room))
                .outcome()
                .map(said -> said.path("exists").asBoolean(false));
    }

    Outcome<Boolean> allow(String room, String invitation) {
        return allowed(room, "add", invitation).outcome().map(_ -> true);
    }

    /// Takes an invitation back; with a room that is gone it is gone too.
    Outcome<Boolean> disallow(String room, String invitation) {
        return unless(JanusAnswer.NO_ROOM, allowed(room, "remove", invitation));
    }

    private JanusAnswer allowed(String room, String action, String invitation) {
        ObjectNode body = secretly("allowed", room);
        body.put("action", action);
        body.putArray("allowed").add(invitation);
        return api.room(body);
    }

    Outcome<Boolean> addToken(String token) {
        ObjectNode body = JanusApi.json();
        body.put("token", token);
        body.putArray("plugins").add(JanusApi.PLUGIN);
        return api.admin("", "add_token", body).outcome().map(_ -> true);
    }

    Outcome<Boolean> removeToken(String token) {
        ObjectNode body = JanusApi.json();
        body.put("token", token);
        return unless(NO_TOKEN, api.admin("", "remove_token", body));
    }

    /// Those inside, as Janus lists them; nobody where there is no room.
    Outcome<List<JsonNode>> inside(String room) {
        JanusAnswer answer = api.room(about("listparticipants", room));
        if (answer.isFailure(JanusAnswer.NO_ROOM)) {
            return Outcome.done(List.of());
        }
        return answer.outcome()
                .map(
                        said -> {
                            List<JsonNode> all = new ArrayList<>();
                            said.path("participants").forEach(all::add);
                            return all;
                        });
    }

    Outcome<Boolean> kick(String room, String id) {
        ObjectNode body = secretly("kick", room);
        body.put("id", id);
        return unless(JanusAnswer.NOBODY, api.room(body));
    }

    /// Has Janus pass on no more of what somebody says, or pass it on again. To mute somebody who
    /// sends nothing is an error of its own, and done.
    Outcome<Boolean> mute(String room, String id, boolean mute) {
        ObjectNode body = secretly("moderate", room);
        body.put("id", id);
        body.put("mid", SOUND);
        body.put("mute", mute);
        JanusAnswer answer = api.room(body);
        return answer.isFailure(JanusAnswer.INVALID)
                ? Outcome.done(false)
                : unless(JanusAnswer.NOBODY, answer);
    }

    Outcome<Boolean> destroy(String room) {
        return unless(JanusAnswer.NO_ROOM, api.room(secretly("destroy", room)));
    }

    private static Outcome<Boolean> unless(int harmless, JanusAnswer answer) {
        return answer.isFailure(harmless) ? Outcome.done(true) : answer.outcome().map(_ -> true);
    }
}
