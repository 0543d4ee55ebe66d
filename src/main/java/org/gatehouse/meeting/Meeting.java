package org.gatehouse.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;

/// A meeting as it was announced.
///
/// @param slug its name in addresses, `tring-forum-2021-11-11`
/// @param localStart the local time that was chosen, `2021-11-11T19:00`
/// @param zone the name of its time zone, `Europe/London`
/// @param startsAt the moment that the two mean; where a clock is put back it says which of two
/// @param agenda Markdown, as the organiser wrote it
/// @param doorMinutes how long before the start the door opens
/// @param provider the room provider's name
/// @param sequence how often it was changed, for calendars (RFC 5545, 3.8.7.4)
public record Meeting(
        UUID id,
        String slug,
        String title,
        String localStart,
        String zone,
        Instant startsAt,
        int minutes,
        String agenda,
        int capacity,
        int doorMinutes,
        AdmissionPolicy admission,
        String provider,
        int sequence) {

    public Instant endsAt() {
        return startsAt.plus(Duration.ofMinutes(minutes));
    }

    public Instant doorOpensAt() {
        return startsAt.minus(Duration.ofMinutes(doorMinutes));
    }

    public ZonedDateTime start() {
        return startsAt.atZone(ZoneId.of(zone));
    }

    public LocalDateTime local() {
        return LocalDateTime.parse(localStart);
    }
}
