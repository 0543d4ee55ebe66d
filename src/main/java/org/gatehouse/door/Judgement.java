package org.gatehouse.door;

/// What the house rules say of somebody who wants to come in.
public sealed interface Judgement {
    /// A gatekeeper may decide, now.
    record Decide(Group group) implements Judgement {}

    /// Nobody can be let in just now; the person keeps their place.
    record Wait(Because because) implements Judgement {}

    /// This pass does not open this door.
    record TurnAway(Why why) implements Judgement {}

    /// Why all have to wait.
    enum Because {
        EARLY,
        FROZEN,
        PAUSED,
        NO_ROOM
    }

    /// Why one is turned away.
    enum Why {
        NOT_PROVED,
        REVOKED,
        REFUSED,
        WITHDRAWN,
        TURNED_AWAY_BEFORE,
        BANNED,
        CANCELLED,
        OVER
    }
}
