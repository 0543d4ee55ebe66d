package org.gatehouse.sighting;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.pass.Passes;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.rooms.SpareLinks;
import org.gatehouse.sql.Database;
import org.gatehouse.watch.Protected;
import org.gatehouse.watch.ProtectedBuilder;
import org.gatehouse.watch.Recogniser;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The recogniser of the forum's own details: every room and spare link and pass of its meetings,
/// until a while after they are over. Closed rooms and dead passes stay in, so that what is
/// repeated later is known for what it is.
public final class ProtectedRooms {
    /// Old details are still repeated the day after.
    private static final Duration AFTERWARDS = Duration.ofDays(2);

    /// How often at most it is asked whether there is anything new to protect.
    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final int FEWEST_OF_A_NAME = 12;

    private final Database database;
    private final Keys keys;
    private final Rooms rooms;
    private final SpareLinks spares;
    private final Set<String> ownAuthors;
    private final InstantSource clock;
    private final long seed;
    private @Nullable Made made;

    private record Made(Recogniser recogniser, String of, long at) {}

    /// @param ownAuthors accounts of the organisers, whose posts are no leaks
    public ProtectedRooms(
            Database database,
            Keys keys,
            Rooms rooms,
            SpareLinks spares,
            Set<String> ownAuthors,
            InstantSource clock,
            SecureRandom random) {
        this.database = database;
        this.keys = keys;
        this.rooms = rooms;
        this.spares = spares;
        this.ownAuthors = Set.copyOf(ownAuthors);
        this.clock = clock;
        this.seed = random.nextLong();
    }

    /// The recogniser for a stream of posts: what was added within the last 200 ms may be unknown
    /// to it.
    public synchronized Recogniser recogniser() {
        Made now = made;
        return now != null && System.nanoTime() - now.at() < FRESH_NANOS
                ? now.recogniser()
                : upToDate();
    }

    /// The recogniser of all that there is to protect at this moment, for what people send.
    public synchronized Recogniser upToDate() {
        Made now = made;
        String of = database.read(ProtectedRooms::version) + "," + rooms.given().count();
        Recogniser recogniser =
                now != null && now.of().equals(of) ? now.recogniser() : database.read(this::make);
        made = new Made(recogniser, of, System.nanoTime());
        return recogniser;
    }

    /// Changes whenever something is added: none of these rows is ever deleted or changed but for a
    /// spare link's use.
    private static String version(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT (SELECT COUNT(*) FROM room) AS rooms,
                               (SELECT COUNT(*) FROM pass) AS passes,
                               (SELECT COUNT(*) FROM room_spare) AS spares,
                               (SELECT COUNT(*) FROM room_spare WHERE used_by IS NULL) AS unused,
                               (SELECT COALESCE(SUM(sequence + 1), 0) FROM meeting) AS meetings
                        """)
                .map(
                        (row, _) ->
                                String.join(
                                        ",",
                                        row.getString("rooms"),
                                        row.getString("passes"),
                                        row.getString("spares"),
                                        row.getString("unused"),
                                        row.getString("meetings")))
                .one();
    }

    private Recogniser make(Handle handle) {
        ProtectedBuilder builder =
                new ProtectedBuilder(seed, token -> keys.hash(Purpose.PASS_TOKEN, token));
        Instant now = clock.instant();
        for (Meeting meeting : Meetings.all(handle)) {
            if (meeting.endsAt().plus(AFTERWARDS).isAfter(now)) {
                add(handle, builder, meeting);
            }
        }
        Protected all = builder.build();
        return new Recogniser(all, ownAuthors);
    }

    private void add(Handle handle, ProtectedBuilder builder, Meeting meeting) {
        for (Room room : rooms.rooms(handle, meeting.id())) {
            addRoom(builder, room);
            // A link that tells whose it is comes behind the room's own: what both hold is
            // nobody's.
            rooms.given()
                    .into(room.id())
                    .forEach(link -> builder.personalLink(link.pass().toString(), link.address()));
        }
        spares.unused(handle, meeting.id())
                .forEach(
                        (position, link) ->
                                builder.room(
                                                new Subject.OfSpare(meeting.id(), position).text(),
                                                null,
                                                null)
                                        .link(link));
        builder.room("meeting:" + meeting.id(), null, null);
        Passes.tokenHashes(handle, meeting.id())
                .forEach((pass, hash) -> builder.pass(pass.toString(), hash));
    }

    private static void addRoom(ProtectedBuilder builder, Room room) {
        RoomDetails details = room.details();
        builder.room(
                new Subject.OfRoom(room.id()).text(),
                secret(details, "passcode"),
                secret(details, "phone-passcode"));
        String reference = details.reference();
        links(details).forEach(builder::link);
        if (reference.chars().allMatch(Character::isDigit)) {
            builder.number(reference);
        } else if (!isLink(reference) && reference.length() >= FEWEST_OF_A_NAME) {
            // The host is the provider's to know; a name that was drawn by lot is known without it.
            builder.link("https://" + details.provider() + ".invalid/rooms/" + reference);
        }
    }

    private static List<String> links(RoomDetails details) {
        List<String> links = new ArrayList<>();
        for (Map.Entry<String, String> secret : details.secrets().entrySet()) {
            if (isLink(secret.getValue())) {
                links.add(secret.getValue());
            }
        }
        if (isLink(details.reference())) {
            links.add(details.reference());
        }
        return links;
    }

    private static boolean isLink(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }

    private static @Nullable String secret(RoomDetails details, String name) {
        Optional<String> value = details.secret(name).filter(text -> !text.isBlank());
        return value.orElse(null);
    }
}
