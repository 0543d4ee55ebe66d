package org.gatehouse.drill;

/// Where a drill is played: a forum that is made for it, that no letter leaves and no platform
/// hears of, and that is gone afterwards.
@FunctionalInterface
public interface Stage {
    /// Sets a pretend meeting of `people` afresh.
    Outcome play(int people);
}
