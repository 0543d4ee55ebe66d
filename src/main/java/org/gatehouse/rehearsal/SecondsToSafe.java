package org.gatehouse.rehearsal;

import java.util.Collection;
import java.util.List;

/// The headline: real time from the first bad frame until everybody's page said that the room is
/// closed. All values are nanoseconds of one clock, 0 where it has not come to it.
final class SecondsToSafe {
    volatile long shown;
    volatile long pressed;
    volatile long answered;

    /// *Afresh* was pressed; the last letter was in its mailbox; the last resident was back inside.
    volatile long afresh;

    volatile long told;
    volatile long back;
    private volatile long firstSaw;
    private volatile long lastClosed;
    private volatile int pages;

    /// Reads off the pages of those inside.
    void read(Collection<Attendee> inside) {
        List<Long> saw =
                inside.stream().map(one -> one.sawFrame.get()).filter(at -> at != 0).toList();
        firstSaw = saw.stream().mapToLong(Long::longValue).min().orElse(0);
        List<Long> closed =
                inside.stream().map(one -> one.sawClosed.get()).filter(at -> at != 0).toList();
        lastClosed = closed.stream().mapToLong(Long::longValue).max().orElse(0);
        pages = closed.size();
    }

    /// Whether it came to an end at all.
    boolean isSafe() {
        return shown != 0 && lastClosed != 0 && told != 0 && back != 0;
    }

    /// From the frame until a resident's page showed it.
    long seenMillis() {
        return since(firstSaw);
    }

    long pressedMillis() {
        return since(pressed);
    }

    long answeredMillis() {
        return since(answered);
    }

    /// From the frame until the last page said that the room is closed.
    long closedMillis() {
        return since(lastClosed);
    }

    /// How many pages said so.
    int pages() {
        return pages;
    }

    /// From *afresh* until the last letter had arrived.
    long toldMillis() {
        return between(afresh, told);
    }

    /// From *afresh* until the last resident was in the new room.
    long backMillis() {
        return between(afresh, back);
    }

    /// The whole: from the frame until all are told, back, and the intruder is outside.
    long wholeMillis() {
        return since(Math.max(told, back));
    }

    private static long between(long from, long to) {
        return from == 0 || to == 0 ? -1 : (to - from) / 1_000_000;
    }

    private long since(long at) {
        return at == 0 ? -1 : (at - shown) / 1_000_000;
    }
}
