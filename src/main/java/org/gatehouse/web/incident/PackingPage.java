package org.gatehouse.web.incident;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.incident.Evidence;
import org.gatehouse.incident.IncidentFile;
import org.gatehouse.incident.PackShelf;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.LiveUpdates;
import org.gatehouse.web.Page;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;

/// One evidence pack: how far the making has come, and then the file. Nobody has to wait on the
/// page.
public final class PackingPage {
    private static final Duration REFRESH = Duration.ofSeconds(3);

    private final Database database;
    private final Evidence evidence;
    private final PackShelf shelf;
    private final FreshStaff fresh;
    private final LiveUpdates live;
    private final InstantSource clock;
    private final Pages pages;

    public PackingPage(
            Database database,
            Evidence evidence,
            PackShelf shelf,
            FreshStaff fresh,
            LiveUpdates live,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.evidence = evidence;
        this.shelf = shelf;
        this.fresh = fresh;
        this.live = live;
        this.clock = clock;
        this.pages = pages;
    }

    void show(Context ctx) {
        fresh.organiser(ctx);
        // Before the seal is read: a pack that is ready by then has one.
        PackShelf.State state = shelf.state(PathIds.uuid(ctx, "pack"));
        UUID incident = PathIds.uuid(ctx, "incident");
        Instant now = clock.instant();
        IncidentFile file = database.read(handle -> IncidentFile.read(handle, incident, now));
        IncidentFile.Pack pack = pack(ctx, file);
        Page page = pages.page(ctx, "incident.packing.title", pack.recipient());
        pages.render(
                ctx,
                "incident/packing.jte",
                state instanceof PackShelf.State.UnderWay
                        ? page.live(live.address(PackShelf.topic(pack.id())), REFRESH)
                        : page,
                Map.of(
                        "file",
                        file,
                        "pack",
                        pack,
                        "state",
                        state,
                        "clock",
                        new Clock(ZoneId.of(file.meeting().zone()))));
    }

    private static IncidentFile.Pack pack(Context ctx, IncidentFile file) {
        UUID id = PathIds.uuid(ctx, "pack");
        return file.packs().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("refusal.notFound"));
    }

    /// Sends the file; that it was taken, and by whom, stands in the ledger before it leaves.
    void fetch(Context ctx) {
        StaffMember member = fresh.require(ctx);
        UUID incident = PathIds.uuid(ctx, "incident");
        Instant now = clock.instant();
        UUID id = pack(ctx, database.read(handle -> IncidentFile.read(handle, incident, now))).id();
        Path zip = shelf.file(id).orElseThrow(() -> new Refusal.NotFound("refusal.packGone"));
        try {
            ctx.result(Files.newInputStream(zip));
        } catch (IOException e) {
            throw new UncheckedIOException("The evidence pack can't be sent", e);
        }
        database.write(
                tx -> {
                    evidence.taken(tx, incident, id, member.actor());
                    return id;
                });
        ctx.header(
                "Content-Disposition",
                "attachment; filename=\"" + PackShelf.name(incident) + ".zip\"");
        ctx.header("Cache-Control", "no-store");
        ctx.contentType("application/zip");
    }
}
