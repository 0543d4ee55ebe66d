package org.gatehouse.rooms.zoom;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Allowances;
import org.gatehouse.rooms.Ended;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.JoinLink;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Pause;
import org.gatehouse.rooms.Removed;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomEvent;
import org.gatehouse.rooms.RoomPresence;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomRequest;
import org.gatehouse.rooms.Shown;
import org.gatehouse.rooms.Stay;
import tools.jackson.databind.JsonNode;

/// Zoom meetings. Everybody has a link of their own, made at the moment of admission, and passes
/// Zoom's waiting room behind it; where the host may not use registration, all come through the
/// waiting room by one link and with the arrival code in front of their name.
public final class ZoomRooms implements RoomProvider {
    /// The provider's name.
    public static final String NAME = "zoom";

    static final int CREATES_A_DAY = 100;
    private static final int FEW_LEFT = 15;
    private static final String MODE = "mode";
    private static final String REGISTERED = "registered";
    private static final String JOIN_URL = "join";

    private final ZoomSettings settings;
    private final ZoomApi api;
    private final ZoomHost host;
    private final ZoomRegistrants registrants;
    private final ZoomClosing closing;
    private final Allowances allowances;
    private final InstantSource clock;
    private final RoomPresence presence;
    private final ZoomToken token;

    public ZoomRooms(
            ZoomSettings settings,
            HttpClient http,
            InstantSource clock,
            Pause pause,
            Allowances allowances,
            RoomPresence presence) {
        this.settings = settings;
        this.clock = clock;
        this.allowances = allowances;
        this.presence = presence;
        this.token = new ZoomToken(settings, http, clock);
        this.api = new ZoomApi(token, http, clock, pause);
        this.host = new ZoomHost(api, settings, clock);
        this.registrants = new ZoomRegistrants(api, settings, allowances);
        this.closing = new ZoomClosing(api, settings, registrants, presence);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Ability> abilities() {
        Set<Ability> abilities =
                EnumSet.of(
                        Ability.PERSONAL_CREDENTIALS,
                        Ability.TAKES_NAMES,
                        Ability.ENDS_ROOM,
                        Ability.REPORTS_AFTERWARDS,
                        Ability.OWN_WAITING_ROOM,
                        Ability.DESK_INSIDE);
        if (settings.webhookSecret().isPresent()) {
            abilities.add(Ability.REPORTS_WHO_IS_INSIDE);
            abilities.add(Ability.REPORTS_SHARING);
            if (settings.mayRemove()) {
                abilities.add(Ability.REMOVE_ONE);
            }
        }
        return abilities;
    }

    @Override
    public Outcome<RoomDetails> open(RoomRequest request) {
        return create(request, true);
    }

    private Outcome<RoomDetails> create(RoomRequest request, boolean registration) {
        if (!allowances.spend(creates(), CREATES_A_DAY)) {
            return Outcome.refused(ZoomWords.say("zoom.usedUp"));
        }
        ZoomAnswer answer =
                api.send(
                        "POST",
                        "/users/" + ZoomApi.segment(settings.host()) + "/meetings",
                        ZoomGuards.body(request, registration));
        return switch (answer) {
            case ZoomAnswer.Ok(_, JsonNode made) -> readBack(request, id(made), registration);
            case ZoomAnswer.Failed failed when registration && failed.cannotRegister() ->
                    create(request, false);
            case ZoomAnswer.Failed failed -> Outcome.refused(failed.words());
            case ZoomAnswer.Silent(String words) -> Outcome.unreachable(words);
        };
    }

    private String creates() {
        return "zoom-create:" + settings.host();
    }

    /// Refuses to announce a meeting whose guards did not take, and takes it away again.
    private Outcome<RoomDetails> readBack(RoomRequest request, String id, boolean registration) {
        if (!id.matches("[0-9]{9,12}")) {
            return Outcome.unreachable(ZoomWords.say("zoom.unreadable"));
        }
        return switch (api.get("/meetings/" + id)) {
            case ZoomAnswer.Ok(_, JsonNode found) -> {
                List<String> missing = ZoomGuards.missing(found, registration);
                if (missing.isEmpty()) {
                    yield Outcome.done(details(found, registration));
                }
                api.delete("/meetings/" + id);
                boolean onlyRegistration =
                        registration && ZoomGuards.missing(found, false).isEmpty();
                yield onlyRegistration
                        ? create(request, false)
                        : Outcome.refused(
                                ZoomWords.say("zoom.unguarded", String.join(", ", missing)));
            }
            case ZoomAnswer.Failed failed -> Outcome.refused(failed.words());
            case ZoomAnswer.Silent(String words) -> Outcome.unreachable(words);
        };
    }

    private static String id(JsonNode meeting) {
        JsonNode id = meeting.path("id");
        return id.isNumber() ? Long.toString(id.longValue()) : id.asString("");
    }

    private static RoomDetails details(JsonNode meeting, boolean registration) {
        return new RoomDetails(
                NAME,
                id(meeting),
                Map.of(
                        "uuid",
                        meeting.path("uuid").asString(""),
                        JOIN_URL,
                        meeting.path("join_url").asString(""),
                        "passcode",
                        meeting.path("password").asString(""),
                        "phone-passcode",
                        meeting.path("pstn_password").asString(""),
                        MODE,
                        registration ? REGISTERED : "waiting-room",
                        "wanting",
                        String.join("\n", ZoomGuards.wanting(meeting))));
    }

    @Override
    public Outcome<Optional<RoomDetails>> find(RoomRequest request) {
        String list =
                "/users/"
                        + ZoomApi.segment(settings.host())
                        + "/meetings?type=scheduled&page_size=300";
        return ZoomPages.find(
                        api,
                        list,
                        "meetings",
                        each -> each.path("agenda").asString("").equals(ZoomGuards.mark(request)))
                .then(
                        found ->
                                found.map(meeting -> existing(request, id(meeting)))
                                        .orElseGet(() -> Outcome.done(Optional.empty())));
    }

    /// A meeting that an earlier attempt made, in whichever of the two modes it is.
    private Outcome<Optional<RoomDetails>> existing(RoomRequest request, String id) {
        return api.get("/meetings/" + id)
                .outcome()
                .then(
                        found -> {
                            int approval = found.path("settings").path("approval_type").asInt(2);
                            return readBack(request, id, approval == 1);
                        })
                .map(Optional::of);
    }

    @Override
    public Outcome<JoinLink> admit(RoomDetails room, Guest guest) {
        if (guest.role() == Guest.Role.HOST) {
            return hostLink(room);
        }
        return room.secret(MODE).equals(Optional.of(REGISTERED))
                ? registrants.link(room.reference(), guest)
                : sharedLink(room, guest);
    }

    /// Zoom's start link makes whoever holds it the host; it lives two hours and is never kept.
    private Outcome<JoinLink> hostLink(RoomDetails room) {
        return api.get("/meetings/" + room.reference())
                .outcome()
                .then(meeting -> link(meeting.path("start_url").asString(""), Optional.empty()));
    }

    private Outcome<JoinLink> sharedLink(RoomDetails room, Guest guest) {
        return api.get("/meetings/" + room.reference())
                .outcome()
                .then(
                        meeting ->
                                link(
                                        meeting.path("join_url").asString(""),
                                        Optional.of(
                                                ZoomWords.say(
                                                        "zoom.name",
                                                        guest.arrivalCode(),
                                                        guest.displayName()))));
    }

    private static Outcome<JoinLink> link(String address, Optional<String> instruction) {
        try {
            return address.startsWith("https://")
                    ? Outcome.done(new JoinLink(URI.create(address), Optional.empty(), instruction))
                    : Outcome.refused(ZoomWords.say("zoom.noLink"));
        } catch (IllegalArgumentException _) {
            return Outcome.refused(ZoomWords.say("zoom.badLink"));
        }
    }

    @Override
    public Outcome<Removed> remove(RoomDetails room, Guest guest, Set<String> references) {
        return closing.remove(room, references);
    }

    @Override
    public Outcome<Ended> end(RoomDetails room) {
        return closing.end(room);
    }

    @Override
    public Outcome<List<Occupant>> occupants(RoomDetails room) {
        return settings.webhookSecret().isPresent()
                ? Outcome.done(presence.inside(room.reference()))
                : Outcome.refused(ZoomWords.say("zoom.noPresence"));
    }

    @Override
    public List<Shown> shown(RoomDetails room) {
        return presence.shown(room.reference());
    }

    @Override
    public List<RoomEvent.Person> reported(RoomDetails room) {
        return presence.reported(room.reference());
    }

    /// For setting up: whether key, host and scopes are right.
    public ZoomCheck check() {
        return new ZoomCheck(settings, token, api);
    }

    @Override
    public Outcome<List<Stay>> stays(RoomDetails room) {
        return new ZoomAttendance(api).of(room);
    }

    @Override
    public List<String> beforeTheDoorOpens(RoomDetails room) {
        Stream<String> wanting =
                room.secret("wanting").stream().flatMap(String::lines).filter(s -> !s.isBlank());
        List<String> all = new ArrayList<>(wanting.toList());
        all.addAll(host.toDoByHand());
        if (!room.secret(MODE).equals(Optional.of(REGISTERED))) {
            all.add(ZoomWords.say("zoom.todo.codes"));
        }
        return all;
    }

    @Override
    public String toStopNow(RoomDetails room) {
        return ZoomWords.say("zoom.stop");
    }

    @Override
    public List<String> warnings() {
        int left = CREATES_A_DAY - allowances.used(creates(), clock.instant());
        return left > FEW_LEFT
                ? List.of()
                : List.of(ZoomWords.say(left == 1 ? "zoom.left.one" : "zoom.left.other", left));
    }

    @Override
    public Optional<Instant> lastHeard(RoomDetails room) {
        return presence.lastHeard(room.reference());
    }
}
