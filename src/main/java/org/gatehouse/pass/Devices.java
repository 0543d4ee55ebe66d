package org.gatehouse.pass;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The browsers in which registrants have proved their mailboxes: at most two for each registrant,
/// known by the keyed hash of their cookie.
public final class Devices {
    public static final int MOST = 2;

    private static final String SELECT = "SELECT id, registrant_id, label, proved_at FROM device ";
    private static final String STANDING =
            """
            AND NOT EXISTS (SELECT 1 FROM device_removal r WHERE r.device_id = device.id)
            """;

    private final Ids ids;
    private final Ledger ledger;
    private final Broadcast broadcast;

    public Devices(Ids ids, Ledger ledger, Broadcast broadcast) {
        this.ids = ids;
        this.ledger = ledger;
        this.broadcast = broadcast;
    }

    /// Binds `browser` to `registrant`. A third device takes the place of the oldest.
    ///
    /// @param provedBy how: `mailbox`, `vouching` or `call-back`
    public Device bind(
            Tx tx, UUID meeting, UUID registrant, String browser, String label, String provedBy) {
        Optional<Device> known = find(tx.handle(), registrant, browser);
        if (known.isPresent()) {
            return known.get();
        }
        forgetRemoved(tx, registrant, browser);
        List<Device> others = of(tx.handle(), registrant);
        if (others.size() >= MOST) {
            remove(tx, meeting, others.getFirst(), "replaced");
        }
        Device device = new Device(ids.next(), registrant, label, tx.now());
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO device (id, registrant_id, browser, label, proved_by, proved_at)
                        VALUES (:id, :registrant, :browser, :label, :provedBy, :at)
                        """)
                .bind("id", device.id())
                .bind("registrant", registrant)
                .bind("browser", browser)
                .bind("label", label)
                .bind("provedBy", provedBy)
                .bind("at", tx.now())
                .execute();
        ledger.append(
                tx,
                Entry.of("device.proved", new Actor.Resident(registrant))
                        .in(meeting)
                        .with("device", device.id())
                        .with("number", others.size() + 1)
                        .with("by", provedBy)
                        .personal(registrant, Map.of("label", label)));
        tx.afterCommit(
                () -> {
                    broadcast.send(new Signal(Signal.person(registrant), "device"));
                    broadcast.send(new Signal(Signal.desk(meeting), "device"));
                });
        return device;
    }

    /// A browser that was replaced once and proves itself again is a new device: its old row keeps
    /// its history under a browser that cannot come back.
    private static void forgetRemoved(Tx tx, UUID registrant, String browser) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE device SET browser = 'removed:' || id
                        WHERE registrant_id = :registrant AND browser = :browser
                        """)
                .bind("registrant", registrant)
                .bind("browser", browser)
                .execute();
    }

    private void remove(Tx tx, UUID meeting, Device device, String reason) {
        tx.handle()
                .createUpdate(
                        "INSERT INTO device_removal (device_id, at, reason) VALUES (:id, :at, :why)")
                .bind("id", device.id())
                .bind("at", tx.now())
                .bind("why", reason)
                .execute();
        ledger.append(
                tx,
                Entry.of("device.removed", new Actor.Resident(device.registrantId()))
                        .in(meeting)
                        .with("device", device.id())
                        .with("reason", reason));
    }

    /// Gives a browser a new cookie without its having to prove anything again.
    public static void rotate(Tx tx, String oldBrowser, String newBrowser) {
        for (String table : List.of("device", "mailbox_challenge", "pass_press", "waiting")) {
            tx.handle()
                    .createUpdate("UPDATE <table> SET browser = :new WHERE browser = :old")
                    .define("table", table)
                    .bind("old", oldBrowser)
                    .bind("new", newBrowser)
                    .execute();
        }
    }

    /// The device that `browser` is for `registrant`, where it proved the mailbox and was not
    /// replaced since.
    public static Optional<Device> find(Handle handle, UUID registrant, String browser) {
        return handle.createQuery(
                        SELECT
                                + "WHERE registrant_id = :registrant AND browser = :browser "
                                + STANDING)
                .bind("registrant", registrant)
                .bind("browser", browser)
                .map(ConstructorMapper.of(Device.class))
                .findOne();
    }

    /// Whose device `browser` is for `meeting`: a couple can share one.
    public static List<UUID> owners(Handle handle, UUID meeting, String browser) {
        return handle.createQuery(
                        """
                        SELECT registrant_id FROM device
                        JOIN registrant ON registrant.id = device.registrant_id
                        WHERE registrant.meeting_id = :meeting AND browser = :browser
                        """
                                + STANDING
                                + " ORDER BY device.id")
                .bind("meeting", meeting)
                .bind("browser", browser)
                .mapTo(UUID.class)
                .list();
    }

    /// Whether `browser` was once a device of `registrant` and then gave way to another.
    public static boolean wasReplaced(Handle handle, UUID registrant, String browser) {
        return handle.createQuery(
                                """
                                SELECT COUNT(*) FROM device
                                JOIN device_removal ON device_removal.device_id = device.id
                                WHERE registrant_id = :registrant AND browser = :browser
                                """)
                        .bind("registrant", registrant)
                        .bind("browser", browser)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /// The devices of `registrant`, the oldest first.
    public static List<Device> of(Handle handle, UUID registrant) {
        return handle.createQuery(
                        SELECT + "WHERE registrant_id = :registrant " + STANDING + " ORDER BY id")
                .bind("registrant", registrant)
                .map(ConstructorMapper.of(Device.class))
                .list();
    }
}
