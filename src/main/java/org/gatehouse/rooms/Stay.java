package org.gatehouse.rooms;

import java.time.Instant;
import java.util.Optional;

/// One stay of one person in a room, as its platform tells it afterwards.
///
/// @param reference what [JoinLink#reference] was for them; empty for somebody who came another way
/// @param name the name that others saw; hostile
/// @param joined empty where the platform does not say
/// @param left empty where the platform does not say
public record Stay(
        Optional<String> reference,
        String name,
        Optional<Instant> joined,
        Optional<Instant> left) {}
