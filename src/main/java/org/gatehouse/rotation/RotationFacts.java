package org.gatehouse.rotation;

import java.util.List;
import org.gatehouse.alert.OtherWays;
import org.gatehouse.mail.SendingTime;

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
/// @param relays the mail relays' names; none where none is set up
/// @param sending how long they take for that many letters
/// @param besides to how many something goes besides letters
public record RotationFacts(
        int people,
        int pagesOpen,
        int exposed,
        int inside,
        int waiting,
        boolean hasRoom,
        String provider,
        int sparesLeft,
        List<String> relays,
        SendingTime sending,
        OtherWays.Counts besides) {
    public RotationFacts {
        relays = List.copyOf(relays);
    }
}
