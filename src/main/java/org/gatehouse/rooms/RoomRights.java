package org.gatehouse.rooms;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// Whom a host let show a screen in a room, where that is decided from here. A fresh room starts
/// with nothing allowed.
public final class RoomRights {
    private final Ids ids;
    private final Ledger ledger;

    public RoomRights(Ids ids, Ledger ledger) {
        this.ids = ids;
        this.ledger = ledger;
    }

    /// Lets the owner of `pass` show their screen in `room`, or no more.
    public void decide(Tx tx, Room room, UUID pass, boolean mayShow, Actor by) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO room_right (id, room_id, pass_id, may_show, at, by_whom)
                        VALUES (:id, :room, :pass, :mayShow, :at, :by)
                        """)
                .bind("id", ids.next())
                .bind("room", room.id())
                .bind("pass", pass)
                .bind("mayShow", mayShow)
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx,
                Entry.of(mayShow ? "room.show-allowed" : "room.show-forbidden", by)
                        .in(room.meeting())
                        .with("room", room.id())
                        .with("pass", pass));
    }

    /// What was decided for the owner of `pass`; empty where nothing was.
    public static Optional<Boolean> of(Handle handle, UUID room, UUID pass) {
        return Optional.ofNullable(all(handle, room).get(pass));
    }

    /// What was decided for whom in `room`.
    public static Map<UUID, Boolean> all(Handle handle, UUID room) {
        Map<UUID, Boolean> newest = new HashMap<>();
        handle.createQuery(
                        "SELECT pass_id, may_show FROM room_right WHERE room_id = :room ORDER BY id")
                .bind("room", room)
                .map(
                        (row, _) ->
                                Map.entry(
                                        UUID.fromString(row.getString("pass_id")),
                                        row.getBoolean("may_show")))
                .forEach(each -> newest.put(each.getKey(), each.getValue()));
        return newest;
    }
}
