package org.gatehouse.web.desk;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.gatehouse.door.Desk;
import org.gatehouse.door.StopNow;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Form;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.office.StaffSession;

/// What a gatekeeper does with the door as a whole.
public final class DoorPresses {
    private static final int MOST_WORDS = 300;

    private final Database database;
    private final Desk desk;
    private final StopNow stopNow;
    private final StaffSession staff;
    private final DeskPress press;

    public DoorPresses(
            Database database, Desk desk, StopNow stopNow, StaffSession staff, DeskPress press) {
        this.database = database;
        this.desk = desk;
        this.stopNow = stopNow;
        this.staff = staff;
        this.press = press;
    }

    void admitKnown(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID meeting = meeting(ctx);
        int admitted = database.write(tx -> desk.admitKnown(tx, meeting, by));
        press.back(ctx, "done=known&n=" + admitted);
    }

    void freeze(Context ctx) {
        door(ctx, "frozen", (tx, meeting, by) -> desk.freeze(tx, meeting, by));
    }

    void thaw(Context ctx) {
        door(ctx, "thawed", (tx, meeting, by) -> desk.thaw(tx, meeting, by));
    }

    /// Tells everybody in the lobby something; nothing typed takes the last message down.
    void tell(Context ctx) {
        String text = Form.sent(ctx).value("message");
        String message = text.substring(0, Math.min(MOST_WORDS, text.length()));
        String done = message.isEmpty() ? "untold" : "told";
        door(ctx, done, (tx, meeting, by) -> desk.tellLobby(tx, meeting, message, by));
    }

    void stop(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID meeting = meeting(ctx);
        stopNow.press(meeting, by);
        press.back(ctx, "done=stopped");
    }

    void openNewRoom(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID meeting = meeting(ctx);
        press.press(ctx, "opened", Optional.empty(), () -> stopNow.goOn(meeting, by));
    }

    @FunctionalInterface
    private interface Doing {
        void run(Tx tx, UUID meeting, Actor by);
    }

    private void door(Context ctx, String done, Doing doing) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID meeting = meeting(ctx);
        press.press(ctx, done, Optional.empty(), () -> write(tx -> doing.run(tx, meeting, by)));
    }

    private void write(Consumer<Tx> work) {
        database.write(
                tx -> {
                    work.accept(tx);
                    return true;
                });
    }

    private UUID meeting(Context ctx) {
        UUID id = PathIds.uuid(ctx, "meeting");
        return database.read(handle -> Meetings.require(handle, id)).id();
    }
}
