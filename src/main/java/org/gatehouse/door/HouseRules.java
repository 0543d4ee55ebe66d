package org.gatehouse.door;

import org.gatehouse.door.Judgement.Because;
import org.gatehouse.door.Judgement.Decide;
import org.gatehouse.door.Judgement.TurnAway;
import org.gatehouse.door.Judgement.Wait;
import org.gatehouse.door.Judgement.Why;
import org.gatehouse.pass.Standing;

/// The rules of the door, as a pure function: same facts, same judgement. Whatever they do not
/// expressly allow stays outside.
public final class HouseRules {
    private HouseRules() {}

    public static Judgement judge(KnockFacts facts) {
        return switch (facts.meeting()) {
            case CANCELLED -> new TurnAway(Why.CANCELLED);
            case OVER -> new TurnAway(Why.OVER);
            case DRAFT, ANNOUNCED, OPEN -> judgePass(facts);
        };
    }

    private static Judgement judgePass(KnockFacts facts) {
        if (!facts.proved()) {
            return new TurnAway(Why.NOT_PROVED);
        }
        if (facts.revoked()) {
            return new TurnAway(Why.REVOKED);
        }
        if (facts.turnedAway()) {
            return new TurnAway(Why.TURNED_AWAY_BEFORE);
        }
        if (facts.banned()) {
            return new TurnAway(Why.BANNED);
        }
        return switch (facts.standing()) {
            case Standing.Refused _ -> new TurnAway(Why.REFUSED);
            case Standing.Withdrawn _ -> new TurnAway(Why.WITHDRAWN);
            case Standing.Approved _ ->
                    judgeDoor(facts, facts.neighbour() ? Group.KNOWN : Group.APPROVED);
            case Standing.Undecided _ -> judgeDoor(facts, Group.FIRST_TIME);
        };
    }

    private static Judgement judgeDoor(KnockFacts facts, Group group) {
        return switch (facts.meeting()) {
            case OPEN -> {
                if (facts.paused()) {
                    yield new Wait(Because.PAUSED);
                }
                if (facts.frozen()) {
                    yield new Wait(Because.FROZEN);
                }
                yield facts.roomOpen()
                        ? new Decide(group(facts, group))
                        : new Wait(Because.NO_ROOM);
            }
            case DRAFT, ANNOUNCED, OVER, CANCELLED -> new Wait(Because.EARLY);
        };
    }

    /// Which group somebody belongs to on the desk, whether or not the door is open.
    static Group group(KnockFacts facts, Group byStanding) {
        if (!facts.flags().isEmpty()) {
            return Group.UNDER_QUESTION;
        }
        return facts.speaker() ? Group.SPEAKER : byStanding;
    }
}
