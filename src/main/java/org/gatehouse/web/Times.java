package org.gatehouse.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;

/// Dates and times as a person says them, in the meeting's own zone.
public final class Times {
    private static final String LONDON = "Europe/London";

    private final Words words;

    public Times(Words words) {
        this.words = words;
    }

    /// "Thursday 11 November 2021, 7 pm".
    public String full(Instant when, ZoneId zone) {
        ZonedDateTime local = when.atZone(zone);
        return words.text("time.full", day(local.toLocalDate()), clock(local.toLocalTime()));
    }

    /// "Thursday 11 November 2021, 7 pm (UK time)", for readers who may be elsewhere.
    public String fullWithZone(Instant when, ZoneId zone) {
        return words.text("time.with-zone", full(when, zone), zoneName(zone));
    }

    /// "Thursday 11 November 2021".
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", words.locale()).format(day);
    }

    /// "7 pm", "7:30 pm", "midday".
    public String clock(Instant when, ZoneId zone) {
        return clock(when.atZone(zone).toLocalTime());
    }

    private String clock(LocalTime time) {
        LocalTime minute = time.withSecond(0).withNano(0);
        if (minute.equals(LocalTime.MIDNIGHT)) {
            return words.text("time.midnight");
        }
        if (minute.equals(LocalTime.NOON)) {
            return words.text("time.midday");
        }
        String half = words.text(minute.getHour() < 12 ? "time.am" : "time.pm");
        int hour = minute.getHour() % 12 == 0 ? 12 : minute.getHour() % 12;
        String digits =
                minute.getMinute() == 0
                        ? Integer.toString(hour)
                        : String.format(words.locale(), "%d:%02d", hour, minute.getMinute());
        return digits + " " + half;
    }

    /// "UK time", or the zone's own name.
    public String zoneName(ZoneId zone) {
        return zone.getId().equals(LONDON)
                ? words.text("time.uk")
                : zone.getDisplayName(TextStyle.FULL, words.locale());
    }

    /// A length of time in its largest sensible unit, rounded down: "3 days", "2 hours", "5
    /// minutes", "less than a minute".
    public String length(Duration length) {
        if (length.toDays() >= 2) {
            return words.count("time.days", length.toDays());
        }
        if (length.toHours() >= 2) {
            return words.count("time.hours", length.toHours());
        }
        return length.toMinutes() > 0
                ? words.count("time.minutes", length.toMinutes())
                : words.text("time.moment");
    }
}
