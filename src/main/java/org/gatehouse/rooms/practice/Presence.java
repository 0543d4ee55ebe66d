package org.gatehouse.rooms.practice;

import java.time.Instant;
import org.gatehouse.rooms.Guest;

/// Somebody who is in a practice room.
///
/// @param id names this stay; whoever holds it is this guest, so it is kept like a session cookie
public record Presence(String id, String room, Guest guest, Instant since) {
    @Override
    public String toString() {
        return "Presence[secret]";
    }
}
