package org.gatehouse.rotation;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.rooms.pasted.PastedRooms;

/// What setting afresh would do, shown before it is done. A pure function of its facts.
///
/// @param steps in the order in which they are carried out
/// @param problems what an organiser should know before the press; empty where there is nothing
public record RotationPlan(RotationFacts facts, List<RotationStep> steps, List<Problem> problems) {

    /// What an organiser should know before the press.
    public enum Problem {
        /// The provider needs spare links, and there is none: the door would stay shut.
        NO_SPARE_LINK,
        /// This uses up the last spare link.
        LAST_SPARE_LINK,
        /// No mail relay is set up: only open pages would be told.
        NO_RELAY,
        /// The relays' daily limits are reached before everybody is written to.
        NOT_ALL_TODAY
    }

    public static RotationPlan of(RotationFacts facts) {
        List<RotationStep> steps = new ArrayList<>();
        steps.add(RotationStep.CLOSE_DOOR);
        steps.add(RotationStep.OPEN_ROOM);
        steps.add(RotationStep.MOVE);
        steps.add(RotationStep.WRITE_LETTERS);
        if (facts.hasRoom()) {
            steps.add(RotationStep.END_OLD_ROOM);
        }
        return new RotationPlan(facts, List.copyOf(steps), problems(facts));
    }

    private static List<Problem> problems(RotationFacts facts) {
        List<Problem> problems = new ArrayList<>();
        if (facts.provider().equals(PastedRooms.NAME) && facts.sparesLeft() < 2) {
            problems.add(facts.sparesLeft() == 0 ? Problem.NO_SPARE_LINK : Problem.LAST_SPARE_LINK);
        }
        if (facts.relays().isEmpty()) {
            problems.add(Problem.NO_RELAY);
        } else if (facts.sending().leftOver() > 0) {
            problems.add(Problem.NOT_ALL_TODAY);
        }
        return List.copyOf(problems);
    }
}
