package org.gatehouse.rooms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// Which room a meeting is in, which ones it had, and whom their platforms know by which name.
/// Whatever leads into a room is kept sealed.
public final class Rooms {
    private static final String SELECT =
            """
            SELECT r.id, r.meeting_id, r.generation, r.sealed_details, r.opened_at, e.ended_at
            FROM room r LEFT JOIN room_end e ON e.room_id = r.id
            """;

    private final Keys keys;
    private final Ids ids;
    private final Ledger ledger;
    private final GivenLinks given = new GivenLinks();

    public Rooms(Keys keys, Ids ids, Ledger ledger) {
        this.keys = keys;
        this.ids = ids;
        this.ledger = ledger;
    }

    /// The room that people of `meeting` are let into now: the newest, unless it has ended.
    public Optional<Room> currentRoom(Handle handle, UUID meeting) {
        List<Room> all = rooms(handle, meeting);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.getLast()).filter(room -> room.ended().isEmpty());
    }

    /// All rooms that `meeting` had, the oldest first.
    public List<Room> rooms(Handle handle, UUID meeting) {
        return handle.createQuery(SELECT + "WHERE r.meeting_id = :meeting ORDER BY r.generation")
                .bind("meeting", meeting)
                .map((row, _) -> room(row))
                .list();
    }

    /// All rooms that have not ended, of any meeting.
    public List<Room> open(Handle handle) {
        return handle.createQuery(SELECT + "WHERE e.room_id IS NULL")
                .map((row, _) -> room(row))
                .list();
    }

    /// The generation that the next room of `meeting` will have.
    public int nextGeneration(Handle handle, UUID meeting) {
        return handle.createQuery(
                        "SELECT COALESCE(MAX(generation), 0) + 1 FROM room WHERE meeting_id = :m")
                .bind("m", meeting)
                .mapTo(Integer.class)
                .one();
    }

    public Optional<Room> room(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "WHERE r.id = :id")
                .bind("id", id)
                .map((row, _) -> room(row))
                .findOne();
    }

    /// The room that came of the request with `key`.
    public Optional<Room> roomOfRequest(Handle handle, String key) {
        return handle.createQuery(SELECT + "WHERE r.request_key = :key")
                .bind("key", key)
                .map((row, _) -> room(row))
                .findOne();
    }

    String requestKey(Handle handle, Room room) {
        return handle.createQuery("SELECT request_key FROM room WHERE id = :id")
                .bind("id", room.id())
                .mapTo(String.class)
                .one();
    }

    /// The room that `provider` calls `reference`, such as a webhook names it.
    public Optional<Room> roomOfReference(Handle handle, String provider, String reference) {
        return handle.createQuery(SELECT + "WHERE r.reference_hash = :hash ORDER BY r.id DESC")
                .bind("hash", referenceHash(provider, reference))
                .map((row, _) -> room(row))
                .findFirst();
    }

    /// Records that the room of `request` is open. Where the meeting has a room of that generation
    /// already, by this request or by another, nothing changes and that one is returned.
    public Room recordOpened(Tx tx, RoomRequest request, RoomDetails details, Actor by) {
        Optional<Room> known =
                rooms(tx.handle(), request.meeting()).stream()
                        .filter(room -> room.generation() == request.generation())
                        .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        UUID id = ids.next();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO room (id, meeting_id, generation, request_key, provider,
                            reference_hash, sealed_details, opened_at, opened_by)
                        VALUES (:id, :meeting, :generation, :key, :provider,
                            :reference, :sealed, :at, :by)
                        """)
                .bind("id", id)
                .bind("meeting", request.meeting())
                .bind("generation", request.generation())
                .bind("key", request.key())
                .bind("provider", details.provider())
                .bind("reference", referenceHash(details.provider(), details.reference()))
                .bind("sealed", SealedDetails.seal(keys, details))
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx,
                Entry.of("room.opened", by)
                        .in(request.meeting())
                        .with("room", id)
                        .with("generation", request.generation())
                        .with("provider", details.provider()));
        return room(tx.handle(), id).orElseThrow();
    }

    /// Records that `room` is closed for good: from this transaction on nobody is let into it. The
    /// platform is told afterwards. Recording it again changes nothing.
    public void recordEnded(Tx tx, Room room, Actor by) {
        int added =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO room_end (room_id, ended_at, ended_by)
                                VALUES (:room, :at, :by) ON CONFLICT (room_id) DO NOTHING
                                """)
                        .bind("room", room.id())
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .execute();
        if (added == 1) {
            ledger.append(
                    tx,
                    Entry.of("room.ended", by)
                            .in(room.meeting())
                            .with("room", room.id())
                            .with("generation", room.generation()));
        }
    }

    /// The personal links that were handed out.
    public GivenLinks given() {
        return given;
    }

    /// Records that a personal link was made for the pass of `guest`, and what the platform calls
    /// its owner.
    public void recordAdmitted(Tx tx, Room room, Guest guest, JoinLink link, Actor by) {
        tx.afterCommit(() -> given.add(room.id(), guest.pass(), link.address()));
        link.reference()
                .ifPresent(
                        reference ->
                                tx.handle()
                                        .createUpdate(
                                                """
                                                INSERT INTO room_guest
                                                    (room_id, reference, pass_id, at)
                                                VALUES (:room, :reference, :pass, :at)
                                                ON CONFLICT (room_id, reference) DO NOTHING
                                                """)
                                        .bind("room", room.id())
                                        .bind("reference", reference)
                                        .bind("pass", guest.pass())
                                        .bind("at", tx.now())
                                        .execute());
        ledger.append(
                tx,
                Entry.of("room.link-made", by)
                        .in(room.meeting())
                        .with("room", room.id())
                        .with("pass", guest.pass()));
    }

    /// Whose pass somebody came in on whom the platform calls `reference`; empty for a stranger.
    public Optional<UUID> passOf(Handle handle, Room room, String reference) {
        return handle.createQuery(
                        "SELECT pass_id FROM room_guest WHERE room_id = :r AND reference = :ref")
                .bind("r", room.id())
                .bind("ref", reference)
                .mapTo(UUID.class)
                .findOne();
    }

    /// Somebody for whom a personal link into `room` was made, at `at`.
    public record Admitted(Room room, UUID pass, Instant at) {}

    /// Whoever a platform calls `reference`, a name that no other has.
    public Optional<Admitted> guest(Handle handle, String reference) {
        return handle.createQuery(
                        "SELECT room_id, pass_id, at FROM room_guest WHERE reference = :reference")
                .bind("reference", reference)
                .map(
                        (row, _) ->
                                new Admitted(
                                        room(handle, UUID.fromString(row.getString("room_id")))
                                                .orElseThrow(),
                                        UUID.fromString(row.getString("pass_id")),
                                        Instant.ofEpochMilli(row.getLong("at"))))
                .findFirst();
    }

    /// What the platform of `room` calls the owner of `pass`.
    Set<String> referencesOf(Handle handle, Room room, UUID pass) {
        return handle.createQuery(
                        "SELECT reference FROM room_guest WHERE room_id = :r AND pass_id = :p")
                .bind("r", room.id())
                .bind("p", pass)
                .mapTo(String.class)
                .set();
    }

    private String referenceHash(String provider, String reference) {
        return keys.hash(Purpose.ROOM_SECRET, provider + ":" + reference);
    }

    private Room room(ResultSet row) throws SQLException {
        long ended = row.getLong("ended_at");
        Optional<Instant> end =
                row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended));
        return new Room(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("meeting_id")),
                row.getInt("generation"),
                SealedDetails.open(keys, row.getBytes("sealed_details")),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                end);
    }
}
