package org.gatehouse.drill;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.gatehouse.rotation.RotationStep;

/// What came of setting a pretend meeting afresh.
///
/// @param inside how many pretend people were in the old room
/// @param waiting how many waited at the door
/// @param letters how many letters were written out, and thrown away
/// @param steps how long after the press each step was done
public record Outcome(int inside, int waiting, int letters, Map<RotationStep, Duration> steps) {
    public static final Outcome NOTHING = new Outcome(0, 0, 0, Map.of());

    public Outcome {
        Map<RotationStep, Duration> ordered = new EnumMap<>(RotationStep.class);
        ordered.putAll(steps);
        steps = java.util.Collections.unmodifiableMap(ordered);
    }
}
