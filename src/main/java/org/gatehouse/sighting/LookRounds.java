package org.gatehouse.sighting;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// The look round in public before a meeting, by a person: where a program may hardly look, this is
/// the only one that there is.
public final class LookRounds {
    private static final Duration BEFORE = Duration.ofHours(1);

    /// A look so long before the meeting saves nobody another one.
    private static final Duration FRESH = Duration.ofHours(3);

    private final Ids ids;
    private final Ledger ledger;
    private final Alerts alerts;

    public LookRounds(Ids ids, Ledger ledger, Alerts alerts) {
        this.ids = ids;
        this.ledger = ledger;
        this.alerts = alerts;
    }

    /// Somebody looked.
    ///
    /// @param places where, by the names of [Searches]
    public record Look(Instant at, String by, List<String> places) {
        public Look {
            places = List.copyOf(places);
        }
    }

    /// Writes down that somebody has looked.
    public void looked(Tx tx, UUID meeting, List<String> places, Actor by) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO look_round (id, meeting_id, places, at, by_whom)
                        VALUES (:id, :meeting, :places, :now, :by)
                        """)
                .bind("id", ids.next())
                .bind("meeting", meeting)
                .bind("places", String.join(",", places))
                .bind("now", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx,
                Entry.of("meeting.lookedRound", by)
                        .in(meeting)
                        .with("places", String.join(",", places)));
    }

    /// All looks before `meeting`, the latest first.
    public static List<Look> of(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT at, by_whom, places FROM look_round
                        WHERE meeting_id = :meeting ORDER BY at DESC, id DESC
                        """)
                .bind("meeting", meeting)
                .map(
                        (row, _) ->
                                new Look(
                                        Instant.ofEpochMilli(row.getLong("at")),
                                        row.getString("by_whom"),
                                        Arrays.stream(row.getString("places").split(","))
                                                .filter(place -> !place.isEmpty())
                                                .toList()))
                .list();
    }

    /// Reminds the organisers of every meeting that is due. A letter is sent once, however often
    /// this is asked.
    ///
    /// @return of how many meetings
    public int remind(Tx tx) {
        List<Meeting> due = due(tx.handle(), tx.now());
        due.forEach(meeting -> alerts.lookRound(tx, meeting));
        return due.size();
    }

    /// The meetings that begin within an hour and that nobody has looked round for.
    static List<Meeting> due(Handle handle, Instant now) {
        return Meetings.upcoming(handle, now).stream()
                .filter(meeting -> !now.isBefore(meeting.startsAt().minus(BEFORE)))
                .filter(meeting -> now.isBefore(meeting.startsAt()))
                .filter(
                        meeting ->
                                of(handle, meeting.id()).stream()
                                        .noneMatch(look -> look.at().plus(FRESH).isAfter(now)))
                .toList();
    }
}
