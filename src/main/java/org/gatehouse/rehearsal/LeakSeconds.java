package org.gatehouse.rehearsal;

import java.util.Collection;

/// From the report that details were seen in public until all are safe. All values are nanoseconds
/// of one clock, 0 where it has not come to it.
final class LeakSeconds {
    volatile long reported;
    volatile long answered;
    volatile long told;
    volatile long back;
    private volatile long lastClosed;
    private volatile int pages;

    /// Reads off the pages of those inside.
    void read(Collection<Attendee> inside) {
        long[] closed =
                inside.stream()
                        .mapToLong(one -> one.sawClosed.get())
                        .filter(at -> at != 0)
                        .toArray();
        pages = closed.length;
        lastClosed = java.util.Arrays.stream(closed).max().orElse(0);
    }

    boolean isSafe() {
        return pages > 0 && told != 0 && back != 0;
    }

    long answeredMillis() {
        return since(answered);
    }

    /// Until the last page in the old room said that it is closed.
    long closedMillis() {
        return since(lastClosed);
    }

    /// Until the last letter was in its mailbox.
    long toldMillis() {
        return since(told);
    }

    /// Until the last resident was in the new room.
    long backMillis() {
        return since(back);
    }

    /// Until all of that was so.
    long safeMillis() {
        return Math.max(closedMillis(), Math.max(toldMillis(), backMillis()));
    }

    int pages() {
        return pages;
    }

    private long since(long at) {
        return at == 0 ? -1 : (at - reported) / 1_000_000;
    }
}
