package org.gatehouse.rooms.jitsi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.gatehouse.rooms.Outcome;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Ends rooms and puts people out over Prosody's HTTP modules.
final class JitsiControl {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final JitsiSettings.Control control;
    private final JitsiTickets tickets;
    private final HttpClient http;

    JitsiControl(JitsiSettings.Control control, JitsiTickets tickets, HttpClient http) {
        this.control = control;
        this.tickets = tickets;
        this.http = http;
    }

    /// Destroys the room with everybody in it. A room that nobody is in is not there, and counts as
    /// ended.
    Outcome<Boolean> end(String room) {
        String conference = JitsiTickets.encoded(room + "@" + control.conferences());
        return send(
                HttpRequest.newBuilder(
                                control.base().resolve("end-meeting?conference=" + conference))
                        .POST(HttpRequest.BodyPublishers.noBody()),
                room);
    }

    /// Puts one occupant out; one who is gone already counts as put out.
    Outcome<Boolean> kick(String room, String occupant) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("participantId", occupant);
        URI address = control.base().resolve("kick-participant?room=" + JitsiTickets.encoded(room));
        return send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body.toString())),
                room);
    }

    private Outcome<Boolean> send(HttpRequest.Builder request, String room) {
        try {
            HttpResponse<String> reply =
                    http.send(
                            request.timeout(TIMEOUT)
                                    .header(
                                            "Authorization",
                                            "Bearer " + tickets.system(control, room))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return switch (reply.statusCode()) {
                case 200 -> Outcome.done(true);
                case 404 -> Outcome.done(false);
                case 400, 401, 403 -> Outcome.refused(JitsiWords.say("jitsi.key"));
                default -> Outcome.unreachable(JitsiWords.say("jitsi.fault"));
            };
        } catch (IOException _) {
            return Outcome.unreachable(JitsiWords.say("jitsi.silent"));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Outcome.unreachable(JitsiWords.say("jitsi.interrupted"));
        }
    }
}
