package org.gatehouse.rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Keeps count of every try at a guard, and of everything that went wrong on the way.
final class Checks {
    /// How one guard fared.
    ///
    /// @param failures what got past it, in words
    record Result(Guard guard, int tries, List<String> failures) {
        Result {
            failures = List.copyOf(failures);
        }

        boolean holds() {
            return tries > 0 && failures.isEmpty();
        }
    }

    private final Map<Guard, Integer> tries = new EnumMap<>(Guard.class);
    private final Map<Guard, List<String>> failures = new EnumMap<>(Guard.class);
    private final List<String> mishaps = new ArrayList<>();

    /// Somebody tried `guard`; `what` got past it where it does not hold.
    synchronized void tried(Guard guard, boolean holds, String what) {
        tries.merge(guard, 1, Integer::sum);
        if (!holds) {
            failures.computeIfAbsent(guard, _ -> new ArrayList<>()).add(what);
        }
    }

    /// Something that should have worked did not.
    synchronized void mishap(String what) {
        mishaps.add(what);
    }

    synchronized List<Result> results() {
        return Arrays.stream(Guard.values())
                .map(
                        guard ->
                                new Result(
                                        guard,
                                        tries.getOrDefault(guard, 0),
                                        failures.getOrDefault(guard, List.of())))
                .toList();
    }

    synchronized List<String> mishaps() {
        return List.copyOf(mishaps);
    }
}
