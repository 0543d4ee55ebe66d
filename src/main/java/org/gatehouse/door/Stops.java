package org.gatehouse.door;

import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jspecify.annotations.Nullable;

/// *Stop now*: one press, and from its transaction on nobody gets in, everybody who was inside has
/// lost their seat, and the room counts as closed. The platform is told right after.
public final class Stops {
    private final Rooms rooms;
    private final Ids ids;
    private final Ledger ledger;
    private final Broadcast broadcast;
    private final Alarm alarm;

    /// Whoever is to know, in the transaction of the stop, that a meeting was stopped.
    @FunctionalInterface
    public interface Alarm {
        void stopped(Tx tx, UUID meeting, Actor by);
    }

    public Stops(Rooms rooms, Ids ids, Ledger ledger, Broadcast broadcast, Alarm alarm) {
        this.rooms = rooms;
        this.ids = ids;
        this.ledger = ledger;
        this.broadcast = broadcast;
        this.alarm = alarm;
    }

    /// Stops the meeting. Pressing it again changes nothing.
    ///
    /// @return the room that now has to be ended at its platform, where there is one
    public Optional<Room> stop(Tx tx, UUID meeting, Actor by) {
        Optional<Room> room = rooms.currentRoom(tx.handle(), meeting);
        if (DoorState.of(tx.handle(), meeting).isPaused()) {
            return room;
        }
        mark(tx, meeting, room.map(Room::id).orElse(null), by);
        int inside = emptySeats(tx, meeting);
        room.ifPresent(open -> rooms.recordEnded(tx, open, by));
        ledger.append(
                tx,
                Entry.of("meeting.stopped", by)
                        .in(meeting)
                        .with("room", room.map(Room::id).orElse(null))
                        .with("inside", inside));
        alarm.stopped(tx, meeting, by);
        tell(tx, meeting, "stopped");
        return room;
    }

    private void mark(Tx tx, UUID meeting, @Nullable UUID room, Actor by) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO door_stop (id, meeting_id, room_id, at, by_whom)
                        VALUES (:id, :meeting, :room, :at, :by)
                        """)
                .bind("id", ids.next())
                .bind("meeting", meeting)
                .bind("room", room)
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
    }

    /// Those inside knock again once there is a new room; those who wait keep their places.
    private static int emptySeats(Tx tx, UUID meeting) {
        int count = 0;
        for (Knock knock : Knocks.inside(tx.handle(), meeting)) {
            if (Knocks.close(tx, knock.id(), "stopped")) {
                count++;
            }
        }
        return count;
    }

    /// Lets the evening go on, in a room that is open by now.
    public void lift(Tx tx, UUID meeting, Actor by) {
        Optional<UUID> stop = DoorState.of(tx.handle(), meeting).stop();
        if (stop.isEmpty()) {
            return;
        }
        tx.handle()
                .createUpdate(
                        "INSERT INTO door_stop_end (stop_id, at, by_whom) VALUES (:id, :at, :by)")
                .bind("id", stop.get())
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(tx, Entry.of("meeting.resumed", by).in(meeting));
        tell(tx, meeting, "resumed");
    }

    private void tell(Tx tx, UUID meeting, String what) {
        tx.afterCommit(
                () -> {
                    broadcast.send(new Signal(Signal.lobby(meeting), what));
                    broadcast.send(new Signal(Signal.desk(meeting), what));
                });
    }
}
