package org.gatehouse.proof;

import java.util.UUID;

/// What is gained by proving the mailbox.
public sealed interface Subject {
    UUID id();

    /// A registration that was asked for becomes one.
    record Request(UUID id) implements Subject {}

    /// A registrant gets one device more.
    record Registrant(UUID id) implements Subject {}

    default String kind() {
        return switch (this) {
            case Request _ -> "REQUEST";
            case Registrant _ -> "REGISTRANT";
        };
    }

    static Subject of(String kind, UUID id) {
        return switch (kind) {
            case "REQUEST" -> new Request(id);
            case "REGISTRANT" -> new Registrant(id);
            default -> throw new IllegalStateException("No such subject: " + kind);
        };
    }
}
