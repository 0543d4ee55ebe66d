package org.gatehouse.rooms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that a platform reports of its own accord. Names and texts in it are hostile; the same
/// event may come twice, and late.
public sealed interface RoomEvent {
    /// What the platform calls the room: [RoomDetails#reference].
    String room();

    /// When it happened, by the platform's clock.
    Instant at();

    /// Somebody, as the platform knows them.
    ///
    /// @param presence what it calls this one stay
    /// @param reference what [JoinLink#reference] was for them; empty for somebody without one
    /// @param handle what the platform wants to be told to put them out
    record Person(
            String presence, String name, Optional<String> reference, Optional<String> handle) {}

    record Opened(String room, Instant at) implements RoomEvent {}

    record Closed(String room, Instant at) implements RoomEvent {}

    /// In the platform's own waiting room.
    record Waiting(String room, Instant at, Person person) implements RoomEvent {}

    record Inside(String room, Instant at, Person person) implements RoomEvent {}

    /// Gone from the room or from its waiting room.
    ///
    /// @param reason in the platform's words, such as "Removed by host."; may be empty
    record Left(String room, Instant at, Person person, String reason) implements RoomEvent {}

    /// Began or stopped showing their screen or a file.
    record Sharing(String room, Instant at, Person person, boolean begun) implements RoomEvent {}

    /// The platform found the room's link in public.
    ///
    /// @param post where; hostile
    /// @param poster whoever posted it, as the platform says
    record RiskAlert(
            String room,
            Instant at,
            String platform,
            String post,
            String poster,
            Optional<Instant> posted,
            List<String> advice)
            implements RoomEvent {}

    /// The room was changed, deleted or registered for behind our back.
    ///
    /// @param what in the platform's word, such as `meeting.deleted`
    record Changed(String room, Instant at, String what) implements RoomEvent {}
}
