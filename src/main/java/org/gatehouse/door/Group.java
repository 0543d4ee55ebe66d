package org.gatehouse.door;

/// Which group somebody at the door belongs to; the order is that of the desk.
public enum Group {
    /// An organiser gave them a badge.
    SPEAKER,
    /// Approved, and known from before: let in together with one press.
    KNOWN,
    /// Approved by hand or by the meeting's policy.
    APPROVED,
    /// Nobody has decided on them, and they were not here before.
    FIRST_TIME,
    /// There is a flag: to be decided one by one.
    UNDER_QUESTION
}
