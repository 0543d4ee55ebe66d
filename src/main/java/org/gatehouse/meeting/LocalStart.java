package org.gatehouse.meeting;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/// What a local time means in its zone. Twice a year the clocks change: an hour is left out, and an
/// hour comes twice; then people have to say what they mean.
public sealed interface LocalStart {
    /// It means one moment.
    record Exact(Instant at) implements LocalStart {}

    /// It comes twice that night; `earlier` is the first.
    record Twice(ZoneOffset earlier, ZoneOffset later) implements LocalStart {}

    /// It is left out that night; `after` is the first local time that there is.
    record Never(LocalDateTime after) implements LocalStart {}

    /// Reads `local` in `zone`; `chosen` settles which one is meant where it comes twice.
    static LocalStart of(LocalDateTime local, ZoneId zone, Optional<ZoneOffset> chosen) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return switch (offsets.size()) {
            case 1 -> new Exact(local.toInstant(offsets.getFirst()));
            case 0 -> {
                ZoneOffsetTransition gap = zone.getRules().getTransition(local);
                yield new Never(gap.getDateTimeAfter());
            }
            default ->
                    chosen.filter(offsets::contains)
                            .<LocalStart>map(offset -> new Exact(local.toInstant(offset)))
                            .orElseGet(() -> new Twice(offsets.getFirst(), offsets.getLast()));
        };
    }
}
