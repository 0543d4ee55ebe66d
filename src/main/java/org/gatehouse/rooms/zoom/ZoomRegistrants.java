package org.gatehouse.rooms.zoom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.rooms.Allowances;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.JoinLink;
import org.gatehouse.rooms.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Personal links: one registrant a pass and room, approved by us. Zoom counts how often an e-mail
/// address is added (three times a day, over all meetings), so each pass has another address in
/// each room; it lies under the forum's own mailbox and tells Zoom nothing about anybody.
final class ZoomRegistrants {
    static final int ADDS_A_DAY = 3;

    private final ZoomApi api;
    private final ZoomSettings settings;
    private final Allowances allowances;
    private final Map<String, Map<String, JoinLink>> made = new ConcurrentHashMap<>();

    ZoomRegistrants(ZoomApi api, ZoomSettings settings, Allowances allowances) {
        this.api = api;
        this.settings = settings;
        this.allowances = allowances;
    }

    /// The link of `guest` into `meeting`; the one made before, where there is one.
    Outcome<JoinLink> link(String meeting, Guest guest) {
        String address = address(meeting, guest);
        JoinLink known = made.getOrDefault(meeting, Map.of()).get(address);
        if (known != null) {
            return Outcome.done(known);
        }
        if (!allowances.spend("zoom-add:" + address, ADDS_A_DAY)) {
            return find(meeting, address)
                    .then(
                            found ->
                                    found.map(Outcome::done)
                                            .orElseGet(ZoomRegistrants::addedTooOften));
        }
        Outcome<JoinLink> added = add(meeting, guest, address);
        if (added instanceof Outcome.Done<JoinLink>(JoinLink link)) {
            made.computeIfAbsent(meeting, _ -> new ConcurrentHashMap<>()).put(address, link);
        }
        return added;
    }

    private static Outcome<JoinLink> addedTooOften() {
        return Outcome.refused(ZoomWords.say("zoom.tooOften"));
    }

    /// A time-out may hide a success: then the list of registrants is asked.
    private Outcome<JoinLink> add(String meeting, Guest guest, String address) {
        ZoomAnswer answer =
                api.send("POST", "/meetings/" + meeting + "/registrants", body(guest, address));
        return switch (answer) {
            case ZoomAnswer.Ok(_, JsonNode body) ->
                    link(body, body.path("registrant_id").asString(""));
            case ZoomAnswer.Failed(_, _, String words) -> Outcome.refused(words);
            case ZoomAnswer.Silent(String words) ->
                    find(meeting, address)
                            .then(
                                    found ->
                                            found.map(Outcome::done)
                                                    .orElseGet(() -> Outcome.unreachable(words)));
        };
    }

    /// Zoom shows first and last name with a space between; a name of one word has no last name.
    private static ObjectNode body(Guest guest, String address) {
        String name = guest.displayName().strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        int space = name.lastIndexOf(' ');
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("first_name", cut(space < 0 ? name : name.substring(0, space)));
        if (space >= 0) {
            body.put("last_name", cut(name.substring(space + 1)));
        }
        body.put("email", address);
        body.put("auto_approve", true);
        return body;
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= 64
                ? name
                : name.substring(0, name.offsetByCodePoints(0, 64));
    }

    /// `door+3f…@forum.example`, where the middle follows from room and pass alone.
    String address(String meeting, Guest guest) {
        String secret = settings.clientSecret() + "/" + meeting + "/" + guest.pass();
        int at = settings.guestAddress().indexOf('@');
        return settings.guestAddress().substring(0, at)
                + "+"
                + HexFormat.of().formatHex(sha256(secret), 0, 12)
                + settings.guestAddress().substring(at).toLowerCase(Locale.ROOT);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads page after page until one is the last or Zoom hands out the same token again.
    private Outcome<Optional<JoinLink>> find(String meeting, String address) {
        String first = "/meetings/" + meeting + "/registrants?status=approved&page_size=300";
        return ZoomPages.find(
                        api,
                        first,
                        "registrants",
                        each -> each.path("email").asString("").equalsIgnoreCase(address))
                .then(
                        found ->
                                found.map(
                                                each ->
                                                        link(each, each.path("id").asString(""))
                                                                .map(Optional::of))
                                        .orElseGet(() -> Outcome.done(Optional.empty())));
    }

    private static Outcome<JoinLink> link(JsonNode registrant, String reference) {
        String address = registrant.path("join_url").asString("");
        if (!address.startsWith("https://") || reference.isEmpty()) {
            return Outcome.refused(ZoomWords.say("zoom.noPersonalLink"));
        }
        try {
            return Outcome.done(
                    new JoinLink(URI.create(address), Optional.of(reference), Optional.empty()));
        } catch (IllegalArgumentException _) {
            return Outcome.refused(ZoomWords.say("zoom.badLink"));
        }
    }

    /// Forgets the links into `meeting`, which is over.
    void forget(String meeting) {
        made.remove(meeting);
    }

    /// Takes the link of the registrant `id` back. It puts nobody out who is inside.
    ZoomAnswer cancel(String meeting, String id) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("action", "cancel");
        body.putArray("registrants").addObject().put("id", id);
        made.getOrDefault(meeting, new ConcurrentHashMap<>())
                .values()
                .removeIf(link -> link.reference().equals(Optional.of(id)));
        return api.send("PUT", "/meetings/" + meeting + "/registrants/status", body);
    }
}
