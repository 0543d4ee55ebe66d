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
public record JoinLink(URI address, Optional<String> reference, Optional<String> instruction) {
    @Override
    public String toString() {
        return "JoinLink[secret]";
    }
}
