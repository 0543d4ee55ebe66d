package org.gatehouse.rooms.practice;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Ended;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.JoinLink;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Removed;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomRequest;
import org.gatehouse.words.Wording;
import org.jspecify.annotations.Nullable;

/// Practice rooms, kept in memory. A join link holds a ticket that is exchanged, once, for a
/// presence; on the topic `room:<id>` open pages hear `entered`, `left`, `shown` and `ended` at
/// once.
///
/// After a restart the rooms are empty and every ticket is void; a room that the program still
/// knows is there again as soon as somebody is admitted to it.
public final class PracticeRooms implements RoomProvider {
    private static final Wording WORDS = Wording.of("platforms");

    /// The provider's name.
    public static final String NAME = "practice";

    /// Strangers can fill the log: the oldest lines give way.
    private static final int LOG_LINES = 100_000;

    private final InstantSource clock;
    private final SecureRandom random;
    private final Broadcast broadcast;
    private final Map<String, PracticeRoom> rooms = new HashMap<>();
    private final Map<String, String> roomOfRequest = new HashMap<>();
    private final ArrayDeque<Seen> log = new ArrayDeque<>();

    public PracticeRooms(InstantSource clock, SecureRandom random, Broadcast broadcast) {
        this.clock = clock;
        this.random = random;
        this.broadcast = broadcast;
    }

    /// The topic of the room's open pages.
    public static String topic(String room) {
        return "room:" + room;
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
                Ability.PERSONAL_CREDENTIALS,
                Ability.TAKES_NAMES,
                Ability.ENDS_ROOM);
    }

    @Override
    public synchronized Outcome<RoomDetails> open(RoomRequest request) {
        String id = roomOfRequest.computeIfAbsent(request.key(), _ -> newSecret());
        rooms.computeIfAbsent(id, _ -> new PracticeRoom());
        return Outcome.done(details(id));
    }

    @Override
    public synchronized Outcome<Optional<RoomDetails>> find(RoomRequest request) {
        return Outcome.done(
                Optional.ofNullable(roomOfRequest.get(request.key())).map(PracticeRooms::details));
    }

    private static RoomDetails details(String id) {
        return new RoomDetails(NAME, id, Map.of());
    }

    @Override
    public synchronized Outcome<JoinLink> admit(RoomDetails details, Guest guest) {
        String id = details.reference();
        PracticeRoom room = rooms.computeIfAbsent(id, _ -> new PracticeRoom());
        if (room.ended) {
            return Outcome.refused(WORDS.text("platforms.practice.ended"));
        }
        String ticket = newSecret();
        room.tickets.put(ticket, guest);
        return Outcome.done(
                new JoinLink(
                        URI.create("/room/" + id + "?ticket=" + ticket),
                        Optional.of(guest.pass().toString()),
                        Optional.empty()));
    }

    /// Exchanges `ticket` for a presence in `room`; empty where it was used before, or is void.
    public Optional<Presence> enter(String room, String ticket) {
        Optional<Presence> entered = exchange(room, ticket);
        entered.ifPresent(_ -> tell(room, "entered"));
        return entered;
    }

    private synchronized Optional<Presence> exchange(String id, String ticket) {
        PracticeRoom room = rooms.get(id);
        Guest guest = room == null || room.ended ? null : room.tickets.remove(ticket);
        if (room == null || guest == null) {
            note(id, "turned-away", Optional.empty(), "");
            return Optional.empty();
        }
        Presence presence = new Presence(newSecret(), id, guest, clock.instant());
        room.inside.put(presence.id(), presence);
        saw("entered", presence);
        return Optional.of(presence);
    }

    /// The presence called `id` in `room`, as long as it is not over.
    public synchronized Optional<Presence> presence(String room, String id) {
        return Optional.ofNullable(rooms.get(room)).map(known -> known.inside.get(id));
    }

    /// Shows something to everybody in the room, as a shared screen would; false for somebody who
    /// is not inside. A drill uses it for the bad frame.
    public boolean show(String room, String presence) {
        Optional<Presence> shower = presence(room, presence);
        shower.ifPresent(
                who -> {
                    synchronized (this) {
                        saw("shown", who);
                        rooms.computeIfAbsent(room, _ -> new PracticeRoom()).showing = who.id();
                    }
                    tell(room, "shown");
                });
        return shower.isPresent();
    }

    /// Who shows something to the room at this moment.
    public synchronized Optional<Presence> showing(String id) {
        PracticeRoom room = rooms.get(id);
        return room == null || room.showing == null
                ? Optional.empty()
                : Optional.ofNullable(room.inside.get(room.showing));
    }

    /// Those inside, in the order in which they came.
    public synchronized List<Presence> inside(String id) {
        PracticeRoom room = rooms.get(id);
        return room == null ? List.of() : List.copyOf(room.inside.values());
    }

    /// Ends a presence of its owner's accord; one that is over already is left alone.
    public void leave(String room, String presence) {
        if (putOut(room, presence, "left")) {
            tell(room, "left");
        }
    }

    private synchronized boolean putOut(String room, String presence, String how) {
        Optional<Presence> gone =
                Optional.ofNullable(rooms.get(room)).map(known -> known.inside.remove(presence));
        gone.ifPresent(who -> saw(how, who));
        return gone.isPresent();
    }

    @Override
    public Outcome<Removed> remove(RoomDetails details, Guest guest, Set<String> references) {
        String room = details.reference();
        for (Presence presence : voidTickets(room, guest.pass())) {
            putOut(room, presence.id(), "removed");
        }
        tell(room, "left");
        return Outcome.done(Removed.completely());
    }

    private synchronized List<Presence> voidTickets(String id, UUID pass) {
        PracticeRoom room = rooms.computeIfAbsent(id, _ -> new PracticeRoom());
        room.tickets.values().removeIf(guest -> guest.pass().equals(pass));
        return room.inside.values().stream().filter(p -> p.guest().pass().equals(pass)).toList();
    }

    @Override
    public Outcome<Ended> end(RoomDetails details) {
        endHere(details.reference());
        tell(details.reference(), "ended");
        return Outcome.done(Ended.completely());
    }

    private synchronized void endHere(String id) {
        PracticeRoom room = rooms.computeIfAbsent(id, _ -> new PracticeRoom());
        if (!room.ended) {
            room.ended = true;
            room.tickets.clear();
            room.inside.clear();
            note(id, "ended", Optional.empty(), "");
        }
    }

    @Override
    public synchronized Outcome<List<Occupant>> occupants(RoomDetails details) {
        PracticeRoom room = rooms.get(details.reference());
        return Outcome.done(
                room == null
                        ? List.of()
                        : room.inside.values().stream().map(PracticeRooms::occupant).toList());
    }

    private static Occupant occupant(Presence presence) {
        UUID pass = presence.guest().pass();
        return new Occupant(
                presence.id(),
                presence.guest().displayName(),
                Optional.of(pass),
                Optional.of(pass.toString()),
                Optional.of(presence.since()));
    }

    @Override
    public List<String> beforeTheDoorOpens(RoomDetails room) {
        return List.of();
    }

    @Override
    public String toStopNow(RoomDetails room) {
        return WORDS.text("platforms.practice.stop");
    }

    /// Everything that the rooms saw, in its order.
    public synchronized List<Seen> log() {
        return List.copyOf(log);
    }

    private void saw(String what, Presence who) {
        note(who.room(), what, Optional.of(who.guest().pass()), who.guest().displayName());
    }

    private void note(String room, String what, Optional<UUID> pass, String name) {
        if (log.size() == LOG_LINES) {
            log.removeFirst();
        }
        log.addLast(new Seen(clock.instant(), room, what, pass, name));
    }

    private void tell(String room, String what) {
        broadcast.send(new Signal(topic(room), what));
    }

    private String newSecret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static final class PracticeRoom {
        final Map<String, Guest> tickets = new HashMap<>();
        final Map<String, Presence> inside = new LinkedHashMap<>();
        @Nullable String showing;
        boolean ended;
    }
}
