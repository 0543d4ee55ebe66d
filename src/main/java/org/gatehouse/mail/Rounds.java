package org.gatehouse.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What the postman's threads share: letters taken from the outbox and not yet sent, letters being
/// sent, and results not yet noted. A crash forgets all of it, and the outbox makes up for that.
final class Rounds {
    /// After a crash at most this many letters that a server had accepted go out again.
    static final int UNMARKED = 64;

    private static final int READY = 256;

    private final ReadyQueue ready = new ReadyQueue();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Result> results = new ArrayList<>();
    private boolean noMoreResults;
    private final Semaphore unmarked = new Semaphore(UNMARKED, true);
    private final Map<UUID, Boolean> held = new ConcurrentHashMap<>();
    private final Set<UUID> brokenOnce = ConcurrentHashMap.newKeySet();
    private final Semaphore nudges = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);

    /// How many more letters to take from the outbox now; none until half of them are gone.
    int room() {
        int waiting = ready.size();
        return waiting > READY / 2 ? 0 : READY - waiting;
    }

    /// How many letters more urgent than [#lastPlace] are looked for when there is no room.
    int urgentRoom() {
        return READY / 2;
    }

    int lastPlace() {
        return ready.lastPlace();
    }

    /// The letters between being taken from the outbox and being noted.
    Set<UUID> held() {
        return Set.copyOf(held.keySet());
    }

    boolean isSending(UUID letter) {
        return held.getOrDefault(letter, false);
    }

    /// Adds letters taken from the outbox; the least urgent leave again if they are too many, and
    /// are returned.
    List<QueuedLetter> add(List<QueuedLetter> letters) {
        letters.forEach(letter -> held.put(letter.id(), false));
        List<QueuedLetter> out = ready.add(letters, READY);
        out.forEach(letter -> held.remove(letter.id()));
        return out;
    }

    /// The next letter up to the place `bound` and the right to send it, or null if none comes
    /// within `millis`.
    @Nullable QueuedLetter take(int bound, long millis) throws InterruptedException {
        unmarked.acquire();
        return sending(ready.take(bound, millis));
    }

    /// The next letter up to the place `bound` and the right to send it, if both are there now.
    @Nullable QueuedLetter poll(int bound) {
        return unmarked.tryAcquire() ? sending(ready.poll(bound)) : null;
    }

    private @Nullable QueuedLetter sending(@Nullable QueuedLetter letter) {
        if (letter == null) {
            unmarked.release();
            return null;
        }
        held.put(letter.id(), true);
        if (room() > 0) {
            nudge();
        }
        return letter;
    }

    /// Takes back a letter that was not handed over, to be the next one sent.
    void giveBack(QueuedLetter letter) {
        held.put(letter.id(), false);
        ready.addFirst(letter);
        unmarked.release();
    }

    /// Notes what became of a letter at `relay`; one whose connection broke is tried once more at
    /// once.
    void done(QueuedLetter letter, SendOutcome outcome, String relay) {
        if (outcome instanceof SendOutcome.Broken && brokenOnce.add(letter.id())) {
            giveBack(letter);
        } else {
            note(new Result.Sent(letter, outcome, relay));
        }
    }

    void note(Result result) {
        lock.lock();
        try {
            results.add(result);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a result and takes all that are there; none once no more will come.
    List<Result> drain() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (results.isEmpty() && !noMoreResults) {
                changed.await();
            }
            List<Result> all = List.copyOf(results);
            results.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /// Everybody who notes results is done.
    void endResults() {
        lock.lock();
        try {
            noMoreResults = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /// These results are durable.
    void marked(List<Result> done) {
        for (Result result : done) {
            held.remove(result.letter().id());
            brokenOnce.remove(result.letter().id());
        }
        unmarked.release(done.size());
        nudge();
    }

    /// Tells that there may be something to take from the outbox.
    void nudge() {
        nudges.release();
    }

    /// Waits to be nudged, at most `millis`.
    void awaitNudge(long millis) throws InterruptedException {
        if (nudges.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            nudges.drainPermits();
        }
    }

    void close() {
        closed.countDown();
        ready.close();
        nudge();
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /// Waits `millis`, or until closed.
    void pause(long millis) throws InterruptedException {
        closed.await(millis, TimeUnit.MILLISECONDS);
    }
}
