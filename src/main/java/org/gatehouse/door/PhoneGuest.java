package org.gatehouse.door;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Somebody who takes part by telephone, as their card on the desk shows them.
///
/// @param lastDigits the last three of their number: enough to tell cards apart, too little to ring
/// @param calledBackAt when a gatekeeper rang them and they answered; empty until then
public record PhoneGuest(UUID registrantId, String lastDigits, Optional<Instant> calledBackAt) {
    public boolean isProved() {
        return calledBackAt.isPresent();
    }
}
