package org.gatehouse.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What somebody saw or heard, or apart from it what somebody makes of it. Never changed; a
/// correction is a note of its own.
///
/// @param witness whose words they are: `I myself`, or a name
/// @param seenAt when it was seen; empty where nobody knows, and for an opinion
/// @param corrects the note that this one corrects
/// @param byWhom who wrote it down, in the form of `Actor#text`
public record Note(
        UUID id,
        Kind kind,
        String witness,
        Optional<Instant> seenAt,
        String words,
        Optional<UUID> corrects,
        Instant at,
        String byWhom) {
    /// The two are never mixed.
    public enum Kind {
        OBSERVATION,
        OPINION
    }
}
