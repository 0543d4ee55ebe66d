package org.gatehouse.meeting;

/// Who is let in without a person having looked at each.
public enum AdmissionPolicy {
    /// People known from before are approved at once; everybody else is decided by hand.
    FIRST_TIMERS_BY_HAND,
    /// Everybody who proved a mailbox is approved.
    EVERYBODY_PROVED,
    /// Everybody is decided by hand.
    ALL_BY_HAND
}
