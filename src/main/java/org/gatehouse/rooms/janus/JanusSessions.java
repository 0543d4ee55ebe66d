package org.gatehouse.rooms.janus;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.gatehouse.rooms.Outcome;
import tools.jackson.databind.JsonNode;

/// The sessions of people's browsers at Janus. Whoever is put out must lose theirs: out of the room
/// alone they would still see and hear it.
final class JanusSessions {
    private final JanusApi api;
    private final Map<String, Set<Long>> known = new ConcurrentHashMap<>();

    JanusSessions(JanusApi api) {
        this.api = api;
    }

    /// `reference` came in by `session`.
    void remember(String reference, long session) {
        known.computeIfAbsent(reference, _ -> ConcurrentHashMap.newKeySet()).add(session);
    }

    /// Ends every session of `reference`: at once those that we know, then whatever else Janus has
    /// under their token or their name.
    Outcome<Boolean> endOf(String reference, String token) {
        Outcome<Boolean> done = Outcome.done(true);
        Set<Long> remembered = known.remove(reference);
        for (long session : remembered == null ? Set.<Long>of() : remembered) {
            done = done.then(_ -> destroy(session));
        }
        return done.then(
                _ ->
                        endWhere(
                                handle ->
                                        handle.path("token").asString("").equals(token)
                                                || JanusSeat.isOf(
                                                        inRoom(handle).path("id").asString(""),
                                                        reference)));
    }

    /// Ends every session that has to do with `room`.
    Outcome<Boolean> endIn(String room) {
        return endWhere(handle -> inRoom(handle).path("room").asString("").equals(room));
    }

    private static JsonNode inRoom(JsonNode handle) {
        return handle.path("plugin_specific");
    }

    private Outcome<Boolean> endWhere(Predicate<JsonNode> wanted) {
        return api.admin("", "list_sessions", JanusApi.json())
                .outcome()
                .then(
                        all -> {
                            Outcome<Boolean> done = Outcome.done(true);
                            for (JsonNode session : all.path("sessions")) {
                                long id = session.asLong(0);
                                done = done.then(_ -> endIf(id, wanted));
                            }
                            return done;
                        });
    }

    private Outcome<Boolean> endIf(long session, Predicate<JsonNode> wanted) {
        JanusAnswer handles = api.admin("/" + session, "list_handles", JanusApi.json());
        if (!(handles instanceof JanusAnswer.Success(JsonNode listed))) {
            return gone(handles);
        }
        for (JsonNode handle : listed.path("handles")) {
            String path = "/" + session + "/" + handle.asLong(0);
            JanusAnswer facts = api.admin(path, "handle_info", JanusApi.json());
            if (facts instanceof JanusAnswer.Success(JsonNode told)
                    && wanted.test(told.path("info"))) {
                return destroy(session);
            }
        }
        return Outcome.done(true);
    }

    Outcome<Boolean> destroy(long session) {
        return gone(api.admin("/" + session, "destroy_session", JanusApi.json()));
    }

    /// A session that went by itself is as good as ended.
    private static Outcome<Boolean> gone(JanusAnswer answer) {
        return answer.isFailure(JanusAnswer.NO_SESSION)
                ? Outcome.done(true)
                : answer.outcome().map(_ -> true);
    }
}
