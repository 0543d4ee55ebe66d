package org.gatehouse.setup;

/// What has to be done before a forum is ready for its neighbours, in this order.
public enum SetUpStep {
    /// Name, colour, contacts, time zone.
    FORUM,
    /// Where people can say they come from.
    AREAS,
    /// A test letter was handed over.
    RELAY,
    /// A room was tried out.
    ROOM,
    /// The first meeting is announced.
    MEETING,
    /// Somebody else was invited to help.
    SECOND_GATEKEEPER,
    /// Somebody has stood at the practice door.
    PRACTICE;

    /// Whether it belongs to the way from nothing to a first announced meeting.
    public boolean isOnTheWay() {
        return compareTo(MEETING) <= 0;
    }
}
