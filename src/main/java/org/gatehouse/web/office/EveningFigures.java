package org.gatehouse.web.office;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.door.Attendance;
import org.gatehouse.door.ParticipantReports;
import org.gatehouse.mail.DeliveryState;
import org.gatehouse.meeting.Meeting;

/// A meeting in numbers: what became of its letters, and how many were inside over the evening.
///
/// @param blindSince since when nobody knows which letters came back; empty where that is known
/// @param told what the meeting's platform itself reported afterwards; empty where it has not
public record EveningFigures(
        Meeting meeting,
        Map<DeliveryState, Integer> letters,
        Optional<Instant> blindSince,
        Attendance attendance,
        Optional<ParticipantReports.Told> told) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");

    public EveningFigures {
        letters = Map.copyOf(letters);
    }

    /// How many letters stand at one of `states`.
    public int letters(DeliveryState... states) {
        return Arrays.stream(states).mapToInt(state -> letters.getOrDefault(state, 0)).sum();
    }

    public Optional<Attendance.Point> peak() {
        return attendance.peak();
    }

    /// A moment as the clock on the wall of the meeting shows it: `18:41`.
    public String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.of(meeting.zone())));
    }
}
