package org.gatehouse.rooms;

import java.util.UUID;

/// Somebody who is let into a room.
///
/// @param pass the id of their pass
/// @param displayName the pass's name, as others in the room shall see it
/// @param arrivalCode a few characters that the host finds again on the desk
public record Guest(UUID pass, String displayName, String arrivalCode, Role role) {
    /// What somebody is in the room.
    public enum Role {
        RESIDENT,
        SPEAKER,
        HOST
    }

    public Guest {
        if (displayName.isBlank()) {
            throw new IllegalArgumentException("A guest has a name");
        }
    }
}
