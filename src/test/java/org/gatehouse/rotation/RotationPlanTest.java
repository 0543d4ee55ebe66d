package org.gatehouse.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.gatehouse.alert.OtherWays;
import org.gatehouse.mail.SendingTime;
import org.gatehouse.rotation.RotationPlan.Problem;
import org.junit.jupiter.api.Test;

class RotationPlanTest {
    private static RotationFacts facts(
            boolean hasRoom, String provider, int spares, List<String> relays, int leftOver) {
        SendingTime sending = new SendingTime(Duration.ofMinutes(2), leftOver);
        return new RotationFacts(
                60,
                20,
                1,
                30,
                5,
                hasRoom,
                provider,
                spares,
                relays,
                sending,
                new OtherWays.Counts(0, 0));
    }

    @Test
    void theDoorIsShutFirstAndTheOldRoomEndedLast() {
        RotationPlan plan = RotationPlan.of(facts(true, "zoom", 0, List.of("relay"), 0));
        assertEquals(
                List.of(
                        RotationStep.CLOSE_DOOR,
                        RotationStep.OPEN_ROOM,
                        RotationStep.MOVE,
                        RotationStep.WRITE_LETTERS,
                        RotationStep.END_OLD_ROOM),
                plan.steps());
        assertEquals(List.of(), plan.problems());
    }

    @Test
    void whereThereIsNoRoomNoneIsEnded() {
        RotationPlan plan = RotationPlan.of(facts(false, "zoom", 0, List.of("relay"), 0));
        assertEquals(RotationStep.WRITE_LETTERS, plan.steps().getLast());
    }

    @Test
    void aPastedLinkNeedsASpareOne() {
        assertEquals(
                List.of(Problem.NO_SPARE_LINK),
                RotationPlan.of(facts(true, "pasted", 0, List.of("relay"), 0)).problems());
        assertEquals(
                List.of(Problem.LAST_SPARE_LINK),
                RotationPlan.of(facts(true, "pasted", 1, List.of("relay"), 0)).problems());
        assertEquals(
                List.of(),
                RotationPlan.of(facts(true, "pasted", 2, List.of("relay"), 0)).problems());
    }

    @Test
    void itIsSaidBeforehandWhenNotEverybodyCanBeWrittenTo() {
        assertEquals(
                List.of(Problem.NO_RELAY),
                RotationPlan.of(facts(true, "zoom", 0, List.of(), 60)).problems());
        assertEquals(
                List.of(Problem.NOT_ALL_TODAY),
                RotationPlan.of(facts(true, "zoom", 0, List.of("relay"), 3)).problems());
    }
}
