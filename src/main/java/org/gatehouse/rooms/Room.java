package org.gatehouse.rooms;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A room that a meeting has, or had.
///
/// @param generation counts the rooms of one meeting from 1
/// @param ended when it was closed for good; empty while it is in use
public record Room(
        UUID id,
        UUID meeting,
        int generation,
        RoomDetails details,
        Instant openedAt,
        Optional<Instant> ended) {}
