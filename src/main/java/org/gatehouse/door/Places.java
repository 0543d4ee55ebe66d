package org.gatehouse.door;

import java.util.Set;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.registration.Registrants;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;

/// Gives people their places at the door back after a stop, in the order in which they had come, so
/// that nobody has to knock again.
public final class Places {
    private final Ids ids;
    private final Ledger ledger;

    public Places(Ids ids, Ledger ledger) {
        this.ids = ids;
        this.ledger = ledger;
    }

    /// Lets everybody knock again whose seat the stop under way has emptied; returns how many.
    ///
    /// @param except people who have to knock by themselves
    /// @param by what opened the new room: the rule that stands in the ledger
    public int giveBack(Tx tx, UUID meeting, Set<UUID> except, Actor.Rule by) {
        DoorState door = DoorState.of(tx.handle(), meeting);
        if (door.stoppedAt().isEmpty()) {
            return 0;
        }
        // Who withdrew or was refused while everybody stood outside stays there.
        Set<UUID> notComing = Registrants.notComing(tx.handle(), meeting);
        int back = 0;
        for (Knock knock : Knocks.of(tx.handle(), meeting)) {
            boolean comes =
                    knock.isKeptSince(door.stoppedAt())
                            && !except.contains(knock.registrantId())
                            && !notComing.contains(knock.registrantId());
            if (comes && knockAgain(tx, knock, by)) {
                back++;
            }
        }
        return back;
    }

    private boolean knockAgain(Tx tx, Knock before, Actor by) {
        boolean taken =
                Knocks.add(
                                tx,
                                ids,
                                before.meetingId(),
                                before.registrantId(),
                                before.passId(),
                                before.deviceId().orElse(null))
                        .map(
                                id ->
                                        ledger.append(
                                                tx,
                                                Entry.of("knock.kept", by)
                                                        .in(before.meetingId())
                                                        .with("knock", id)
                                                        .with("before", before.id())))
                        .isPresent();
        return taken;
    }
}
