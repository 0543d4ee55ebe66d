package org.gatehouse.meeting;

import java.time.Duration;
import java.time.Instant;

/// What state a meeting is in: computed from its facts and the time, never stored.
public enum MeetingState {
    /// Not published: only staff see it.
    DRAFT,
    /// Published; the door is not open yet.
    ANNOUNCED,
    /// The door is open, and people may knock; includes the meeting itself.
    OPEN,
    /// It is over.
    OVER,
    CANCELLED;

    /// A meeting may run late: the door stays open for so long after its end.
    public static final Duration GRACE = Duration.ofHours(2);

    public static MeetingState of(
            Meeting meeting, boolean published, boolean cancelled, Instant now) {
        if (cancelled) {
            return CANCELLED;
        }
        if (!published) {
            return DRAFT;
        }
        if (now.isBefore(meeting.doorOpensAt())) {
            return ANNOUNCED;
        }
        return now.isBefore(meeting.endsAt().plus(GRACE)) ? OPEN : OVER;
    }

    /// Whether people can still register.
    public boolean takesRegistrations() {
        return this == ANNOUNCED || this == OPEN;
    }
}
