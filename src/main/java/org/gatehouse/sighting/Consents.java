package org.gatehouse.sighting;

import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// Who may learn the number of a meeting's room: nobody, unless an organiser said so in so many
/// words, for one meeting and one service.
public final class Consents {
    private static final Pattern NUMBER =
            Pattern.compile("(?:^|/(?:j|w|s|wc|wc/join|meet|join)/)([0-9]{9,15})(?![0-9])");

    private final Database database;
    private final Rooms rooms;
    private final Ids ids;
    private final Ledger ledger;
    private final InstantSource clock;

    public Consents(Database database, Rooms rooms, Ids ids, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.rooms = rooms;
        this.ids = ids;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// An organiser agrees, or takes it back.
    public void say(Tx tx, UUID meeting, String source, boolean given, Actor by) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO watch_consent (id, meeting_id, source, given, at, by_whom)
                        VALUES (:id, :meeting, :source, :given, :now, :by)
                        """)
                .bind("id", ids.next())
                .bind("meeting", meeting)
                .bind("source", source)
                .bind("given", given)
                .bind("now", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx,
                Entry.of(given ? "watch.agreed" : "watch.disagreed", by)
                        .in(meeting)
                        .with("source", source));
    }

    /// Whether `source` may learn the number of the room of `meeting`.
    public static boolean isGiven(Handle handle, UUID meeting, String source) {
        return handle.createQuery(
                        """
                        SELECT given FROM watch_consent
                        WHERE meeting_id = :meeting AND source = :source
                        ORDER BY id DESC LIMIT 1
                        """)
                .bind("meeting", meeting)
                .bind("source", source)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /// The numbers of the rooms in use that `source` may learn.
    public Set<String> numbers(String source) {
        return database.read(
                handle -> {
                    Set<String> numbers = new LinkedHashSet<>();
                    for (Meeting meeting : Meetings.upcoming(handle, clock.instant())) {
                        if (isGiven(handle, meeting.id(), source)) {
                            rooms.currentRoom(handle, meeting.id())
                                    .ifPresent(room -> add(numbers, room));
                        }
                    }
                    return numbers;
                });
    }

    private static void add(Set<String> numbers, Room room) {
        Matcher found = NUMBER.matcher(room.details().reference());
        if (found.find()) {
            numbers.add(found.group(1));
        }
    }
}
