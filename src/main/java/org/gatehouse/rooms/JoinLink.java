package org.gatehouse.rooms;

import java.net.URI;
import java.util.Optional;

/// The way in for one person, made at the moment of their admission. It is redirected to once and
/// never kept or printed.
///
/// @param address where the person's browser goes; a path alone for a room of our own
/// @param reference what the platform will call this person when it reports on them; no secret
/// @param instruction what the person must do first, such as putting the arrival code in front of
///   their name
/// @param framed whether it is shown inside a page of ours, so that the room's name does not stand
///   in the browser's address bar and its history
public record JoinLink(
        URI address, Optional<String> reference, Optional<String> instruction, boolean framed) {
    /// A link that the browser goes to itself.
    public JoinLink(URI address, Optional<String> reference, Optional<String> instruction) {
        this(address, reference, instruction, false);
    }

    /// This link, inside a page of ours.
    public JoinLink framedIf(boolean wanted) {
        return new JoinLink(address, reference, instruction, wanted);
    }

    @Override
    public String toString() {
        return "JoinLink[secret]";
    }
}
