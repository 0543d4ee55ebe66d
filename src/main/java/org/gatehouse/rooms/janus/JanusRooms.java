package org.gatehouse.rooms.janus;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Ended;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.JoinLink;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Removed;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomEvent;
import org.gatehouse.rooms.RoomPresence;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomRequest;
import org.gatehouse.rooms.Shown;
import org.gatehouse.rooms.TryOut.Finding;
import org.gatehouse.rooms.janus.JanusSeat.Feed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rooms of one's own on a Janus server (experimental). A person's browser gets a token that lets
/// it talk to Janus; into the room we take it ourselves, under a name that we choose. Both end when
/// the person is put out.
///
/// Janus keeps nothing: after its restart a room that is still in use is made again as soon as
/// somebody asks for it.
public final class JanusRooms implements RoomProvider {
    /// The provider's name.
    public static final String NAME = "janus";

    private static final int REFERENCE_BYTES = 16;
    private static final int STAY_BYTES = 4;

    private final JanusSettings settings;
    private final JanusApi api;
    private final JanusNames names;
    private final JanusSessions sessions;
    private final JanusRoom room;
    private final RoomPresence presence;
    private final JanusScreens screens;
    private final Consumer<RoomEvent> listener;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> issued = new ConcurrentHashMap<>();

    /// @param listener hears who comes in and who shows a screen
    public JanusRooms(
            JanusSettings settings,
            HttpClient http,
            InstantSource clock,
            SecureRandom random,
            RoomPresence presence,
            Consumer<RoomEvent> listener) {
        this.settings = settings;
        this.api = new JanusApi(settings, http);
        this.names = new JanusNames(settings);
        this.sessions = new JanusSessions(api);
        this.room = new JanusRoom(api, names);
        this.presence = presence;
        this.screens = new JanusScreens(clock);
        this.listener = listener;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(
                Ability.REMOVE_ONE,
                Ability.REPORTS_WHO_IS_INSIDE,
                Ability.REPORTS_SHARING,
                Ability.PERSONAL_CREDENTIALS,
                Ability.TAKES_NAMES,
                Ability.ENDS_ROOM,
                Ability.MUTES_ONE,
                Ability.ALLOWS_SHARING);
    }

    @Override
    public Outcome<RoomDetails> open(RoomRequest request) {
        String id = names.room(request.key());
        return room.make(id).map(_ -> new RoomDetails(NAME, id, Map.of()));
    }

    @Override
    public Outcome<Optional<RoomDetails>> find(RoomRequest request) {
        String id = names.room(request.key());
        return room.exists(id)
                .map(
                        there ->
                                there
                                        ? Optional.of(new RoomDetails(NAME, id, Map.of()))
                                        : Optional.empty());
    }

    /// The link leads to a page of ours, which opens on the device alone that was let in.
    @Override
    public Outcome<JoinLink> admit(RoomDetails details, Guest guest) {
        String reference = random(REFERENCE_BYTES);
        URI page = URI.create("/meet/" + reference);
        return ready(details, reference)
                .map(_ -> new JoinLink(page, Optional.of(reference), Optional.empty()));
    }

    private String random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Where people's browsers reach Janus.
    public URI socket() {
        return settings.socket();
    }

    /// What the browser of `reference` needs. Asking again is harmless, and after a restart of
    /// Janus necessary.
    public Outcome<JanusSeat> ready(RoomDetails details, String reference) {
        String id = details.reference();
        String token = names.token(id, reference);
        issued.computeIfAbsent(id, _ -> ConcurrentHashMap.newKeySet()).add(token);
        return standing(id)
                .then(_ -> room.allow(id, names.invitation(id, reference)))
                .then(_ -> room.addToken(token))
                .map(_ -> new JanusSeat(settings.socket(), token, id));
    }

    /// The room, made again where Janus has forgotten it.
    private Outcome<Boolean> standing(String id) {
        return ended.contains(id) ? Outcome.refused(JanusWords.say("janus.ended")) : room.make(id);
    }

    /// Takes a browser into the room, which waits there in `session` with `handle`; Janus tells the
    /// browser what came of it.
    ///
    /// @param mayShow whether this person may show their screen just now
    public Outcome<String> join(
            RoomDetails details,
            String reference,
            Guest guest,
            Feed feed,
            boolean mayShow,
            long session,
            long handle) {
        if (feed == Feed.SCREEN && !mayShow) {
            return Outcome.refused(JanusWords.say("janus.mayNotShow"));
        }
        String id = JanusSeat.id(reference, random(STAY_BYTES), feed);
        ObjectNode message = JanusApi.json();
        message.put("request", "join");
        message.put("ptype", "publisher");
        message.put("room", details.reference());
        message.put("id", id);
        message.put("display", guest.displayName());
        message.put("token", names.invitation(details.reference(), reference));
        Outcome<String> joined =
                standing(details.reference())
                        .then(_ -> api.inSession(session, handle, message).outcome())
                        .map(_ -> id);
        return joined.map(
                _ -> {
                    sessions.remember(reference, session);
                    came(details.reference(), id, guest.displayName());
                    return id;
                });
    }

    private void came(String room, String id, String name) {
        if (JanusSeat.isScreen(id)) {
            screens.begun(room, id);
            tell(new RoomEvent.Sharing(room, clock.instant(), person(id, name), true));
        } else {
            tell(new RoomEvent.Inside(room, clock.instant(), person(id, name)));
        }
    }

    private static RoomEvent.Person person(String id, String name) {
        return new RoomEvent.Person(
                id, name, Optional.of(JanusSeat.reference(id)), Optional.of(id));
    }

    private void tell(RoomEvent event) {
        listener.accept(presence.apply(event));
    }

    @Override
    public Outcome<Removed> remove(RoomDetails details, Guest guest, Set<String> references) {
        Outcome<Boolean> done = Outcome.done(true);
        for (String reference : references) {
            done = done.then(_ -> revoke(details.reference(), reference));
        }
        return done.map(_ -> Removed.completely());
    }

    /// The token goes first, so that whoever is thrown out does not come back at once.
    private Outcome<Boolean> revoke(String id, String reference) {
        String token = names.token(id, reference);
        return room.removeToken(token)
                .then(_ -> room.disallow(id, names.invitation(id, reference)))
                .then(_ -> kick(id, one -> JanusSeat.isOf(one, reference)))
                .then(_ -> sessions.endOf(reference, token));
    }

    private Outcome<Boolean> kick(String room, Predicate<String> whom) {
        return each(room, whom, id -> this.room.kick(room, id));
    }

    private Outcome<Boolean> each(
            String id, Predicate<String> whom, Function<String, Outcome<Boolean>> doing) {
        return room.inside(id)
                .then(
                        people -> {
                            Outcome<Boolean> done = Outcome.done(true);
                            for (JsonNode one : people) {
                                String who = one.path("id").asString("");
                                if (whom.test(who)) {
                                    done = done.then(_ -> doing.apply(who));
                                }
                            }
                            return done;
                        });
    }

    @Override
    public Outcome<Boolean> stopShowing(RoomDetails details, Set<String> references) {
        return kick(
                details.reference(),
                id -> JanusSeat.isScreen(id) && references.contains(JanusSeat.reference(id)));
    }

    @Override
    public Outcome<Boolean> mute(RoomDetails details, Set<String> references) {
        return mute(details, references, true);
    }

    /// Lets Janus hear `reference` again, whom the host had muted: they want to speak.
    public Outcome<Boolean> unmute(RoomDetails details, String reference) {
        return mute(details, Set.of(reference), false);
    }

    private Outcome<Boolean> mute(RoomDetails details, Set<String> references, boolean mute) {
        return each(
                details.reference(),
                id -> !JanusSeat.isScreen(id) && references.contains(JanusSeat.reference(id)),
                id -> room.mute(details.reference(), id, mute));
    }

    /// From now on the room is not made again; then everybody's media end with their sessions, and
    /// their tokens are void.
    @Override
    public Outcome<Ended> end(RoomDetails details) {
        ended.add(details.reference());
        return room.destroy(details.reference())
                .then(_ -> sessions.endIn(details.reference()))
                .then(_ -> voidTokens(details.reference()))
                .map(
                        _ -> {
                            presence.apply(
                                    new RoomEvent.Closed(details.reference(), clock.instant()));
                            return Ended.completely();
                        });
    }

    private Outcome<Boolean> voidTokens(String id) {
        Outcome<Boolean> done = Outcome.done(true);
        for (String token : issued.getOrDefault(id, Set.of())) {
            done = done.then(_ -> room.removeToken(token));
        }
        return done;
    }

    @Override
    public Outcome<List<Occupant>> occupants(RoomDetails details) {
        return standing(details.reference())
                .then(_ -> room.inside(details.reference()))
                .map(
                        people -> {
                            List<String> ids = new ArrayList<>();
                            people.forEach(one -> ids.add(one.path("id").asString("")));
                            screens.over(details.reference(), ids).forEach(id -> went(details, id));
                            List<Occupant> all = new ArrayList<>();
                            people.forEach(one -> occupant(one).ifPresent(all::add));
                            return List.copyOf(all);
                        });
    }

    /// A screen is nobody beside the person who shows it.
    private static Optional<Occupant> occupant(JsonNode one) {
        String id = one.path("id").asString("");
        return JanusSeat.isScreen(id)
                ? Optional.empty()
                : Optional.of(
                        new Occupant(
                                id,
                                one.path("display").asString(""),
                                Optional.empty(),
                                Optional.of(JanusSeat.reference(id)),
                                Optional.empty()));
    }

    private void went(RoomDetails details, String screen) {
        tell(
                new RoomEvent.Sharing(
                        details.reference(), clock.instant(), person(screen, ""), false));
    }

    @Override
    public List<Shown> shown(RoomDetails details) {
        return presence.shown(details.reference());
    }

    /// For setting up: whether the server answers, takes our secrets and is closed to others.
    public Supplier<List<Finding>> check() {
        return new JanusCheck(api, room);
    }

    @Override
    public List<String> beforeTheDoorOpens(RoomDetails details) {
        return List.of(JanusWords.say("janus.before"));
    }

    @Override
    public String toStopNow(RoomDetails details) {
        return JanusWords.say("janus.stop");
    }

    @Override
    public List<String> warnings() {
        return room.version().filter(JanusCheck::isOld).map(JanusCheck::careful).stream().toList();
    }
}
