package org.gatehouse.meeting;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gatehouse.words.Wording;

/// Dates and times as people say them.
public final class Spoken {
    private static final Wording WORDS = Wording.of("said");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("h", Locale.UK);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("h:mm", Locale.UK);

    private Spoken() {}

    /// When a meeting starts: `Thursday 11 November 2021 at 7 pm`.
    public static String when(Meeting meeting) {
        return WORDS.text("said.when", day(meeting.start()), time(meeting.start()));
    }

    public static String day(ZonedDateTime time) {
        return DAY.format(time);
    }

    /// A time of day: `7 pm`, `7:15 pm`, `noon`, `midnight`.
    public static String time(ZonedDateTime time) {
        if (time.getMinute() == 0 && time.getHour() % 12 == 0) {
            return WORDS.text(time.getHour() == 0 ? "said.midnight" : "said.noon");
        }
        String clock = (time.getMinute() == 0 ? HOUR : MINUTE).format(time);
        return WORDS.text(time.getHour() < 12 ? "said.am" : "said.pm", clock);
    }

    /// A moment, as a clock in the meeting's zone shows it.
    public static String time(Instant at, Meeting meeting) {
        return time(at.atZone(ZoneId.of(meeting.zone())));
    }
}
