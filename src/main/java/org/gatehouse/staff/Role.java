package org.gatehouse.staff;

/// What a member of staff may do.
public enum Role {
    /// Everything, the desk included.
    ORGANISER,
    /// The desk.
    GATEKEEPER
}
