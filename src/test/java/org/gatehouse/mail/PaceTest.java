package org.gatehouse.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant START = Evening.START;
    private static final SendOutcome ACCEPTED = new SendOutcome.Accepted("250");
    private static final SendOutcome DEFERRED = new SendOutcome.Deferred("421");

    /// How many letters go within `time`, each sent as soon as it may be.
    private static int sent(Pace pace, Instant from, Duration time) {
        int sent = 0;
        Instant now = from;
        while (now.isBefore(from.plus(time))) {
            long wait = pace.take(now);
            if (wait == 0) {
                sent++;
            }
            now = now.plusMillis(wait);
        }
        return sent;
    }

    @Test
    void aLimitIsKept() {
        int sent = sent(new Pace(30, START), START, Duration.ofMinutes(10));
        assertTrue(sent >= 299 && sent <= 301, "sent " + sent);
    }

    @Test
    void withoutALimitNothingWaits() {
        Pace pace = new Pace(0, START);
        for (int i = 0; i < 10_000; i++) {
            assertEquals(0, pace.take(START));
        }
    }

    @Test
    void oneMailboxThatIsPutOffSlowsNobodyDown() {
        Pace pace = new Pace(0, START);
        for (int i = 0; i < 100; i++) {
            pace.heard(i % 5 == 4 ? ACCEPTED : DEFERRED, START);
        }
        assertTrue(Double.isInfinite(pace.perMinute()));
    }

    @Test
    void aServerThatPutsEverythingOffIsGivenLessAndThenMoreAgain() {
        Pace pace = new Pace(60, START);
        Instant now = START;
        for (int i = 0; i < 60; i++) {
            now = now.plusSeconds(1);
            pace.heard(ACCEPTED, now);
        }
        for (int i = 0; i < 5; i++) {
            pace.heard(DEFERRED, now);
        }
        assertEquals(30, pace.perMinute(), 1);
        for (int i = 0; i < 5; i++) {
            pace.heard(DEFERRED, now);
        }
        assertEquals(15, pace.perMinute(), 1);
        for (int i = 0; i < 20; i++) {
            pace.heard(ACCEPTED, now);
        }
        assertEquals(35, pace.perMinute(), 1);
        for (int i = 0; i < 100; i++) {
            pace.heard(ACCEPTED, now);
        }
        assertEquals(60, pace.perMinute(), 1);
    }

    @Test
    void aClockThatStepsBackNeitherStopsNorFloods() {
        Pace pace = new Pace(60, START);
        sent(pace, START, Duration.ofMinutes(1));
        Instant back = START.minus(Duration.ofHours(1));
        int sent = sent(pace, back, Duration.ofMinutes(1));
        assertTrue(sent >= 59 && sent <= 62, "sent " + sent);
    }

    @Test
    void halfOfADaysQuotaIsKeptForAnEmergency() {
        Quota quota = new Quota(10);
        quota.count(List.of(), START);
        for (int i = 0; i < 5; i++) {
            assertEquals(Integer.MAX_VALUE, quota.bound(START));
            quota.use(START.plusSeconds(i));
        }
        Instant later = START.plusSeconds(10);
        assertEquals(Place.endOf(Priority.EMERGENCY), quota.bound(later));
        for (int i = 0; i < 5; i++) {
            quota.use(later);
        }
        assertEquals(-1, quota.bound(later));
        assertEquals(0, quota.left(later));
        assertEquals(5, quota.left(START.plus(Duration.ofDays(1)).plusSeconds(4)));
    }

    @Test
    void aQuotaThatLetsAnEmergencyThroughHoldsOrdinaryLettersBack() {
        int bound = Place.endOf(Priority.EMERGENCY);
        assertTrue(new Place(Priority.EMERGENCY, Place.BAD).number() <= bound);
        assertTrue(new Place(Priority.EMERGENCY_HOST, Place.UNKNOWN).number() <= bound);
        assertTrue(new Place(Priority.PROMPT, Place.PROVEN).number() > bound);
    }
}
