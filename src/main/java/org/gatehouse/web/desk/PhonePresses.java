package org.gatehouse.web.desk;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.gatehouse.door.PhoneGuests;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.NameCheck;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.office.StaffSession;

/// What a gatekeeper does for a guest by telephone. Number and dial-in are each shown on a page of
/// their own, once for each press, and stand on no other.
public final class PhonePresses {
    private static final int MOST_DIAL_IN = 500;

    private final Database database;
    private final PhoneGuests guests;
    private final StaffSession staff;
    private final DeskPress press;
    private final Pages pages;

    public PhonePresses(
            Database database,
            PhoneGuests guests,
            StaffSession staff,
            DeskPress press,
            Pages pages) {
        this.database = database;
        this.guests = guests;
        this.staff = staff;
        this.press = press;
        this.pages = pages;
    }

    /// Somebody rang: puts their card at the door.
    void ring(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID meeting = meeting(ctx).id();
        Form form = Form.sent(ctx);
        String name = NameCheck.tidy(form.value("name"));
        String number = form.value("number");
        String area = NameCheck.tidy(form.value("area"));
        press.press(
                ctx,
                "rang",
                Optional.empty(),
                () -> {
                    if (name.isEmpty() || name.length() > NameCheck.MAX_LENGTH) {
                        throw new Refusal.Conflict("refusal.phoneName");
                    }
                    if (!PhoneGuests.isNumber(number)) {
                        throw new Refusal.Conflict("refusal.phoneNumber");
                    }
                    String place = area.substring(0, Math.min(area.length(), 100));
                    database.write(tx -> guests.ring(tx, meeting, name, number, place, by));
                });
    }

    private Meeting meeting(Context ctx) {
        UUID id = PathIds.uuid(ctx, "meeting");
        return database.read(handle -> Meetings.require(handle, id));
    }

    void keepDialIn(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID meeting = meeting(ctx).id();
        String words = Form.sent(ctx).value("dial-in");
        press.press(
                ctx,
                "dial-in-kept",
                Optional.empty(),
                () -> {
                    if (words.isEmpty() || words.length() > MOST_DIAL_IN) {
                        throw new Refusal.Conflict("refusal.dialIn");
                    }
                    database.write(
                            tx -> {
                                guests.keepDialIn(tx, meeting, words, by);
                                return meeting;
                            });
                });
    }

    /// Shows the number to ring.
    void number(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        Registrant guest = guest(ctx);
        show(ctx, guest, "number", tx -> guests.numberToRing(tx, guest.id(), by));
    }

    void answered(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID guest = guest(ctx).id();
        press.press(
                ctx,
                "answered",
                Optional.of(guest),
                () ->
                        database.write(
                                tx -> {
                                    guests.answered(tx, guest, by);
                                    return guest;
                                }));
    }

    /// Shows the dial-in, to be told by voice.
    void tell(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        Registrant guest = guest(ctx);
        show(ctx, guest, "dial-in", tx -> guests.tell(tx, guest.id(), by));
    }

    private Registrant guest(Context ctx) {
        UUID meeting = PathIds.uuid(ctx, "meeting");
        UUID id = PathIds.uuid(ctx, "registrant");
        Registrant guest = database.read(handle -> Registrants.require(handle, id));
        if (!guest.meetingId().equals(meeting)) {
            throw new Refusal.NotFound("refusal.noRegistrant");
        }
        return guest;
    }

    private void show(Context ctx, Registrant guest, String what, Function<Tx, String> secret) {
        String words;
        try {
            words = database.write(secret);
        } catch (Refusal.Conflict refusal) {
            press.refuse(ctx, refusal);
            return;
        }
        pages.render(
                ctx,
                "desk/phone.jte",
                pages.titled(ctx, pages.words().text("desk.phone." + what, guest.fullName())),
                Map.of(
                        "guest", guest,
                        "what", what,
                        "secret", words,
                        "desk", "/desk/" + guest.meetingId()));
    }
}
