package org.gatehouse.door;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.rooms.Stay;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// After a meeting, asks its platform who was inside and writes each stay into the ledger: by the
/// pass, or as a stranger's. Names stay with the platform. Each room is written down once.
public final class ParticipantReports {
    /// A platform makes its report some minutes after the end.
    private static final Duration AFTER_THE_END = Duration.ofMinutes(10);

    /// A meeting that nobody ended at the platform is taken to be over then.
    private static final Duration OVERTIME = Duration.ofHours(2);

    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(30);

    /// A platform that has said nothing by then will not.
    private static final Duration GIVEN_UP = Duration.ofDays(3);

    private final Database database;
    private final Rooms rooms;
    private final Caretaker caretaker;
    private final Ledger ledger;
    private final Map<UUID, Instant> nextTries = new HashMap<>();

    public ParticipantReports(Database database, Rooms rooms, Caretaker caretaker, Ledger ledger) {
        this.database = database;
        this.rooms = rooms;
        this.caretaker = caretaker;
        this.ledger = ledger;
    }

    /// What a platform reported of one meeting.
    ///
    /// @param provider the platform
    /// @param stays how often somebody came in
    /// @param strangers how many of those stays were by nobody's pass
    public record Told(String provider, int stays, int strangers) {}

    /// Asks for every report that is due; called by one thread.
    public void fetch(Instant now) {
        List<Room> due = database.read(handle -> due(handle, now));
        nextTries.keySet().retainAll(due.stream().map(Room::id).toList());
        for (Room room : due) {
            if (!nextTries.getOrDefault(room.id(), now).isAfter(now)) {
                nextTries.put(room.id(), now.plus(BETWEEN_TRIES));
                fetch(room);
            }
        }
    }

    private List<Room> due(Handle handle, Instant now) {
        return handle
                .createQuery(
                        """
                        SELECT r.id FROM room r
                        JOIN meeting m ON m.id = r.meeting_id
                        LEFT JOIN room_end e ON e.room_id = r.id
                        WHERE m.starts_at > :given_up
                          AND (e.ended_at < :ended OR m.starts_at + m.minutes * 60000 < :over)
                          AND EXISTS (SELECT 1 FROM room_guest g WHERE g.room_id = r.id)
                          AND NOT EXISTS (SELECT 1 FROM room_attendance a WHERE a.room_id = r.id)
                        """)
                .bind("given_up", now.minus(GIVEN_UP))
                .bind("ended", now.minus(AFTER_THE_END))
                .bind("over", now.minus(OVERTIME))
                .mapTo(UUID.class)
                .list()
                .stream()
                .flatMap(id -> rooms.room(handle, id).stream())
                .filter(this::reportsAfterwards)
                .toList();
    }

    private boolean reportsAfterwards(Room room) {
        return caretaker
                .provider(room.details().provider())
                .filter(provider -> provider.abilities().contains(Ability.REPORTS_AFTERWARDS))
                .isPresent();
    }

    private void fetch(Room room) {
        if (caretaker.stays(room) instanceof Outcome.Done<List<Stay>>(List<Stay> stays)
                && !stays.isEmpty()) {
            database.write(tx -> record(tx, room, stays));
        }
    }

    private int record(Tx tx, Room room, List<Stay> stays) {
        int strangers = 0;
        for (Stay stay : stays) {
            Optional<UUID> pass =
                    stay.reference().flatMap(known -> rooms.passOf(tx.handle(), room, known));
            strangers += pass.isEmpty() ? 1 : 0;
            ledger.append(
                    tx,
                    entry(room, "room.stay")
                            .with("pass", pass.orElse(null))
                            .with("joined", stay.joined().orElse(null))
                            .with("left", stay.left().orElse(null)));
        }
        ledger.append(
                tx,
                entry(room, "room.attendance-reported")
                        .with("stays", stays.size())
                        .with("strangers", strangers));
        return insert(tx, room, stays.size(), strangers);
    }

    private static int insert(Tx tx, Room room, int stays, int strangers) {
        return tx.handle()
                .createUpdate(
                        """
                        INSERT INTO room_attendance (room_id, stays, strangers, at)
                        VALUES (:room, :stays, :strangers, :at)
                        """)
                .bind("room", room.id())
                .bind("stays", stays)
                .bind("strangers", strangers)
                .bind("at", tx.now())
                .execute();
    }

    private static Entry entry(Room room, String kind) {
        return Entry.of(kind, new Actor.Rule(room.details().provider()))
                .in(room.meeting())
                .with("room", room.id());
    }

    /// What the platforms of `meeting` reported, all its rooms together; empty while nothing has
    /// come.
    public static Optional<Told> of(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT MAX(r.provider) AS provider, SUM(a.stays) AS stays,
                            SUM(a.strangers) AS strangers
                        FROM room_attendance a JOIN room r ON r.id = a.room_id
                        WHERE r.meeting_id = :meeting
                        HAVING COUNT(*) > 0
                        """)
                .bind("meeting", meeting)
                .map(
                        (row, _) ->
                                new Told(
                                        row.getString("provider"),
                                        row.getInt("stays"),
                                        row.getInt("strangers")))
                .findOne();
    }
}
