package org.gatehouse.pass;

/// How a registrant stands with the organisers.
public sealed interface Standing {
    /// Approved, and on what ground: by hand, known from before, or by the meeting's policy.
    record Approved(String ground) implements Standing {}

    /// Nobody has decided yet: at the latest a gatekeeper does, at the door.
    record Undecided() implements Standing {}

    /// Refused, with the reason that the person is told.
    record Refused(String reason) implements Standing {}

    /// The person withdrew.
    record Withdrawn() implements Standing {}

    /// Whether they may come, as far as anybody has decided: such people are written to.
    default boolean isComing() {
        return switch (this) {
            case Approved _, Undecided _ -> true;
            case Refused _, Withdrawn _ -> false;
        };
    }
}
