package org.gatehouse.pass;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// How often the pages of passes were fetched in browsers that had proved nothing: by mail scanners
/// for the most part. It is a figure about a meeting and says nothing of any pass, so it is kept in
/// memory alone, since the program's start: a fetch changes nothing that is stored.
public final class Fetches {
    private final Map<UUID, LongAdder> counts = new ConcurrentHashMap<>();

    /// Counts one fetch of the page of a pass for `meeting`, which is there.
    public void count(UUID meeting) {
        counts.computeIfAbsent(meeting, _ -> new LongAdder()).increment();
    }

    public long of(UUID meeting) {
        LongAdder count = counts.get(meeting);
        return count == null ? 0 : count.sum();
    }
}
