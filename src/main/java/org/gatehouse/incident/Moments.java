package org.gatehouse.incident;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Moments as evidence says them: in UTC to the second, and beside it in the meeting's own zone
/// with its offset, so that an hour that came twice is told apart.
record Moments(ZoneId zone) {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT);
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);

    String utc(Instant at) {
        return UTC.format(at.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    String local(Instant at) {
        return LOCAL.format(at.atZone(zone));
    }

    String clockUtc(Instant at) {
        return CLOCK.format(at.atOffset(ZoneOffset.UTC));
    }

    String clock(Instant at) {
        return CLOCK.format(at.atZone(zone));
    }

    /// `Thursday 11 November 2021`, in the meeting's zone.
    String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }
}
