package org.gatehouse.incident;

import java.time.Duration;

/// What is known of the clock whose times stand in a pack.
final class ClockWords {
    private ClockWords() {}

    static String of(PackFacts facts, Moments moments) {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                THE CLOCK

                All times are those of the machine that Gatehouse ran on, kept in UTC. Local times
                were computed for the zone %s, with the offset that was in force.
                """
                        .formatted(facts.zone()));
        if (facts.stamps().isEmpty()) {
            text.append(
                    """

                    No independent clock was asked in this period. To learn how far the machine's
                    clock was off, compare a moment that the platform or a mail server has recorded
                    as well, such as the arrival of a letter in mail-log.csv.
                    """);
            return text.toString();
        }
        text.append("\nA time-stamping authority was asked (RFC 3161):\n\n");
        for (PackFacts.Stamp stamp : facts.stamps()) {
            Duration early = Duration.between(stamp.saidAt(), stamp.askedAt());
            Duration late = Duration.between(stamp.saidAt(), stamp.answeredAt());
            text.append(
                    "checkpoint %d: it said %s; asked at %s, answered at %s: this machine's clock was between %s and %s ahead\n"
                            .formatted(
                                    stamp.checkpoint(),
                                    moments.utc(stamp.saidAt()),
                                    moments.utc(stamp.askedAt()),
                                    moments.utc(stamp.answeredAt()),
                                    seconds(early),
                                    seconds(late)));
        }
        return text.toString();
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
