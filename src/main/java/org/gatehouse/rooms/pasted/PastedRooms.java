package org.gatehouse.rooms.pasted;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomRequest;
import org.gatehouse.rooms.SpareLinks;
import org.gatehouse.sql.Database;

/// Rooms behind pasted links. Opening one takes the next spare link; nothing is asked of the
/// platform, so what only a host can do there is said in words. Everybody gets the same link: the
/// arrival code in front of the name tells the host who is who.
public final class PastedRooms implements RoomProvider {
    /// The provider's name.
    public static final String NAME = "pasted";

    private final Database database;
    private final SpareLinks spares;
    private final LinkReader reader;

    public PastedRooms(Database database, SpareLinks spares, LinkReader reader) {
        this.database = database;
        this.spares = spares;
        this.reader = reader;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of(Ability.OWN_WAITING_ROOM);
    }

    @Override
    public Outcome<RoomDetails> open(RoomRequest request) {
        Optional<String> link =
                database.write(tx -> spares.next(tx, request.meeting(), request.key()));
        return link.map(this::details)
                .orElseGet(() -> Outcome.refused(PastedWords.say("pasted.none")));
    }

    @Override
    public Outcome<Optional<RoomDetails>> find(RoomRequest request) {
        return database.read(h -> spares.usedBy(h, request.key()))
                .map(link -> details(link).map(Optional::of))
                .orElseGet(() -> Outcome.done(Optional.empty()));
    }

    private Outcome<RoomDetails> details(String pasted) {
        return reader.read(pasted)
                .map(
                        link ->
                                new RoomDetails(
                                        NAME,
                                        link.address().toString(),
                                        Map.of("platform", link.platform().name())));
    }

    @Override
    public Outcome<JoinLink> admit(RoomDetails room, Guest guest) {
        String shown = guest.arrivalCode() + " " + guest.displayName();
        return Outcome.done(
                new JoinLink(
                        address(room, shown),
                        Optional.empty(),
                        Optional.of(PastedWords.say("pasted.name", shown))));
    }

    /// Jitsi alone takes a name with the link.
    private static URI address(RoomDetails room, String shown) {
        boolean fragmentIsFree = !room.reference().contains("#");
        return URI.create(
                platform(room) == Platform.JITSI && fragmentIsFree
                        ? room.reference() + "#userInfo.displayName=" + quoted(shown)
                        : room.reference());
    }

    private static String quoted(String name) {
        String json = "\"" + name.replace("\\", "").replace("\"", "") + "\"";
        return URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public Outcome<Removed> remove(RoomDetails room, Guest guest, Set<String> references) {
        return Outcome.done(
                Removed.oncePressed(
                        PastedWords.say(
                                "pasted.remove", guest.arrivalCode(), platform(room).stopNow())));
    }

    @Override
    public Outcome<Ended> end(RoomDetails room) {
        return Outcome.done(Ended.oncePressed(platform(room).stopNow()));
    }

    @Override
    public Outcome<List<Occupant>> occupants(RoomDetails room) {
        return Outcome.refused(PastedWords.say("pasted.noPresence", platform(room).title()));
    }

    @Override
    public List<String> beforeTheDoorOpens(RoomDetails room) {
        return platform(room).tickList();
    }

    @Override
    public String toStopNow(RoomDetails room) {
        return platform(room).stopNow();
    }

    private static Platform platform(RoomDetails room) {
        return Platform.valueOf(room.secret("platform").orElseThrow());
    }
}
