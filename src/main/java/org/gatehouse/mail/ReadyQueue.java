package org.gatehouse.mail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Letters taken from the outbox and not yet sent, in the order of sending: by place, and within a
/// place one for each mail domain in turn, since a domain that gets many at once slows them down.
final class ReadyQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<Turn, QueuedLetter> letters = new TreeMap<>();
    private long back;
    private long front;
    private boolean closed;

    private record Turn(Place place, long number) implements Comparable<Turn> {
        private static final Comparator<Turn> ORDER =
                Comparator.comparing(Turn::place).thenComparingLong(Turn::number);

        @Override
        public int compareTo(Turn other) {
            return ORDER.compare(this, other);
        }
    }

    /// Adds `fresh`; then takes out the least urgent beyond `limit` and returns them.
    List<QueuedLetter> add(List<QueuedLetter> fresh, int limit) {
        lock.lock();
        try {
            for (QueuedLetter letter : interleaved(fresh)) {
                letters.put(new Turn(letter.place(), ++back), letter);
            }
            List<QueuedLetter> out = new ArrayList<>();
            while (letters.size() > limit) {
                out.add(letters.pollLastEntry().getValue());
            }
            changed.signalAll();
            return out;
        } finally {
            lock.unlock();
        }
    }

    /// One letter for each domain, then a second for each, and so on.
    static List<QueuedLetter> interleaved(List<QueuedLetter> letters) {
        Map<String, Integer> counts = new HashMap<>();
        Map<QueuedLetter, Integer> rounds = new HashMap<>();
        for (QueuedLetter letter : letters) {
            rounds.put(letter, counts.merge(letter.domain(), 1, Integer::sum));
        }
        return letters.stream().sorted(Comparator.comparing(rounds::get)).toList();
    }

    /// Puts `letter` in front of its equals.
    void addFirst(QueuedLetter letter) {
        lock.lock();
        try {
            letters.put(new Turn(letter.place(), --front), letter);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The first letter whose place is at most `bound`; null if none comes within `millis`, or when
    /// closed.
    @Nullable QueuedLetter take(int bound, long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            QueuedLetter letter = first(bound);
            while (letter == null && left > 0 && !closed) {
                left = changed.awaitNanos(left);
                letter = first(bound);
            }
            return closed ? null : letter;
        } finally {
            lock.unlock();
        }
    }

    /// The first letter whose place is at most `bound`, if there is one now.
    @Nullable QueuedLetter poll(int bound) {
        lock.lock();
        try {
            return closed ? null : first(bound);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable QueuedLetter first(int bound) {
        if (letters.isEmpty() || letters.firstKey().place().number() > bound) {
            return null;
        }
        return letters.pollFirstEntry().getValue();
    }

    int size() {
        lock.lock();
        try {
            return letters.size();
        } finally {
            lock.unlock();
        }
    }

    /// The place of the least urgent, or the greatest number where there is none.
    int lastPlace() {
        lock.lock();
        try {
            return letters.isEmpty() ? Integer.MAX_VALUE : letters.lastKey().place().number();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
