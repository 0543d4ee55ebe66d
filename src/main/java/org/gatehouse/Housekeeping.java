package org.gatehouse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gatehouse.chores.Chores;

/// What one forum does again and again while the program runs, each at its own pace.
final class Housekeeping implements AutoCloseable {
    private static final Duration BETWEEN_CHORES = Duration.ofMinutes(1);

    /// Between two looks at whether anybody is at the desk.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

    /// People at a practice door come to the second.
    private static final Duration BETWEEN_ACTS = Duration.ofSeconds(1);

    private final Forum forum;
    private final List<Chores> rounds;

    Housekeeping(Forum forum) {
        this.forum = forum;
        rounds =
                List.of(
                        new Chores(Map.of("practice evening", this::play), BETWEEN_ACTS),
                        new Chores(Map.of("nobody at the desk", this::lookAtDesks), BETWEEN_LOOKS),
                        new Chores(
                                Map.of("push messages and texts", forum.messengers.otherWays::send),
                                BETWEEN_LOOKS),
                        new Chores(everyMinute(), BETWEEN_CHORES));
    }

    /// By the name that stands in the log.
    private Map<String, Runnable> everyMinute() {
        return Map.of(
                "reminders",
                forum.reminders::send,
                "waiting lists",
                this::sweepWaitingLists,
                "unproved requests",
                () -> forum.database.write(forum.requests::forgetOld),
                "attendance",
                () -> forum.attendedCleanly.run(forum.clock.instant()),
                "participants' reports",
                () -> forum.participantReports.fetch(forum.clock.instant()),
                "evidence packs",
                forum.packs::sweep,
                "seals kept elsewhere",
                forum.anchors::turn,
                "looks round before meetings",
                () -> forum.database.write(forum.leakWatch.rounds::remind),
                "old sightings",
                () -> forum.database.write(forum.leakWatch.sightings::erase));
    }

    private void lookAtDesks() {
        forum.unattended.turn(forum.clock.instant());
    }

    private void play() {
        forum.practiceEvenings.turn(forum.clock.instant());
    }

    private void sweepWaitingLists() {
        forum.database.write(
                tx -> {
                    forum.waiting.sweep(tx);
                    return tx.now();
                });
    }

    void start() {
        rounds.forEach(Chores::start);
    }

    @Override
    public void close() {
        rounds.forEach(Chores::close);
    }
}
