package org.gatehouse.web.office;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates and times as people type them where their browser has no picker: `11/11/2026`, `11
/// November 2026`, `7.30 pm`, `19:30`.
final class SpokenTimes {
    private static final List<DateTimeFormatter> DATES =
            List.of(
                    form("uuuu-MM-dd"),
                    form("d/M/uuuu"),
                    form("d.M.uuuu"),
                    form("d MMMM uuuu"),
                    form("d MMM uuuu"));
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,2})(?:[:.](\\d{2})(?::\\d{2})?)?\\s*([ap]\\.?m\\.?)?");

    private SpokenTimes() {}

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.UK)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    static Optional<LocalDate> date(String typed) {
        String text = typed.strip().replaceAll("\\s+", " ");
        return DATES.stream().flatMap(form -> date(text, form).stream()).findFirst();
    }

    private static Optional<LocalDate> date(String text, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDate.parse(text, form));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static Optional<LocalTime> time(String typed) {
        Matcher time = TIME.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!time.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(time.group(1));
        int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        String half = time.group(3);
        if (half == null && time.group(2) == null) {
            return Optional.empty(); // a bare "7": morning or evening?
        }
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return Optional.empty();
            }
            hour = hour % 12 + (half.startsWith("p") ? 12 : 0);
        }
        return hour < 24 && minute < 60
                ? Optional.of(LocalTime.of(hour, minute))
                : Optional.empty();
    }

    /// A time of day as a person says it: `1:30 am`.
    static String say(LocalTime time) {
        return DateTimeFormatter.ofPattern("h:mm a", Locale.UK).format(time);
    }
}
