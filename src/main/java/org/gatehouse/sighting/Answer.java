package org.gatehouse.sighting;

import java.time.Duration;
import java.time.Instant;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.watch.Grade;

/// What is done about a leak, in rising order.
public enum Answer {
    /// It stands in the office's list, and nobody is disturbed.
    LIST,
    /// The organisers get a letter, and the desk shows it.
    TELL,
    /// The same, and the letter leads into the plan for setting the meeting up afresh.
    PROPOSE,
    /// The meeting is set up afresh at once.
    ACT;

    /// What a leak was seen in.
    ///
    /// @param grade how sure it is that it is one
    /// @param works whether what leaked still leads anywhere
    /// @param byPerson whether somebody told us: whoever holds a pass could tell us of it, so that
    ///   alone never sets a meeting up afresh
    /// @param byRule how often this meeting has been set up afresh by rule
    record Facts(Grade grade, boolean works, boolean byPerson, int byRule) {}

    /// A meeting is set up afresh by rule so often and no more: whoever posts the new details each
    /// time must not be able to keep a meeting from taking place.
    static final int MOST_BY_RULE = 2;

    /// The answer that `rules` give to a leak of `meeting` at `now`. A pure function.
    static Answer of(
            WatchRules rules, Facts facts, Meeting meeting, MeetingState state, Instant now) {
        boolean finished = state == MeetingState.OVER || state == MeetingState.CANCELLED;
        if (!facts.works() || finished) {
            return LIST;
        }
        Answer wanted = rules.answer(facts.grade());
        boolean near =
                !now.isBefore(meeting.startsAt().minus(Duration.ofHours(rules.hours())))
                        || state == MeetingState.OPEN;
        boolean may =
                facts.grade() == Grade.CERTAIN
                        && near
                        && !facts.byPerson()
                        && facts.byRule() < MOST_BY_RULE;
        return wanted == ACT && !may ? PROPOSE : wanted;
    }
}
