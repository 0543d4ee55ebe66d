package org.gatehouse.door;

import java.util.List;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.pass.Standing;

/// All that the house rules look at.
///
/// @param roomOpen whether the meeting has a room that has not ended
/// @param revoked whether the pass was revoked
/// @param proved whether a mailbox proof, a recorded vouching or a call-back stands for the device
/// @param turnedAway whether a gatekeeper turned the person away and did not take it back
/// @param banned whether a ban on the person has not run out
/// @param neighbour whether they are known from before, with nothing against them
/// @param speaker whether an organiser gave them a badge
public record KnockFacts(
        MeetingState meeting,
        boolean roomOpen,
        boolean frozen,
        boolean paused,
        Standing standing,
        boolean revoked,
        boolean proved,
        boolean turnedAway,
        boolean banned,
        boolean neighbour,
        boolean speaker,
        List<Flag> flags) {}
