package org.gatehouse.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.gatehouse.mail.SendingTime.Speed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SendingTimeTest {
    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;
    private static final int NO_END = Integer.MAX_VALUE;

    @Test
    void aPaceOfThirtyAMinuteTakesThreeHundredLettersInTenMinutes() {
        SendingTime time =
                SendingTime.of(300, List.of(new Speed(30, NO_END, 4, Duration.ofMillis(100))));
        assertEquals(new SendingTime(Duration.ofMinutes(10), 0), time);
    }

    @Test
    void withoutALimitTheConnectionsSayHowLong() {
        SendingTime time =
                SendingTime.of(
                        10_000, List.of(new Speed(NO_LIMIT, NO_END, 16, Duration.ofMillis(20))));
        assertEquals(new SendingTime(Duration.ofMillis(12_500), 0), time);
    }

    @Test
    void aDailyLimitLeavesSomeForTomorrow() {
        SendingTime time =
                SendingTime.of(800, List.of(new Speed(60, 500, 1, Duration.ofMillis(10))));
        assertEquals(300, time.leftOver());
        assertEquals(Duration.ofSeconds(500), time.time());
    }

    @Test
    void aSecondServerCarriesOnWhereTheFirstIsSpent() {
        SendingTime time =
                SendingTime.of(
                        800,
                        List.of(
                                new Speed(60, 100, 1, Duration.ofMillis(10)),
                                new Speed(60, NO_END, 1, Duration.ofMillis(10))));
        assertEquals(new SendingTime(Duration.ofSeconds(700), 0), time);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whateverIsMeasuredTheReckoningComesToAnEnd() {
        for (int letters = 1; letters < 200; letters++) {
            for (int millis = 1; millis < 400; millis++) {
                Speed one = new Speed(NO_LIMIT, NO_END, 2, Duration.ofMillis(millis));
                Speed other = new Speed(7, 3, 1, Duration.ofMillis(millis + 13));
                assertEquals(0, SendingTime.of(letters, List.of(one)).leftOver());
                assertEquals(0, SendingTime.of(letters, List.of(one, other)).leftOver());
            }
        }
    }

    @Test
    void withoutAnyServerNothingGoes() {
        assertEquals(new SendingTime(Duration.ZERO, 7), SendingTime.of(7, List.of()));
    }
}
