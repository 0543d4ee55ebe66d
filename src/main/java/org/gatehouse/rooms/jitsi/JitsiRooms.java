package org.gatehouse.rooms.jitsi;

import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Ended;
import org.gatehouse.rooms.Guest;
import org.gatehouse.rooms.JoinLink;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Removed;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.RoomPresence;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomRequest;

/// Jitsi rooms. A room is a name that nobody can guess; whoever is admitted gets a ticket for it
/// that opens the door for a few minutes. A ticket can't be taken back: a fresh room has another
/// name, for which the old tickets are no good.
public final class JitsiRooms implements RoomProvider {
    /// The provider's name.
    public static final String NAME = "jitsi";

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int NAME_LENGTH = 28;

    private final JitsiSettings settings;
    private final JitsiTickets tickets;
    private final Optional<JitsiControl> control;
    private final RoomPresence presence;
    private final SecureRandom random;

    public JitsiRooms(
            JitsiSettings settings,
            HttpClient http,
            InstantSource clock,
            SecureRandom random,
            RoomPresence presence) {
        this.settings = settings;
        this.tickets = new JitsiTickets(settings, clock);
        this.control = settings.control().map(known -> new JitsiControl(known, tickets, http));
        this.presence = presence;
        this.random = random;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Ability> abilities() {
        Set<Ability> abilities = EnumSet.of(Ability.PERSONAL_CREDENTIALS, Ability.TAKES_NAMES);
        if (control.isPresent()) {
            abilities.add(Ability.ENDS_ROOM);
        }
        if (settings.reportToken().isPresent()) {
            abilities.add(Ability.REPORTS_WHO_IS_INSIDE);
        }
        if (control.isPresent() && settings.reportToken().isPresent()) {
            abilities.add(Ability.REMOVE_ONE);
        }
        return abilities;
    }

    /// Makes up a name: nothing is asked of the server, where a room comes into being with its
    /// first guest.
    @Override
    public Outcome<RoomDetails> open(RoomRequest request) {
        StringBuilder name = new StringBuilder(NAME_LENGTH);
        for (int i = 0; i < NAME_LENGTH; i++) {
            name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return Outcome.done(new RoomDetails(NAME, name.toString(), Map.of()));
    }

    /// A name that was made up and not recorded was told to nobody, so there is nothing to find.
    @Override
    public Outcome<Optional<RoomDetails>> find(RoomRequest request) {
        return Outcome.done(Optional.empty());
    }

    @Override
    public Outcome<JoinLink> admit(RoomDetails room, Guest guest) {
        String user = guest.pass().toString();
        return Outcome.done(
                new JoinLink(
                                tickets.link(room.reference(), guest, user),
                                Optional.of(user),
                                Optional.empty())
                        .framedIf(settings.framed()));
    }

    @Override
    public Outcome<Removed> remove(RoomDetails room, Guest guest, Set<String> references) {
        List<String> inside = presence.handlesOf(room.reference(), references);
        if (control.isEmpty() || inside.isEmpty()) {
            return Outcome.done(
                    Removed.oncePressed(
                            JitsiWords.say("jitsi.remove", settings.linkLife().toMinutes())));
        }
        Outcome<Boolean> kicked = Outcome.done(true);
        for (String occupant : inside) {
            kicked = kicked.then(_ -> control.get().kick(room.reference(), occupant));
        }
        return kicked.map(_ -> Removed.completely());
    }

    @Override
    public Outcome<Ended> end(RoomDetails room) {
        return control.map(known -> known.end(room.reference()).map(_ -> Ended.completely()))
                .orElseGet(() -> Outcome.done(Ended.oncePressed(JitsiWords.say("jitsi.end"))));
    }

    @Override
    public Outcome<List<Occupant>> occupants(RoomDetails room) {
        return settings.reportToken().isPresent()
                ? Outcome.done(presence.inside(room.reference()))
                : Outcome.refused(JitsiWords.say("jitsi.noPresence"));
    }

    @Override
    public List<String> beforeTheDoorOpens(RoomDetails room) {
        return List.of(JitsiWords.say("jitsi.before.join"), JitsiWords.say("jitsi.before.muted"));
    }

    @Override
    public String toStopNow(RoomDetails room) {
        return JitsiWords.say("jitsi.stop");
    }

    @Override
    public Optional<Instant> lastHeard(RoomDetails room) {
        return presence.lastHeard(room.reference());
    }
}
