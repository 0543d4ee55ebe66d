package org.gatehouse.sighting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.watch.Grade;

/// A post that was seen in public.
///
/// @param source who saw it: `person`, or the name of a [org.gatehouse.watch.Source]
/// @param meeting whose details stand in it, or which meeting somebody said that it is about
/// @param writtenAt when it was posted, where its platform says so
/// @param sha256 of the raw evidence, in hexadecimal
/// @param kept whether the evidence is still there
/// @param isLeak what a person last judged it to be; empty until somebody has
public record Sighting(
        UUID id,
        String source,
        Optional<UUID> meeting,
        Instant seenAt,
        Optional<Instant> writtenAt,
        String sha256,
        boolean kept,
        Instant eraseAt,
        List<Exposure> exposures,
        Optional<Boolean> isLeak) {
    /// The source of what people tell us.
    public static final String PERSON = "person";

    /// One leak that stands in the post.
    ///
    /// @param reasons why the grade, in words
    /// @param works whether what leaked still leads anywhere
    public record Exposure(
            UUID leak, Optional<UUID> pass, Grade grade, List<String> reasons, boolean works) {
        public Exposure {
            reasons = List.copyOf(reasons);
        }
    }

    public Sighting {
        exposures = List.copyOf(exposures);
    }

    /// The surest of its exposures; empty where nothing of ours was recognised.
    public Optional<Grade> grade() {
        return exposures.stream().map(Exposure::grade).max(Grade::compareTo);
    }

    /// Whether anything in it still leads anywhere.
    public boolean works() {
        return exposures.stream().anyMatch(Exposure::works);
    }

    public boolean byPerson() {
        return source.equals(PERSON);
    }
}
