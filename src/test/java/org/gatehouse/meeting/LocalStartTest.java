package org.gatehouse.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalStartTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void anOrdinaryTimeMeansOneMoment() {
        assertEquals(
                new LocalStart.Exact(Instant.parse("2026-07-01T18:00:00Z")),
                LocalStart.of(LocalDateTime.parse("2026-07-01T19:00"), LONDON, Optional.empty()));
    }

    @Test
    void theHourThatComesTwiceIsAskedAbout() {
        LocalDateTime local = LocalDateTime.parse("2026-10-25T01:30");
        assertEquals(
                new LocalStart.Twice(ZoneOffset.ofHours(1), ZoneOffset.UTC),
                LocalStart.of(local, LONDON, Optional.empty()));
        assertEquals(
                new LocalStart.Exact(Instant.parse("2026-10-25T00:30:00Z")),
                LocalStart.of(local, LONDON, Optional.of(ZoneOffset.ofHours(1))));
        assertEquals(
                new LocalStart.Exact(Instant.parse("2026-10-25T01:30:00Z")),
                LocalStart.of(local, LONDON, Optional.of(ZoneOffset.UTC)));
    }

    @Test
    void anOffsetThatDoesNotApplyIsNotTakenAsAnAnswer() {
        assertEquals(
                new LocalStart.Twice(ZoneOffset.ofHours(1), ZoneOffset.UTC),
                LocalStart.of(
                        LocalDateTime.parse("2026-10-25T01:30"),
                        LONDON,
                        Optional.of(ZoneOffset.ofHours(5))));
    }

    @Test
    void theHourThatIsLeftOutIsRefusedWithTheNextTimeThatThereIs() {
        assertEquals(
                new LocalStart.Never(LocalDateTime.parse("2027-03-28T02:00")),
                LocalStart.of(LocalDateTime.parse("2027-03-28T01:30"), LONDON, Optional.empty()));
    }
}
