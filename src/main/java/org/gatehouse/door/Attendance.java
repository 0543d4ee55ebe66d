package org.gatehouse.door;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.meeting.Meeting;
import org.jdbi.v3.core.Handle;

/// How many people were inside over an evening, counted by what they registered for: several may
/// sit before one screen.
///
/// @param points one every five minutes, from when the door opened
/// @param people how many came in at all
public record Attendance(List<Point> points, int people) {
    private static final Duration STEP = Duration.ofMinutes(5);

    public Attendance {
        points = List.copyOf(points);
    }

    public record Point(Instant at, int inside) {}

    private record Stay(UUID registrant, int party, Instant from, Optional<Instant> until) {
        boolean covers(Instant at) {
            return !at.isBefore(from) && until.map(at::isBefore).orElse(true);
        }
    }

    /// The evening of `meeting` up to `now`, or to its end.
    public static Attendance of(Handle handle, Meeting meeting, Instant now) {
        List<Stay> stays = stays(handle, meeting.id());
        Instant end = now.isBefore(meeting.endsAt()) ? now : meeting.endsAt();
        List<Point> points = new ArrayList<>();
        for (Instant at = meeting.doorOpensAt(); !at.isAfter(end); at = at.plus(STEP)) {
            Instant moment = at;
            int inside =
                    stays.stream().filter(stay -> stay.covers(moment)).mapToInt(Stay::party).sum();
            points.add(new Point(at, inside));
        }
        int people =
                stays.stream()
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        Stay::registrant, Stay::party, (one, _) -> one))
                        .values()
                        .stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        return new Attendance(points, people);
    }

    private static List<Stay> stays(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT k.registrant_id, r.party_size, e.at, k.closed_at
                        FROM knock k
                        JOIN entry e ON e.knock_id = k.id
                        JOIN registrant r ON r.id = k.registrant_id
                        WHERE k.meeting_id = :meeting
                        """)
                .bind("meeting", meeting)
                .map(
                        row ->
                                new Stay(
                                        row.getColumn("registrant_id", UUID.class),
                                        row.getColumn("party_size", Integer.class),
                                        row.getColumn("at", Instant.class),
                                        Optional.ofNullable(
                                                row.getColumn("closed_at", Instant.class))))
                .list();
    }

    /// When most people were inside; empty where nobody ever was.
    public Optional<Point> peak() {
        return points.stream()
                .filter(point -> point.inside() > 0)
                .reduce((most, next) -> next.inside() > most.inside() ? next : most);
    }
}
