package org.gatehouse.rotation;

/// What a plan is made from.
///
/// @param people how many are written to
/// @param pagesOpen how many of them have their pass's page open
/// @param exposed how many passes were seen in public
/// @param inside how many are inside
/// @param waiting how many wait at the door
/// @param hasRoom whether there is a room to be closed
/// @param provider the room provider's name
/// @param sparesLeft how many spare links there are
/// @param relay the mail relay's name; empty where none is set up
/// @param perMinute how many letters it takes in a minute; 0 where no limit is known
public record RotationFacts(
        int people,
        int pagesOpen,
        int exposed,
        int inside,
        int waiting,
        boolean hasRoom,
        String provider,
        int sparesLeft,
        String relay,
        int perMinute) {}
