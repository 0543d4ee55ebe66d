package org.gatehouse.rotation;

/// What setting afresh consists of, in this order. Each step is recorded once it is done; doing one
/// again does no harm.
public enum RotationStep {
    /// Nobody is let in, everybody's seat is emptied, the old room counts as closed. Committed
    /// together with the rotation itself.
    CLOSE_DOOR,
    /// The next room is open at its platform, or at a spare one.
    OPEN_ROOM,
    /// In one transaction: exposed passes are revoked and replaced, places at the door come back,
    /// the stop is lifted, open pages are told, and everybody is owed a letter.
    MOVE,
    /// The letters are in the outbox; only then is it said that they are.
    WRITE_LETTERS,
    /// The old room's platform has confirmed its end.
    END_OLD_ROOM
}
