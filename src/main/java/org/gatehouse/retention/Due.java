package org.gatehouse.retention;

import java.util.EnumMap;
import java.util.Map;

/// What is due to be erased at a moment, in numbers.
///
/// @param counts by rule
/// @param held people who would be due, but for a legal hold
public record Due(Map<Rule, Long> counts, long held) {
    public Due {
        counts = Map.copyOf(counts);
    }

    public long count(Rule rule) {
        return counts.getOrDefault(rule, 0L);
    }

    public boolean isNothing() {
        return counts.values().stream().allMatch(count -> count == 0);
    }

    /// In the order of the rules, for the log: `{PEOPLE=2}`.
    @Override
    public String toString() {
        Map<Rule, Long> some = new EnumMap<>(Rule.class);
        counts.forEach(
                (rule, count) -> {
                    if (count > 0) {
                        some.put(rule, count);
                    }
                });
        return some + ", held: " + held;
    }
}
