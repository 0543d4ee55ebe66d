package org.gatehouse.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// How long *afresh* took in a big hall, in milliseconds since the press was sent.
///
/// @param platform what the room's platform is like
/// @param closed until the old room's platform had ended it; -1 where it did not
/// @param open until the new room was open
/// @param planned how long the plan's page took before the press
/// @param doorOpen until the door was open again
/// @param durable until every letter was on disk
/// @param told until the last open page had been told
/// @param handedOver until the mail server had the last letter
/// @param wanted what the slowest of closed, open, doorOpen, durable and told may take
/// @param broken what went wrong, a line each
public record BigReport(
        String platform,
        int people,
        int pages,
        int inside,
        long planned,
        long answered,
        long closed,
        long open,
        long doorOpen,
        long durable,
        long told,
        long handedOver,
        long wanted,
        List<String> broken) {
    public BigReport {
        broken = List.copyOf(broken);
    }

    /// From the press until all but the letters' way is done.
    long whole() {
        return LongStream.of(closed, open, doorOpen, durable, told).max().orElseThrow();
    }

    /// Whether everybody was told, by one letter each, and nothing was done twice. How long it took
    /// is the machine's affair.
    public boolean isGood() {
        return broken.isEmpty();
    }

    /// The report for people.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Afresh for %,d registrants, %,d of them with their page open and %,d inside; %s."
                        .formatted(people, pages, inside, platform));
        lines.add(
                "  PRESS TO SAFE: %.2f s (wanted: at most %.0f s)%s"
                        .formatted(
                                whole() / 1e3,
                                wanted / 1e3,
                                whole() > wanted ? ", too slow on this machine" : ""));
        lines.add("  %,6d ms  the press was answered, the door shut".formatted(answered));
        lines.add("  %,6d ms  the old room was closed at its platform".formatted(closed));
        lines.add("  %,6d ms  the new room was open".formatted(open));
        lines.add("  %,6d ms  the door was open again".formatted(doorOpen));
        lines.add("  %,6d ms  every letter was on disk".formatted(durable));
        lines.add("  %,6d ms  the last open page had been told".formatted(told));
        lines.add("  %,6d ms  the mail server had the last letter".formatted(handedOver));
        lines.add("  %,6d ms  the plan's page took, before the press".formatted(planned));
        broken.forEach(line -> lines.add("  BROKEN " + line));
        return lines;
    }
}
