package org.gatehouse.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// Something that went wrong at a meeting.
///
/// @param occurredAt the moment that it is about
/// @param origin how it came to be opened
/// @param heldUntil how long the rows of those concerned are kept
/// @param closedAt when the organisers closed it
public record Incident(
        UUID id,
        UUID meetingId,
        Instant occurredAt,
        Origin origin,
        Instant openedAt,
        String openedBy,
        Instant heldUntil,
        Optional<Instant> closedAt) {

    /// What made somebody, or the program, open an incident.
    public enum Origin {
        /// *Stop now* was pressed.
        STOP,
        /// The meeting's details were seen in public.
        SIGHTING,
        /// An organiser opened it afterwards.
        HAND
    }

    /// For how long rows are kept where nobody has said otherwise.
    static final Duration FIRST_HOLD = Duration.ofDays(60);

    /// The minute that it is about.
    public Instant minute() {
        return occurredAt.truncatedTo(ChronoUnit.MINUTES);
    }

    public boolean isHeld(Instant now) {
        return closedAt.isEmpty() && now.isBefore(heldUntil);
    }
}
