package org.gatehouse.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private final Times times = new Times(Words.load("en"));

    @Test
    void aMeetingsTimeReadsAsAPersonSaysIt() {
        Instant evening = Instant.parse("2021-11-11T19:00:00Z");
        assertEquals("Thursday 11 November 2021, 7 pm", times.full(evening, LONDON));
        assertEquals(
                "Thursday 11 November 2021, 7 pm (UK time)", times.fullWithZone(evening, LONDON));
        assertEquals(
                "Thursday 11 November 2021, 8 pm (Central European Time)",
                times.fullWithZone(evening, ZoneId.of("Europe/Paris")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T18:30:00Z, 7:30 pm",
        "2026-07-01T11:00:00Z, midday",
        "2026-07-01T23:00:00Z, midnight",
        "2026-07-01T23:05:00Z, 12:05 am",
        "2026-07-01T11:45:59Z, 12:45 pm"
    })
    void theClockFollowsSummerTime(Instant when, String read) {
        assertEquals(read, times.clock(when, LONDON));
    }

    @ParameterizedTest
    @CsvSource({
        "PT59S, less than a minute",
        "PT1M, 1 minute",
        "PT119M, 119 minutes",
        "PT2H, 2 hours",
        "PT47H, 47 hours",
        "P3D, 3 days"
    })
    void aLengthIsSaidInItsLargestSensibleUnit(Duration length, String read) {
        assertEquals(read, times.length(length));
    }
}
