package org.gatehouse.rooms;

import java.util.Optional;
import java.util.UUID;

/// Somebody whom a platform reported in a room or in its waiting room.
///
/// @param handle what the platform calls them when it is asked to do something with them
/// @param name the name that others see; hostile
/// @param pass whose link they came on; empty for somebody who came another way
public record Reported(Optional<String> handle, String name, Optional<UUID> pass) {}
