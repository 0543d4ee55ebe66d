package org.gatehouse.practice;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a gatekeeper did at the practice door.
///
/// @param deeds one for each part that came
/// @param stopAfter how long after the picture was shown Stop now was pressed; empty where it never
///   was
public record PracticeReport(List<Deed> deeds, Optional<Duration> stopAfter) {
    public PracticeReport {
        deeds = List.copyOf(deeds);
    }

    public record Deed(Part part, Part.Decision decision) {
        public boolean isWell() {
            return part.isWell(decision);
        }
    }

    public long well() {
        return deeds.stream().filter(Deed::isWell).count();
    }
}
