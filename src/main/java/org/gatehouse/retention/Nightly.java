package org.gatehouse.retention;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries [Retention] out every night, and a while after the start for a machine that is off at
/// night.
public final class Nightly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);
    private static final LocalTime NIGHT = LocalTime.of(3, 30);
    private static final Duration AFTER_START = Duration.ofMinutes(15);

    private final Retention retention;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private volatile @Nullable Thread thread;

    /// @param zone where it must be night
    public Nightly(Retention retention, InstantSource clock, Supplier<ZoneId> zone) {
        this.retention = retention;
        this.clock = clock;
        this.zone = zone;
    }

    public void start() {
        thread = Thread.ofVirtual().name("retention").start(this::run);
    }

    private void run() {
        try {
            Thread.sleep(AFTER_START);
            while (!Thread.currentThread().isInterrupted()) {
                sweep();
                Thread.sleep(untilNight(clock.instant().atZone(zone.get())));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A failure waits for the next night; it must not end the nights.
    private void sweep() {
        try {
            Due due = retention.carryOut(clock.instant());
            LOG.info("Erased on schedule: {}", due);
        } catch (RuntimeException e) {
            LOG.error("Nothing could be erased on schedule", e);
        }
    }

    private static Duration untilNight(ZonedDateTime now) {
        return Duration.between(now, next(now));
    }

    /// When it is carried out next, after `now`.
    public static ZonedDateTime next(ZonedDateTime now) {
        ZonedDateTime night = now.with(NIGHT);
        return night.isAfter(now) ? night : night.plusDays(1);
    }

    @Override
    public void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
