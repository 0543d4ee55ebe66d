package org.gatehouse.web;

import java.time.Duration;
import java.time.Instant;

/// What is left until a moment, in parts that a countdown shows; nothing once it has passed.
///
/// @param until the moment
/// @param now when the page was made, so that the browser's own clock may be wrong
public record Remaining(Instant until, Instant now) {
    private Duration left() {
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    public long days() {
        return left().toDays();
    }

    public int hours() {
        return left().toHoursPart();
    }

    public int minutes() {
        return left().toMinutesPart();
    }

    /// In words, such as "2 days".
    public String said(Times times) {
        return times.length(left());
    }
}
