package org.gatehouse.door;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.door.Judgement.Because;
import org.gatehouse.door.Judgement.Why;

/// Where somebody stands, as their own device is told.
public sealed interface Situation {
    /// They have not knocked.
    ///
    /// @param because why nobody is let in just now, if so
    /// @param message what the gatekeeper tells everybody
    /// @param kept whether they were inside when the meeting was stopped, and have not left since
    record AtTheDoor(Optional<Because> because, Optional<String> message, boolean kept)
            implements Situation {}

    /// They have knocked.
    ///
    /// @param place 1 for the one who knocked first
    /// @param of how many wait
    /// @param held what the gatekeeper told just them
    record Waiting(
            Optional<Because> because,
            int place,
            int of,
            Optional<String> held,
            Optional<String> message,
            Instant since)
            implements Situation {}

    /// They were let in and can press "Join".
    record ComeIn(UUID knock, Optional<Because> because) implements Situation {}

    /// Their personal link was handed over.
    record Inside(UUID knock, Optional<Because> because) implements Situation {}

    /// The pass's one seat is taken by their other device.
    record OnOtherDevice(boolean admitted) implements Situation {}

    /// The pass does not open this door.
    ///
    /// @param reason in the words of whoever decided it
    record Outside(Why why, Optional<String> reason) implements Situation {}
}
