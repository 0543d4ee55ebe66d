package org.gatehouse.sql;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/// Makes UUIDs of version 7 (RFC 9562): their order is that of their making. They name rows and are
/// never secrets.
public final class Ids {
    private final InstantSource clock;
    private final SecureRandom random;
    private long lastStamp;

    public Ids(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /// A new id, greater than all that this object made before, even when the clock steps back.
    public UUID next() {
        long stamp = nextStamp();
        long high = (stamp >>> 12 << 16) | 0x7000L | (stamp & 0xFFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /// 48 bits of milliseconds above 12 bits that count within one (RFC 9562, 6.2, method 1).
    private synchronized long nextStamp() {
        lastStamp = Math.max(lastStamp + 1, clock.millis() << 12);
        return lastStamp;
    }
}
