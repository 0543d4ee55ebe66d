package org.gatehouse.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant EVENING = Instant.parse("2021-11-11T19:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(EVENING);
    private final Ids ids = new Ids(now::get, new SecureRandom());

    @Test
    void anIdIsAUuidOfVersionSevenThatBeginsWithTheTime() {
        UUID id = ids.next();
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(EVENING.toEpochMilli(), id.getMostSignificantBits() >>> 16);
    }

    @Test
    void everyIdIsGreaterThanTheLastEvenWhenTheClockStepsBack() {
        String last = ids.next().toString();
        for (int i = 0; i < 20_000; i++) {
            if (i == 10_000) {
                now.set(EVENING.minusSeconds(3600));
            }
            String next = ids.next().toString();
            assertTrue(next.compareTo(last) > 0, next + " after " + last);
            last = next;
        }
    }

    @Test
    void noTwoThreadsGetTheSame() {
        Set<UUID> all = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int t = 0; t < 8; t++) {
                threads.execute(
                        () -> {
                            for (int i = 0; i < 5_000; i++) {
                                all.add(ids.next());
                            }
                        });
            }
        }
        assertEquals(40_000, all.size());
    }
}
