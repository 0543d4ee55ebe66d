package org.gatehouse.rooms;

/// What a platform can do when asked by a program. The desk shows only what is true.
public enum Ability {
    /// Whoever waits in the platform's own waiting room can be let in from here.
    ADMIT_IN_PLATFORM,
    /// One person can be put out at once.
    REMOVE_ONE,
    /// It tells who is inside, so that a person without a pass is seen.
    REPORTS_WHO_IS_INSIDE,
    /// It tells after the end who was inside and when.
    REPORTS_AFTERWARDS,
    /// It tells who shows their screen.
    REPORTS_SHARING,
    /// Each person gets a link of their own.
    PERSONAL_CREDENTIALS,
    /// The pass's name goes in with its owner.
    TAKES_NAMES,
    /// The room can be closed, and everybody in it put out, from here.
    ENDS_ROOM,
    /// Behind the link stands a second waiting room, the platform's own.
    OWN_WAITING_ROOM,
    /// The desk can be opened inside the platform's own program, and acts there.
    DESK_INSIDE,
    /// One person's microphone can be switched off from here.
    MUTES_ONE,
    /// Who may show their screen is decided from here, for each person.
    ALLOWS_SHARING
}
