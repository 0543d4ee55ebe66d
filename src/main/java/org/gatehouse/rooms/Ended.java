package org.gatehouse.rooms;

import java.util.Optional;

/// A room was ended as far as the provider can.
///
/// @param pressInPlatform what a host must still press, in the platform's own words, before
///   everybody is out; empty where nothing is left to do
public record Ended(Optional<String> pressInPlatform) {
    public static Ended completely() {
        return new Ended(Optional.empty());
    }

    public static Ended oncePressed(String what) {
        return new Ended(Optional.of(what));
    }
}
