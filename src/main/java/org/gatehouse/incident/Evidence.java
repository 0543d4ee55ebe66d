package org.gatehouse.incident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
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
        return make(begin(incident, order, by), folder, _ -> {});
    }

    /// A pack that is about to be made.
    record Begun(UUID id, UUID incident, PackOrder order, Actor by) {}

    /// Writes down in the ledger that a pack is made.
    Begun begin(UUID incident, PackOrder order, Actor by) {
        return new Begun(
                database.write(tx -> announce(tx, incident, order, by)), incident, order, by);
    }

    /// Makes what was begun.
    ///
    /// @param reached is told each stage as it is reached
    Made make(Begun pack, Path folder, Consumer<PackStage> reached) {
        checkpoints.sign();
        reached.accept(PackStage.SIGNED);
        try {
            write(pack, folder, reached);
            byte[] manifest = Files.readAllBytes(folder.resolve(Bag.TAG_MANIFEST));
            Files.writeString(
                    folder.resolve(Bag.SIGNATURE), checkpoints.signFile(manifest).toString());
            String seal = HexFormat.of().formatHex(Bag.sha256().digest(manifest));
            Made made = database.write(tx -> recordSeal(tx, pack, seal));
            reached.accept(PackStage.SEALED);
            return made;
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

    private void write(Begun pack, Path folder, Consumer<PackStage> reached) throws IOException {
        PackWriter writer =
                database.read(
                        handle ->
                                PackWriter.read(
                                        handle, pack, checkpoints.verifierKey(), forum.get()));
        reached.accept(PackStage.GATHERED);
        Bag bag = Bag.in(folder);
        if (pack.order().posts()) {
            writer.posts(bag, database.read(handle -> posts.of(handle, pack.incident())));
        }
        writer.write(bag, rooms(writer), annex(writer, pack.order()), reached);
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

    private Made recordSeal(Tx tx, Begun pack, String seal) {
        Incident of = Incidents.require(tx.handle(), pack.incident());
        tx.handle()
                .createUpdate(
                        "INSERT INTO incident_pack_seal (pack_id, hash, at) VALUES (:id, :hash, :at)")
                .bind("id", pack.id())
                .bind("hash", seal)
                .bind("at", tx.now())
                .execute();
        ledger.append(
                tx,
                Entry.of("incident.packed", pack.by())
                        .in(of.meetingId())
                        .with("incident", pack.incident())
                        .with("pack", pack.id())
                        .with("hash", seal));
        return new Made(pack.id(), seal);
    }

    /// Writes down in the ledger that `by` took a copy of `pack`.
    public void taken(Tx tx, UUID incident, UUID pack, Actor by) {
        Incident of = Incidents.require(tx.handle(), incident);
        ledger.append(
                tx,
                Entry.of("incident.taken", by)
                        .in(of.meetingId())
                        .with("incident", incident)
                        .with("pack", pack));
    }

    /// The public line of the key that seals packs, for the page that makes them.
    public String verifierKey() {
        return checkpoints.verifierKey().toString();
    }
}
