package org.gatehouse.incident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Checkpoints;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.RoomReports;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;

/// Makes evidence packs. That one was made, for whom and by whom, stands in the ledger before it is
/// written, so that the pack itself tells of it; its seal is recorded afterwards.
public final class Evidence {
    private final Database database;
    private final Ids ids;
    private final Ledger ledger;
    private final Checkpoints checkpoints;
    private final Rooms rooms;
    private final RoomReports reports;
    private final PublicPosts posts;
    private final Supplier<String> forum;

    /// @param forum what the forum is called
    public Evidence(
            Database database,
            Ids ids,
            Ledger ledger,
            Checkpoints checkpoints,
            Rooms rooms,
            RoomReports reports,
            PublicPosts posts,
            Supplier<String> forum) {
        this.database = database;
        this.ids = ids;
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.rooms = rooms;
        this.reports = reports;
        this.posts = posts;
        this.forum = forum;
    }

    /// A pack that was made.
    ///
    /// @param seal the SHA-256 of its `tagmanifest-sha256.txt`, which stands for all of it
    public record Made(UUID id, String seal) {}

    /// Writes the pack of `incident` into `folder`, which must be empty or not there. Never call it
    /// inside a transaction.
    ///
    /// @throws org.gatehouse.ledger.Divergence where the ledger does not hold what was signed
    ///   before
    public Made make(UUID incident, PackOrder order, Actor by, Path folder) {
        UUID pack = database.write(tx -> announce(tx, incident, order, by));
        checkpoints.sign();
        try {
            write(incident, order, by, folder);
            byte[] manifest = Files.readAllBytes(folder.resolve(Bag.TAG_MANIFEST));
            Files.writeString(
                    folder.resolve(Bag.SIGNATURE), checkpoints.signFile(manifest).toString());
            String seal = HexFormat.of().formatHex(Bag.sha256().digest(manifest));
            database.write(tx -> recordSeal(tx, incident, pack, seal, by));
            return new Made(pack, seal);
        } catch (IOException e) {
            throw new UncheckedIOException("The evidence pack can't be written", e);
        }
    }

    private UUID announce(Tx tx, UUID incident, PackOrder order, Actor by) {
        Incident of = Incidents.require(tx.handle(), incident);
        UUID pack = ids.next();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO incident_pack
                            (id, incident_id, recipient, basis, annex, at, by_whom)
                        VALUES (:id, :incident, :recipient, :basis, :annex, :at, :by)
                        """)
                .bind("id", pack)
                .bind("incident", incident)
                .bind("recipient", order.recipient())
                .bind("basis", order.basis())
                .bind("annex", order.annex() ? "yes" : "no")
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx,
                Entry.of("incident.exported", by)
                        .in(of.meetingId())
                        .with("incident", incident)
                        .with("pack", pack)
                        .with("annex", order.annex() ? "yes" : "no")
                        .with("posts", order.posts() ? "yes" : "no")
                        .personal(
                                incident,
                                java.util.Map.of(
                                        "recipient", order.recipient(), "basis", order.basis())));
        return pack;
    }

    private void write(UUID incident, PackOrder order, Actor by, Path folder) throws IOException {
        PackWriter writer =
                database.read(
                        handle ->
                                PackWriter.read(
                                        handle,
                                        incident,
                                        order,
                                        by,
                                        checkpoints.verifierKey(),
                                        forum.get()));
        Bag bag = Bag.in(folder);
        if (order.posts()) {
            writer.posts(bag, database.read(handle -> posts.of(handle, incident)));
        }
        writer.write(bag, rooms(writer), annex(writer, order));
    }

    /// The rooms that have ended: what leads into one that is still open stays inside.
    private String rooms(PackWriter writer) {
        Moments moments = writer.moments();
        Csv csv =
                new Csv(
                        "room",
                        "platform",
                        "the platform’s name for it",
                        "opened (utc)",
                        "closed (utc)");
        List<Room> all = database.read(handle -> rooms.rooms(handle, writer.meeting()));
        for (Room room : all) {
            csv.line(
                    List.of(
                            Integer.toString(room.generation()),
                            room.details().provider(),
                            room.ended().map(_ -> room.details().reference()).orElse("still open"),
                            moments.utc(room.openedAt()),
                            room.ended().map(moments::utc).orElse("")));
        }
        return csv.toString();
    }

    private List<String> annex(PackWriter writer, PackOrder order) {
        if (!order.annex()) {
            return List.of();
        }
        return database.read(
                handle ->
                        reports.between(
                                handle,
                                writer.period().from(),
                                writer.period().to().plus(Duration.ofHours(1))));
    }

    private Made recordSeal(Tx tx, UUID incident, UUID pack, String seal, Actor by) {
        Incident of = Incidents.require(tx.handle(), incident);
        tx.handle()
                .createUpdate(
                        "INSERT INTO incident_pack_seal (pack_id, hash, at) VALUES (:id, :hash, :at)")
                .bind("id", pack)
                .bind("hash", seal)
                .bind("at", tx.now())
                .execute();
        ledger.append(
                tx,
                Entry.of("incident.packed", by)
                        .in(of.meetingId())
                        .with("incident", incident)
                        .with("pack", pack)
                        .with("hash", seal));
        return new Made(pack, seal);
    }

    /// The public line of the key that seals packs, for the page that makes them.
    public String verifierKey() {
        return checkpoints.verifierKey().toString();
    }
}
