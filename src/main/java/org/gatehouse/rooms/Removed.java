package org.gatehouse.rooms;

import java.util.Optional;

/// A person was put out as far as the provider can.
///
/// @param pressInPlatform what a host must still press before the person is out
public record Removed(Optional<String> pressInPlatform) {
    public static Removed completely() {
        return new Removed(Optional.empty());
    }

    public static Removed oncePressed(String what) {
        return new Removed(Optional.of(what));
    }
}
