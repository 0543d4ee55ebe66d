package org.gatehouse.rotation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.rooms.pasted.PastedRooms;

/// What setting afresh would do, shown before it is done. A pure function of its facts.
///
/// @param steps in the order in which they are carried out
/// @param letters how many letters go out
/// @param mailTime how long the relay takes for them at its pace; zero where no limit is known
/// @param problems what stands in the way, as keys of words; empty where nothing does
public record RotationPlan(
        RotationFacts facts,
        List<RotationStep> steps,
        int letters,
        Duration mailTime,
        List<Problem> problems) {

    /// What an organiser should know before the press.
    public enum Problem {
        /// The provider needs spare links, and there is none: the door would stay shut.
        NO_SPARE_LINK,
        /// This uses up the last spare link.
        LAST_SPARE_LINK,
        /// No mail relay is set up: only open pages would be told.
        NO_RELAY
    }

    public static RotationPlan of(RotationFacts facts) {
        List<RotationStep> steps = new ArrayList<>();
        steps.add(RotationStep.CLOSE_DOOR);
        steps.add(RotationStep.OPEN_ROOM);
        steps.add(RotationStep.MOVE);
        if (facts.hasRoom()) {
            steps.add(RotationStep.END_OLD_ROOM);
        }
        return new RotationPlan(
                facts, List.copyOf(steps), facts.people(), mailTime(facts), problems(facts));
    }

    private static Duration mailTime(RotationFacts facts) {
        if (facts.perMinute() == 0) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Math.ceilDiv(facts.people() * 60L, facts.perMinute()));
    }

    private static List<Problem> problems(RotationFacts facts) {
        List<Problem> problems = new ArrayList<>();
        if (facts.provider().equals(PastedRooms.NAME) && facts.sparesLeft() < 2) {
            problems.add(facts.sparesLeft() == 0 ? Problem.NO_SPARE_LINK : Problem.LAST_SPARE_LINK);
        }
        if (facts.relay().isEmpty()) {
            problems.add(Problem.NO_RELAY);
        }
        return List.copyOf(problems);
    }
}
