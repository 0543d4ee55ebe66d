package org.gatehouse.inroom;

/// What a desk inside the platform's program can do there.
public enum Act {
    /// Let somebody in from the platform's waiting room.
    ADMIT,
    /// Put somebody back from the meeting into the waiting room.
    PUT_BACK,
    /// Put somebody out for good.
    REMOVE,
    /// Switch the waiting room on; it is about nobody in particular.
    GUARD
}
