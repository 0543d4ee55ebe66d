package org.gatehouse.rooms;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/// A room that is wanted.
///
/// @param meeting the meeting that it is for
/// @param generation 1 for the first room of the meeting, one more each time it is set up afresh
/// @param key names this request for ever, so that a room made by an attempt that was cut short is
///   found instead of made twice: letters, digits and hyphens, at most 60. No secret
/// @param title as the platform may show it; the rest is the meeting's time and size
/// @param minutes how long it lasts, 1 to 1440
/// @param capacity how many people are expected at most
public record RoomRequest(
        UUID meeting,
        int generation,
        String key,
        String title,
        Instant start,
        ZoneId zone,
        int minutes,
        int capacity) {

    public RoomRequest {
        if (generation < 1 || minutes < 1 || minutes > 1440 || capacity < 1) {
            throw new IllegalArgumentException("A room's generation, length or capacity is wrong");
        }
        if (!key.matches("[A-Za-z0-9-]{1,60}")) {
            throw new IllegalArgumentException("A request key is letters, digits and hyphens");
        }
    }

    /// The request for the `generation`-th room of `meeting`, with the key that follows from both.
    public static RoomRequest of(
            UUID meeting,
            int generation,
            String title,
            Instant start,
            ZoneId zone,
            int minutes,
            int capacity) {
        String key = meeting + "-g" + generation;
        return new RoomRequest(meeting, generation, key, title, start, zone, minutes, capacity);
    }

    /// The same room, asked for under another key.
    public RoomRequest withKey(String other) {
        return new RoomRequest(meeting, generation, other, title, start, zone, minutes, capacity);
    }
}
