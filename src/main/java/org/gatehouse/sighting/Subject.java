package org.gatehouse.sighting;

import java.util.Optional;
import java.util.UUID;
import org.gatehouse.watch.Finding;

/// What of ours can leak, in the short text by which the recogniser and the database know it.
sealed interface Subject {
    /// What leads into a room that is or was open.
    record OfRoom(UUID room) implements Subject {}

    /// A link that an organiser keeps for later.
    record OfSpare(UUID meeting, int position) implements Subject {}

    /// Somebody's pass.
    record OfPass(UUID pass) implements Subject {}

    default String text() {
        return switch (this) {
            case OfRoom(UUID room) -> "room:" + room;
            case OfSpare(UUID meeting, int position) -> "spare:" + meeting + ":" + position;
            case OfPass(UUID pass) -> "pass:" + pass;
        };
    }

    default Optional<UUID> whose() {
        return this instanceof OfPass(UUID pass) ? Optional.of(pass) : Optional.empty();
    }

    /// What `finding` found.
    static Subject of(Finding finding) {
        String pass = finding.pass();
        return parse(pass != null ? "pass:" + pass : finding.room());
    }

    static Subject parse(String text) {
        String[] parts = text.split(":", -1);
        return switch (parts[0]) {
            case "room" -> new OfRoom(UUID.fromString(parts[1]));
            case "spare" -> new OfSpare(UUID.fromString(parts[1]), Integer.parseInt(parts[2]));
            case "pass" -> new OfPass(UUID.fromString(parts[1]));
            default -> throw new IllegalArgumentException("Nothing of ours is called that");
        };
    }
}
