package org.gatehouse.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gatehouse.door.Judgement.Because;
import org.gatehouse.door.Judgement.Decide;
import org.gatehouse.door.Judgement.TurnAway;
import org.gatehouse.door.Judgement.Wait;
import org.gatehouse.door.Judgement.Why;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.pass.Standing;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    /// Somebody whom nothing speaks against: each test takes one thing away.
    private MeetingState meeting = MeetingState.OPEN;

    private boolean roomOpen = true;
    private boolean frozen;
    private boolean paused;
    private Standing standing = new Standing.Approved("by-hand");
    private boolean revoked;
    private boolean proved = true;
    private boolean turnedAway;
    private boolean banned;
    private boolean neighbour;
    private boolean speaker;
    private List<Flag> flags = List.of();

    private Judgement judge() {
        return HouseRules.judge(
                new KnockFacts(
                        meeting,
                        roomOpen,
                        frozen,
                        paused,
                        standing,
                        revoked,
                        proved,
                        turnedAway,
                        banned,
                        neighbour,
                        speaker,
                        flags));
    }

    @Test
    void whoeverProvedAndWasApprovedIsDecidedOn() {
        assertEquals(new Decide(Group.APPROVED), judge());
    }

    @Test
    void nobodyIsDecidedOnWithoutProof() {
        proved = false;
        assertEquals(new TurnAway(Why.NOT_PROVED), judge());
    }

    @Test
    void aBannedPersonIsTurnedAwayWhateverElseSpeaksForThem() {
        banned = true;
        neighbour = true;
        speaker = true;
        assertEquals(new TurnAway(Why.BANNED), judge());
    }

    @Test
    void aRevokedPassIsTurnedAwayWhateverElseSpeaksForIt() {
        revoked = true;
        neighbour = true;
        speaker = true;
        assertEquals(new TurnAway(Why.REVOKED), judge());
    }

    @Test
    void aRefusalAWithdrawalAndATurningAwayKeepPeopleOut() {
        standing = new Standing.Refused("not a resident");
        assertEquals(new TurnAway(Why.REFUSED), judge());
        standing = new Standing.Withdrawn();
        assertEquals(new TurnAway(Why.WITHDRAWN), judge());
        standing = new Standing.Approved("by-hand");
        turnedAway = true;
        assertEquals(new TurnAway(Why.TURNED_AWAY_BEFORE), judge());
    }

    @Test
    void aFrozenDoorAPauseAndAMissingRoomMakeEverybodyWait() {
        roomOpen = false;
        assertEquals(new Wait(Because.NO_ROOM), judge());
        frozen = true;
        assertEquals(new Wait(Because.FROZEN), judge());
        paused = true;
        assertEquals(new Wait(Because.PAUSED), judge());
    }

    @Test
    void beforeTheDoorOpensEverybodyWaits() {
        meeting = MeetingState.ANNOUNCED;
        assertEquals(new Wait(Because.EARLY), judge());
        meeting = MeetingState.DRAFT;
        assertEquals(new Wait(Because.EARLY), judge());
    }

    @Test
    void aMeetingThatIsOverOrCancelledTurnsEverybodyAway() {
        meeting = MeetingState.OVER;
        assertEquals(new TurnAway(Why.OVER), judge());
        meeting = MeetingState.CANCELLED;
        assertEquals(new TurnAway(Why.CANCELLED), judge());
    }

    @Test
    void aNeighbourWithoutAFlagIsKnown() {
        neighbour = true;
        assertEquals(new Decide(Group.KNOWN), judge());
    }

    @Test
    void aFirstTimerIsDecidedByHand() {
        standing = new Standing.Undecided();
        neighbour = true;
        assertEquals(new Decide(Group.FIRST_TIME), judge());
    }

    @Test
    void aFlagPutsEvenASpeakerUnderQuestion() {
        speaker = true;
        assertEquals(new Decide(Group.SPEAKER), judge());
        flags = List.of(new Flag.SecondDevice("Chrome on Linux"));
        assertEquals(new Decide(Group.UNDER_QUESTION), judge());
    }
}
