package org.gatehouse.rooms;

import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Database;
import org.jdbi.v3.core.Handle;

/// What platforms report of their own accord and belongs to the story of the evening: who showed a
/// screen, and that the platform itself found the link in public. It goes into the ledger without
/// names or links; the report itself is kept sealed.
public final class RoomNews {
    private final Database database;
    private final Rooms rooms;
    private final Ledger ledger;
    private final Alarm alarm;

    public RoomNews(Database database, Rooms rooms, Ledger ledger, Alarm alarm) {
        this.database = database;
        this.rooms = rooms;
        this.ledger = ledger;
        this.alarm = alarm;
    }

    /// Is told when a platform found a room's link in public.
    @FunctionalInterface
    public interface Alarm {
        void seen(Room room, RoomEvent.RiskAlert alert);
    }

    /// Takes `event` of `provider` up; the room that it is about, if it is one of ours.
    public Optional<Room> hear(String provider, RoomEvent event) {
        Optional<Room> found = database.read(h -> rooms.roomOfReference(h, provider, event.room()));
        found.ifPresent(room -> hear(room, event));
        return found;
    }

    private void hear(Room room, RoomEvent event) {
        switch (event) {
            case RoomEvent.Sharing sharing -> note(room, sharing);
            case RoomEvent.RiskAlert alert -> {
                note(entry(room, "room.seen-in-public").with("where", alert.platform()));
                alarm.seen(room, alert);
            }
            case RoomEvent.Opened _,
                    RoomEvent.Closed _,
                    RoomEvent.Waiting _,
                    RoomEvent.Inside _,
                    RoomEvent.Left _,
                    RoomEvent.Changed _ -> {}
        }
    }

    private void note(Room room, RoomEvent.Sharing sharing) {
        Optional<UUID> pass = database.read(h -> passOf(h, room, sharing.person()));
        String kind = sharing.begun() ? "room.sharing-began" : "room.sharing-ended";
        note(entry(room, kind).with("pass", pass.orElse(null)));
    }

    private Optional<UUID> passOf(Handle handle, Room room, RoomEvent.Person person) {
        return person.reference().flatMap(known -> rooms.passOf(handle, room, known));
    }

    private static Entry entry(Room room, String kind) {
        return Entry.of(kind, new Actor.Rule(room.details().provider()))
                .in(room.meeting())
                .with("room", room.id());
    }

    private void note(Entry entry) {
        database.write(
                tx -> {
                    ledger.append(tx, entry);
                    return entry;
                });
    }
}
