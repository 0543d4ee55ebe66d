package org.gatehouse.web.office;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.gatehouse.door.Ban;
import org.gatehouse.door.Bans;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Spoken;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;

/// Who is banned, why and until when; a ban is lifted here.
public final class BansPage {
    private final Database database;
    private final Bans bans;
    private final Supplier<ZoneId> zone;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    public BansPage(
            Database database,
            Bans bans,
            Supplier<ZoneId> zone,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.bans = bans;
        this.zone = zone;
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    /// A ban as the page shows it.
    ///
    /// @param from and `until`: days
    public record Line(Ban ban, boolean holds, String from, String until) {
        static Line of(Ban ban, Instant now, ZoneId zone) {
            return new Line(
                    ban,
                    ban.holds(now),
                    Spoken.day(ban.at().atZone(zone)),
                    Spoken.day(ban.until().atZone(zone)));
        }
    }

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        Instant now = clock.instant();
        ZoneId in = zone.get();
        List<Line> lines =
                database.read(Bans::all).stream().map(ban -> Line.of(ban, now, in)).toList();
        Map<String, Object> facts = new HashMap<>();
        facts.put("lines", lines);
        facts.put("lifted", "1".equals(ctx.queryParam("lifted")));
        pages.render(ctx, "office/bans.jte", pages.page(ctx, "bans.title"), facts);
    }

    void lift(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        UUID id = PathIds.uuid(ctx, "ban");
        database.write(
                tx -> {
                    bans.lift(tx, id, by);
                    return id;
                });
        ctx.redirect("/office/bans?lifted=1", HttpStatus.SEE_OTHER);
    }
}
