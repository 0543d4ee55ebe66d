package org.gatehouse.practice;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A part that the program plays at the practice door.
public enum Part {
    /// An inspector with a badge, whom nobody should keep waiting.
    SPEAKER("Helen Marsh", "Inspector", "Elsewhere", 0, Decision.ADMITTED),
    /// Came to three meetings before.
    NEIGHBOUR("Joan Whitlock", null, "Hilltop", 4, Decision.ADMITTED),
    /// Nobody knows him yet; he is what he says. To ask first is right, too.
    NEWCOMER("Tomasz Nowak", null, "Valley", 12, Decision.ADMITTED, Decision.HELD),
    /// Takes the inspector's name, and has no badge.
    IMPOSTOR("Helen Marsh", null, "Elsewhere", 22, Decision.HELD, Decision.TURNED_AWAY),
    /// Takes a resident's name, in letters that look the same.
    NAMESAKE("Jоan Whitlock", null, "Hilltop", 32, Decision.HELD, Decision.TURNED_AWAY),
    /// Comes, goes and comes again, in the hope that somebody presses the wrong key.
    RUSHER("Rick Rush", null, "Elsewhere", 42, Decision.HELD, Decision.TURNED_AWAY);

    /// What the gatekeeper did in the end.
    public enum Decision {
        ADMITTED,
        HELD,
        TURNED_AWAY,
        /// Still stood at the door when the evening ended.
        LEFT_STANDING
    }

    private final String fullName;
    private final Optional<String> badge;
    private final String area;
    private final Duration comesAfter;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes no other
    private final Set<Decision> right;

    Part(String fullName, @Nullable String badge, String area, int seconds, Decision... right) {
        this.fullName = fullName;
        this.badge = Optional.ofNullable(badge);
        this.area = area;
        this.comesAfter = Duration.ofSeconds(seconds);
        this.right = Set.of(right);
    }

    String fullName() {
        return fullName;
    }

    Optional<String> badge() {
        return badge;
    }

    String area() {
        return area;
    }

    /// How long after the beginning they knock.
    Duration comesAfter() {
        return comesAfter;
    }

    /// Whether `decision` was a good one.
    public boolean isWell(Decision decision) {
        return right.contains(decision);
    }
}
