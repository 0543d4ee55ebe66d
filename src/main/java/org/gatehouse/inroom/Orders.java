package org.gatehouse.inroom;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.rooms.Room;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// What desks inside the platform's program were given to do, and what came of it. Both go into the
/// ledger: an order without a result was never heard of again.
final class Orders {
    private final Keys keys;
    private final Ids ids;
    private final Ledger ledger;

    Orders(Keys keys, Ids ids, Ledger ledger) {
        this.keys = keys;
        this.ids = ids;
        this.ledger = ledger;
    }

    /// What stands for `handle` in the database.
    String person(Room room, String handle) {
        return keys.hash(Purpose.ROOM_SECRET, "in-room:" + room.id() + ":" + handle);
    }

    Order give(Tx tx, Room room, Act act, String handle, Optional<UUID> pass, Actor by) {
        UUID id = ids.next();
        String person = person(room, handle);
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO in_room_order (id, room_id, act, person, pass_id, by_whom, at)
                        VALUES (:id, :room, :act, :person, :pass, :by, :at)
                        """)
                .bind("id", id)
                .bind("room", room.id())
                .bind("act", act)
                .bind("person", person)
                .bind("pass", pass.orElse(null))
                .bind("by", by.text())
                .bind("at", tx.now())
                .execute();
        ledger.append(
                tx,
                Entry.of("in-room.asked", by)
                        .in(room.meeting())
                        .with("order", id)
                        .with("room", room.id())
                        .with("act", act)
                        .with("pass", pass.orElse(null)));
        boolean pressed = by instanceof Actor.Staff;
        return new Order(id, act, person, pass, pressed, tx.now(), Optional.empty());
    }

    /// Records what came of `order`, once; false where it is none of `room` or was told before.
    ///
    /// @param code 0 for done, else the number of the refusal
    boolean settle(Tx tx, Room room, UUID order, int code, Actor by) {
        Optional<Order> known =
                list(tx.handle(), room).stream().filter(o -> o.id().equals(order)).findFirst();
        if (known.isEmpty() || known.get().code().isPresent()) {
            return false;
        }
        tx.handle()
                .createUpdate(
                        "INSERT INTO in_room_result (order_id, code, at) VALUES (:id, :code, :at)")
                .bind("id", order)
                .bind("code", code)
                .bind("at", tx.now())
                .execute();
        ledger.append(
                tx,
                Entry.of(code == 0 ? "in-room.done" : "in-room.refused", by)
                        .in(room.meeting())
                        .with("order", order)
                        .with("room", room.id())
                        .with("act", known.get().act())
                        .with("pass", known.get().pass().orElse(null))
                        .with("code", code));
        return true;
    }

    /// All orders in `room`, the oldest first.
    List<Order> list(Handle handle, Room room) {
        return handle.createQuery(
                        """
                        SELECT o.id, o.act, o.person, o.pass_id, o.by_whom, o.at, r.code
                        FROM in_room_order o LEFT JOIN in_room_result r ON r.order_id = o.id
                        WHERE o.room_id = :room ORDER BY o.id
                        """)
                .bind("room", room.id())
                .map(
                        row ->
                                new Order(
                                        row.getColumn("id", UUID.class),
                                        Act.valueOf(row.getColumn("act", String.class)),
                                        row.getColumn("person", String.class),
                                        Optional.ofNullable(row.getColumn("pass_id", UUID.class)),
                                        row.getColumn("by_whom", String.class).startsWith("staff:"),
                                        row.getColumn("at", Instant.class),
                                        Optional.ofNullable(row.getColumn("code", Integer.class))))
                .list();
    }

    static Map<String, Order> newest(List<Order> all) {
        Map<String, Order> newest = new HashMap<>();
        all.forEach(order -> newest.put(order.person(), order));
        return newest;
    }

    static Map<UUID, Order> newestOfPass(List<Order> all) {
        Map<UUID, Order> newest = new HashMap<>();
        all.forEach(order -> order.pass().ifPresent(pass -> newest.put(pass, order)));
        return newest;
    }
}
