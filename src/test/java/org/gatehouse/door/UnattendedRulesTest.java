package org.gatehouse.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.door.UnattendedRules.Turn;
import org.junit.jupiter.api.Test;

class UnattendedRulesTest {
    private static final Instant DOOR = Instant.parse("2031-11-11T18:30:00Z");

    private static Instant at(int minutes) {
        return DOOR.plus(Duration.ofMinutes(minutes));
    }

    private static Turn turn(Optional<Instant> seen, Optional<Instant> begun, int minutes) {
        return UnattendedRules.turn(DOOR, seen, begun, at(minutes));
    }

    @Test
    void nobodyAtTheDeskBeginsThePlanAfterTheGrace() {
        assertEquals(Turn.NOTHING, turn(Optional.empty(), Optional.empty(), 0));
        assertEquals(Turn.NOTHING, turn(Optional.empty(), Optional.empty(), 4));
        assertEquals(Turn.BEGIN, turn(Optional.empty(), Optional.empty(), 5));
    }

    @Test
    void whoeverSatThereShortlyBeforeTheDoorOpenedIsThere() {
        assertEquals(Turn.NOTHING, turn(Optional.of(at(-14)), Optional.empty(), 30));
        assertEquals(Turn.BEGIN, turn(Optional.of(at(-120)), Optional.empty(), 30));
    }

    @Test
    void aDeskThatIsOpenedEndsThePlanForGood() {
        Optional<Instant> begun = Optional.of(at(5));
        assertEquals(Turn.GO_ON, turn(Optional.empty(), begun, 10));
        assertEquals(Turn.GO_ON, turn(Optional.of(at(-120)), begun, 10));
        assertEquals(Turn.END, turn(Optional.of(at(9)), begun, 10));
        assertEquals(Turn.NOTHING, turn(Optional.of(at(9)), Optional.empty(), 90));
    }
}
