package org.gatehouse.rooms;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a provider needs to know of a room that it opened. All of it is secret: it is kept sealed
/// and never printed.
///
/// @param provider the provider's name
/// @param reference what the platform calls the room
/// @param secrets whatever else the provider wants back, by names of its own
public record RoomDetails(String provider, String reference, Map<String, String> secrets) {
    public RoomDetails {
        if (provider.isEmpty() || reference.isEmpty()) {
            throw new IllegalArgumentException("A room has a provider and a reference");
        }
        secrets = Map.copyOf(secrets);
    }

    /// One of the secrets.
    public Optional<String> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    /// The same room with one secret more, or another value for it.
    public RoomDetails with(String name, String value) {
        Map<String, String> more = new TreeMap<>(secrets);
        more.put(name, value);
        return new RoomDetails(provider, reference, more);
    }

    @Override
    public String toString() {
        return "RoomDetails[provider=" + provider + ", the rest is secret]";
    }
}
