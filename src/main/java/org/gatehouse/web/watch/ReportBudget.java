package org.gatehouse.web.watch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// So many reports an hour from one household, and from all together: each is sealed and kept, and
/// its picture takes minutes of the machine's time.
final class ReportBudget {
    private static final int A_HOUSEHOLD = 10;
    private static final int ALL = 200;
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, Integer> used = new HashMap<>();
    private Instant since = Instant.MIN;
    private int all;

    ReportBudget(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean takes(InetAddress client) {
        Instant now = clock.instant();
        if (since.equals(Instant.MIN)
                || Duration.between(since, now).abs().compareTo(AN_HOUR) > 0) {
            since = now;
            all = 0;
            used.clear();
        }
        int mine = used.merge(household(client), 1, Integer::sum);
        return mine <= A_HOUSEHOLD && ++all <= ALL;
    }

    /// An IPv4 address, or the half of an IPv6 one that a household keeps.
    private static String household(InetAddress client) {
        byte[] address = client.getAddress();
        int length = client instanceof Inet4Address ? address.length : address.length / 2;
        return HexFormat.of().formatHex(Arrays.copyOf(address, length));
    }
}
