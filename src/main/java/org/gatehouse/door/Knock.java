package org.gatehouse.door;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Somebody at the door: from the press on "Knock" until they are turned away, leave or are put
/// out. While it is open it is the pass's one live seat.
///
/// @param deviceId the device that knocked; empty for a guest by phone
/// @param decision `ADMIT` or `TURN_AWAY`, once a gatekeeper has decided
/// @param enteredAt when the personal link was handed over
public record Knock(
        UUID id,
        UUID meetingId,
        UUID registrantId,
        UUID passId,
        Optional<UUID> deviceId,
        Instant at,
        Optional<Instant> closedAt,
        Optional<String> closedBecause,
        Optional<String> decision,
        Optional<String> reason,
        Optional<Instant> enteredAt) {

    public boolean isOpen() {
        return closedAt.isEmpty();
    }

    public boolean isWaiting() {
        return isOpen() && decision.isEmpty();
    }

    public boolean isAdmitted() {
        return isOpen() && decision.isPresent();
    }

    /// Whether the stop at `stoppedAt` ended it, so that its place is given back afterwards.
    boolean isKeptSince(Optional<Instant> stoppedAt) {
        return closedBecause.filter("stopped"::equals).isPresent() && closedAt.equals(stoppedAt);
    }

    public boolean isTurnedAway() {
        return decision.filter("TURN_AWAY"::equals).isPresent();
    }
}
