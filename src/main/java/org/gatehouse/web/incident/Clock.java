package org.gatehouse.web.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments to the second, as the pages about an incident show them.
public record Clock(ZoneId zone) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK);

    public String local(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    public String utc(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    /// `11 Nov 2021, 19:20`
    public String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    /// How many whole days are left until `end`; 0 once it is past.
    public static long daysLeft(Instant now, Instant end) {
        return Math.max(0, Duration.between(now, end).toDays());
    }
}
