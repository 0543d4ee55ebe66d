package org.gatehouse.door;

import java.util.UUID;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.pass.Device;
import org.gatehouse.pass.Pass;
import org.gatehouse.registration.Registrant;

/// What a pass's page may show to a browser.
public sealed interface LobbyView {
    /// This browser has not proved the mailbox: it learns nothing, not even a name.
    ///
    /// @param meeting what the pass is for, which the page does not tell
    /// @param replaced whether it had once, and gave way to a newer device
    record Unproved(UUID meeting, boolean replaced) implements LobbyView {}

    /// This browser is a device of the pass's owner.
    record Proved(
            Meeting meeting, Registrant registrant, Pass pass, Device device, Situation situation)
            implements LobbyView {}
}
