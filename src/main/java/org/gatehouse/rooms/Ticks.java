package org.gatehouse.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// What a host has seen to in a platform before the door opens, and who says so. A fresh room
/// starts with nothing ticked: it is another meeting, with switches of its own.
public final class Ticks {
    private static final int ITEM_LENGTH = 16;

    private final Ledger ledger;

    public Ticks(Ledger ledger) {
        this.ledger = ledger;
    }

    /// One line of the list.
    ///
    /// @param item names the line in forms
    /// @param what the sentence that says what to do
    /// @param done when it was ticked and by whom ([Actor#text]); empty while it is to be done
    public record Line(String item, String what, Optional<Done> done) {}

    public record Done(Instant at, String by) {}

    /// The lines `toDo` of `room`, each with whether it is done.
    public List<Line> lines(Handle handle, Room room, List<String> toDo) {
        Map<String, Done> done =
                handle
                        .createQuery(
                                "SELECT item, at, by_whom FROM room_tick WHERE room_id = :room")
                        .bind("room", room.id())
                        .map(
                                (row, _) ->
                                        Map.entry(
                                                row.getString("item"),
                                                new Done(
                                                        Instant.ofEpochMilli(row.getLong("at")),
                                                        row.getString("by_whom"))))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return toDo.stream()
                .map(what -> new Line(item(what), what, Optional.ofNullable(done.get(item(what)))))
                .toList();
    }

    /// A short name for a sentence, the same as long as its words are the same.
    static String item(String what) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(what.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ITEM_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Ticks `line` of `room`; ticking it again changes nothing.
    public void set(Tx tx, Room room, Line line, Actor by) {
        int fresh =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO room_tick (room_id, item, at, by_whom)
                                VALUES (:room, :item, :at, :by) ON CONFLICT DO NOTHING
                                """)
                        .bind("room", room.id())
                        .bind("item", line.item())
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .execute();
        note(tx, "room.ticked", fresh, room, line, by);
    }

    /// Takes a tick back.
    public void clear(Tx tx, Room room, Line line, Actor by) {
        int gone =
                tx.handle()
                        .createUpdate(
                                "DELETE FROM room_tick WHERE room_id = :room AND item = :item")
                        .bind("room", room.id())
                        .bind("item", line.item())
                        .execute();
        note(tx, "room.unticked", gone, room, line, by);
    }

    private void note(Tx tx, String kind, int changed, Room room, Line line, Actor by) {
        if (changed == 1) {
            ledger.append(
                    tx,
                    Entry.of(kind, by)
                            .in(room.meeting())
                            .with("room", room.id())
                            .with("what", line.what()));
        }
    }
}
