package org.gatehouse.door;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Guests by telephone: a gatekeeper writes down name and number, rings them back (that is their
/// proof), lets them in like everybody else, and only then tells them by voice how to dial in.
public final class PhoneGuests {
    private final Registrants registrants;
    private final Passes passes;
    private final Rooms rooms;
    private final Keys keys;
    private final Ids ids;
    private final Ledger ledger;
    private final Broadcast broadcast;

    public PhoneGuests(
            Registrants registrants,
            Passes passes,
            Rooms rooms,
            Keys keys,
            Ids ids,
            Ledger ledger,
            Broadcast broadcast) {
        this.registrants = registrants;
        this.passes = passes;
        this.rooms = rooms;
        this.keys = keys;
        this.ids = ids;
        this.ledger = ledger;
        this.broadcast = broadcast;
    }

    /// Whether `typed` can be rung.
    public static boolean isNumber(String typed) {
        return PhoneNumber.isValid(typed);
    }

    /// Puts somebody who rang at the door. Whoever rings again with the same number is the same
    /// guest.
    ///
    /// @return the registrant
    public UUID ring(Tx tx, UUID meeting, String name, String typed, String area, Actor by) {
        PhoneNumber number = PhoneNumber.of(typed);
        String mailbox = keys.hash(Purpose.MAILBOX_ADDRESS, number.key());
        Registrant guest =
                Registrants.byMailbox(tx.handle(), meeting, mailbox)
                        .orElseGet(() -> add(tx, meeting, name, number, mailbox, area, by));
        Pass pass = passes.current(tx.handle(), guest.id()).orElseThrow();
        Knocks.add(tx, ids, meeting, guest.id(), pass.id(), null)
                .ifPresent(
                        knock ->
                                ledger.append(
                                        tx,
                                        Entry.of("knock.made", by)
                                                .in(meeting)
                                                .with("knock", knock)
                                                .with("pass", pass.id())
                                                .with("by", "telephone")));
        tell(tx, meeting, "knock");
        return guest.id();
    }

    private Registrant add(
            Tx tx,
            UUID meeting,
            String name,
            PhoneNumber number,
            String mailbox,
            String area,
            Actor by) {
        Registrants.Details details = new Registrants.Details(name, area, "", "", "", 1);
        Registrant guest = registrants.add(tx, meeting, details, null, mailbox, null, by);
        passes.issue(tx, meeting, guest.id(), by);
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO phone_guest (registrant_id, number_sealed, last_digits)
                        VALUES (:id, :sealed, :digits)
                        """)
                .bind("id", guest.id())
                .bind("sealed", keys.seal(Purpose.PHONE_NUMBER, number.digits()))
                .bind("digits", number.lastDigits())
                .execute();
        return guest;
    }

    /// The number to ring, for the gatekeeper who is about to; the ledger says who looked.
    public String numberToRing(Tx tx, UUID registrant, Actor by) {
        Registrant guest = Registrants.require(tx.handle(), registrant);
        byte[] sealed =
                tx.handle()
                        .createQuery(
                                "SELECT number_sealed FROM phone_guest WHERE registrant_id = :id")
                        .bind("id", registrant)
                        .mapTo(byte[].class)
                        .findOne()
                        .orElseThrow(() -> new Refusal.NotFound("refusal.noRegistrant"));
        ledger.append(
                tx,
                Entry.of("phone.numberShown", by)
                        .in(guest.meetingId())
                        .with("registrant", registrant));
        return keys.open(Purpose.PHONE_NUMBER, sealed);
    }

    /// They were rung and answered: that stands in place of a proved mailbox.
    public void answered(Tx tx, UUID registrant, Actor by) {
        Registrant guest = Registrants.require(tx.handle(), registrant);
        if (find(tx.handle(), registrant).isEmpty()) {
            throw new Refusal.NotFound("refusal.noRegistrant");
        }
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO call_back (registrant_id, at, by_whom)
                                VALUES (:id, :at, :by) ON CONFLICT DO NOTHING
                                """)
                        .bind("id", registrant)
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .execute();
        if (rows == 1) {
            ledger.append(
                    tx,
                    Entry.of("phone.answered", by)
                            .in(guest.meetingId())
                            .with("registrant", registrant));
            tell(tx, guest.meetingId(), "call-back");
        }
    }

    /// Keeps, sealed, how one dials into the meeting's present room. A new room needs a new one.
    ///
    /// @throws Refusal.Conflict where there is no room
    public void keepDialIn(Tx tx, UUID meeting, String words, Actor by) {
        int generation = room(tx.handle(), meeting).generation();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO dial_in (meeting_id, generation, sealed, at, by_whom)
                        VALUES (:meeting, :generation, :sealed, :at, :by)
                        ON CONFLICT (meeting_id, generation) DO UPDATE
                        SET sealed = excluded.sealed, at = excluded.at, by_whom = excluded.by_whom
                        """)
                .bind("meeting", meeting)
                .bind("generation", generation)
                .bind("sealed", keys.seal(Purpose.ROOM_SECRET, words))
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx, Entry.of("phone.dialInKept", by).in(meeting).with("generation", generation));
    }

    private Room room(Handle handle, UUID meeting) {
        return rooms.currentRoom(handle, meeting)
                .orElseThrow(() -> new Refusal.Conflict("refusal.door.NO_ROOM"));
    }

    /// Whether a dial-in is kept for the meeting's present room.
    public boolean hasDialIn(Handle handle, UUID meeting) {
        return rooms.currentRoom(handle, meeting)
                .flatMap(room -> sealed(handle, meeting, room.generation()))
                .isPresent();
    }

    private static Optional<byte[]> sealed(Handle handle, UUID meeting, int generation) {
        return handle.createQuery(
                        """
                        SELECT sealed FROM dial_in
                        WHERE meeting_id = :meeting AND generation = :generation
                        """)
                .bind("meeting", meeting)
                .bind("generation", generation)
                .mapTo(byte[].class)
                .findOne();
    }

    /// The dial-in, to be told to this guest by voice; from then on they count as inside.
    ///
    /// @throws Refusal.Conflict where they were not rung back or not let in, or the meeting is
    ///   stopped, or no dial-in is kept
    public String tell(Tx tx, UUID registrant, Actor by) {
        Registrant guest = Registrants.require(tx.handle(), registrant);
        UUID meeting = guest.meetingId();
        if (find(tx.handle(), registrant).filter(PhoneGuest::isProved).isEmpty()) {
            throw new Refusal.Conflict("refusal.desk.NOT_PROVED");
        }
        if (DoorState.of(tx.handle(), meeting).isPaused()) {
            throw new Refusal.Conflict("refusal.door.PAUSED");
        }
        Knock knock =
                Knocks.latest(tx.handle(), registrant)
                        .filter(Knock::isAdmitted)
                        .orElseThrow(() -> new Refusal.Conflict("refusal.phoneNotAdmitted"));
        Room room = room(tx.handle(), meeting);
        byte[] sealed =
                sealed(tx.handle(), meeting, room.generation())
                        .orElseThrow(() -> new Refusal.Conflict("refusal.noDialIn"));
        enter(tx, knock, room, by);
        return keys.open(Purpose.ROOM_SECRET, sealed);
    }

    private void enter(Tx tx, Knock knock, Room room, Actor by) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO entry
                                    (knock_id, room_id, device_id, address, user_agent, at)
                                VALUES (:knock, :room, 'telephone', '', 'telephone', :at)
                                ON CONFLICT DO NOTHING
                                """)
                        .bind("knock", knock.id())
                        .bind("room", room.id())
                        .bind("at", tx.now())
                        .execute();
        ledger.append(
                tx,
                Entry.of(rows == 1 ? "entry.toldByVoice" : "entry.toldAgain", by)
                        .in(knock.meetingId())
                        .with("knock", knock.id())
                        .with("pass", knock.passId())
                        .with("room", room.id()));
        tell(tx, knock.meetingId(), "entry");
    }

    /// Whether somebody was rung back and answered.
    static boolean isProved(Handle handle, UUID registrant) {
        return find(handle, registrant).filter(PhoneGuest::isProved).isPresent();
    }

    private static Optional<PhoneGuest> find(Handle handle, UUID registrant) {
        return handle.createQuery(
                        """
                        SELECT p.registrant_id, p.last_digits, c.at AS called_back_at
                        FROM phone_guest p
                        LEFT JOIN call_back c ON c.registrant_id = p.registrant_id
                        WHERE p.registrant_id = :id
                        """)
                .bind("id", registrant)
                .map(ConstructorMapper.of(PhoneGuest.class))
                .findOne();
    }

    /// The guests by telephone of `meeting`, by registrant.
    static Map<UUID, PhoneGuest> of(Handle handle, UUID meeting) {
        Map<UUID, PhoneGuest> guests = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT p.registrant_id, p.last_digits, c.at AS called_back_at
                        FROM phone_guest p
                        JOIN registrant r ON r.id = p.registrant_id AND r.meeting_id = :meeting
                        LEFT JOIN call_back c ON c.registrant_id = p.registrant_id
                        """)
                .bind("meeting", meeting)
                .map(ConstructorMapper.of(PhoneGuest.class))
                .forEach(guest -> guests.put(guest.registrantId(), guest));
        return guests;
    }

    private void tell(Tx tx, UUID meeting, String what) {
        tx.afterCommit(() -> broadcast.send(new Signal(Signal.desk(meeting), what)));
    }
}
