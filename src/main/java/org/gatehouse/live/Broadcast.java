package org.gatehouse.live;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Fans a [Signal] out to whoever listens to its topic, in this process. Listeners must return at
/// once; one that fails does not keep the others from hearing.
public final class Broadcast {
    private final Map<String, Set<Consumer<Signal>>> listeners = new ConcurrentHashMap<>();

    /// Calls `listener` for every signal on `topic` from now on, until the result is closed.
    public Subscription listen(String topic, Consumer<Signal> listener) {
        listeners.compute(
                topic,
                (_, known) -> {
                    Set<Consumer<Signal>> all =
                            known == null ? ConcurrentHashMap.newKeySet() : known;
                    all.add(listener);
                    return all;
                });
        return () -> forget(topic, listener);
    }

    private void forget(String topic, Consumer<Signal> listener) {
        listeners.computeIfPresent(
                topic,
                (_, known) -> {
                    known.remove(listener);
                    return known.isEmpty() ? null : known;
                });
    }

    /// Hands `signal` to all who listen to its topic.
    public void send(Signal signal) {
        for (Consumer<Signal> listener : listeners.getOrDefault(signal.topic(), Set.of())) {
            try {
                listener.accept(signal);
            } catch (RuntimeException _) {
                // A page that went away is no reason for the others not to hear.
            }
        }
    }

    /// How many listen to `topic`: pages open at this moment.
    public int listeners(String topic) {
        return listeners.getOrDefault(topic, Set.of()).size();
    }

    /// Ends listening when closed.
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
