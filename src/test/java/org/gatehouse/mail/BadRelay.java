package org.gatehouse.mail;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.gatehouse.mail.localrelay.Manner;

/// Puts a third off, refuses some for good, hangs up on some before and on others after it took the
/// letter, and falls silent when it is told to. All but the refusals happen once to each address.
final class BadRelay implements Function<String, Manner> {
    /// One letter in so many is refused.
    static final int REFUSED = 20;

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean mayStall = new AtomicBoolean();
    private final AtomicInteger dropped = new AtomicInteger();

    /// From now on one conversation gets no answer any more.
    void stallOnce() {
        mayStall.set(true);
    }

    /// How many letters were taken without saying so.
    int dropped() {
        return dropped.get();
    }

    @Override
    public Manner apply(String address) {
        int number = Integer.parseInt(address.substring(1, address.indexOf('@')));
        if (number % REFUSED == 1) {
            return Manner.REFUSE;
        }
        if (!known.add(address)) {
            return Manner.ACCEPT;
        }
        if (number % 3 == 0) {
            return Manner.DEFER;
        }
        return switch (number % 10) {
            case 2 -> Manner.DROP;
            case 4 -> {
                dropped.incrementAndGet();
                yield Manner.DROP_AFTER_CONTENT;
            }
            case 5 -> mayStall.getAndSet(false) ? Manner.STALL : Manner.ACCEPT;
            default -> Manner.ACCEPT;
        };
    }
}
