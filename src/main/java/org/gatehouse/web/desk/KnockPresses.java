package org.gatehouse.web.desk;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.gatehouse.door.Desk;
import org.gatehouse.door.Removals;
import org.gatehouse.ledger.Actor;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Form;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.Words;
import org.gatehouse.web.office.StaffSession;

/// What a gatekeeper decides about one person.
public final class KnockPresses {
    private static final int MOST_WORDS = 300;

    /// The reasons on offer for turning somebody away, by what the form sends.
    static final Map<String, String> REASONS =
            Map.of(
                    "unknown", "desk.reason.unknown",
                    "name", "desk.reason.name",
                    "full", "desk.reason.full",
                    "behaviour", "desk.reason.behaviour");

    private final Database database;
    private final Desk desk;
    private final Removals removals;
    private final StaffSession staff;
    private final DeskPress press;
    private final Words words;

    public KnockPresses(
            Database database,
            Desk desk,
            Removals removals,
            StaffSession staff,
            DeskPress press,
            Words words) {
        this.database = database;
        this.desk = desk;
        this.removals = removals;
        this.staff = staff;
        this.press = press;
        this.words = words;
    }

    void admit(Context ctx) {
        decide(ctx, "admitted", (tx, knock, by) -> desk.admit(tx, knock, by));
    }

    void hold(Context ctx) {
        String typed = typed(ctx, "message");
        String message = typed.isEmpty() ? words.text("desk.hold.usual") : typed;
        decide(ctx, "held", (tx, knock, by) -> desk.hold(tx, knock, message, by));
    }

    void turnAway(Context ctx) {
        String reason = reason(ctx);
        decide(ctx, "turned-away", (tx, knock, by) -> desk.turnAway(tx, knock, reason, by));
    }

    void pardon(Context ctx) {
        decide(ctx, "pardoned", (tx, knock, by) -> desk.pardon(tx, knock, by));
    }

    void remove(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID knock = PathIds.uuid(ctx, "knock");
        String reason = reason(ctx);
        press.press(ctx, "removed", Optional.of(knock), () -> removals.remove(knock, reason, by));
    }

    void vouch(Context ctx) {
        about(ctx, "vouched", (tx, registrant, by) -> desk.vouch(tx, registrant, by));
    }

    void unvouch(Context ctx) {
        about(ctx, "unvouched", (tx, registrant, by) -> desk.unvouch(tx, registrant, by));
    }

    private void about(Context ctx, String done, Deciding deciding) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID registrant = PathIds.uuid(ctx, "registrant");
        press.press(
                ctx,
                done,
                Optional.of(registrant),
                () -> write(tx -> deciding.decide(tx, registrant, by)));
    }

    /// Bans somebody until the end of a named day, in UTC: a few hours more or less do no harm.
    void ban(Context ctx) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID registrant = PathIds.uuid(ctx, "registrant");
        String typed = typed(ctx, "reason");
        String day = Form.sent(ctx).value("until");
        press.press(
                ctx,
                "banned",
                Optional.of(registrant),
                () -> {
                    if (typed.isEmpty()) {
                        throw new Refusal.Conflict("refusal.banReason");
                    }
                    removals.ban(registrant, typed, endOf(day), by);
                });
    }

    private static Instant endOf(String day) {
        try {
            return LocalDate.parse(day).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException _) {
            throw new Refusal.Conflict("refusal.banUntil");
        }
    }

    @FunctionalInterface
    private interface Deciding {
        void decide(Tx tx, UUID whom, Actor by);
    }

    private void decide(Context ctx, String done, Deciding deciding) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID knock = PathIds.uuid(ctx, "knock");
        press.press(
                ctx, done, Optional.of(knock), () -> write(tx -> deciding.decide(tx, knock, by)));
    }

    private void write(Consumer<Tx> work) {
        database.write(
                tx -> {
                    work.accept(tx);
                    return true;
                });
    }

    /// The reason that was typed, or else the one that was chosen.
    private String reason(Context ctx) {
        String typed = typed(ctx, "other");
        String chosen = Form.sent(ctx).value("reason");
        return typed.isEmpty()
                ? words.text(REASONS.getOrDefault(chosen, "desk.reason.unknown"))
                : typed;
    }

    private static String typed(Context ctx, String field) {
        String text = Form.sent(ctx).value(field);
        return text.substring(0, Math.min(MOST_WORDS, text.length()));
    }
}
