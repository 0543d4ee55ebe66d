package org.gatehouse.retention;

import java.util.List;
import java.util.UUID;
import org.gatehouse.door.Erasure;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Deeds;
import org.gatehouse.ledger.Deeds.Deed;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.pass.Passes;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.StaffAccounts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Before anything is served from an older copy of the database: revokes, erases and closes again
/// what had been since, and makes every device prove its mailbox again. Whether the ledger goes on
/// from that copy remains for a person to declare.
public final class AfterRestore {
    private static final Logger LOG = LoggerFactory.getLogger(AfterRestore.class);
    private static final Actor RULE = new Actor.Rule("restored");

    private final Database database;
    private final Ledger ledger;
    private final Deeds deeds;
    private final Passes passes;
    private final StaffAccounts staff;

    public AfterRestore(
            Database database, Ledger ledger, Deeds deeds, Passes passes, StaffAccounts staff) {
        this.database = database;
        this.ledger = ledger;
        this.deeds = deeds;
        this.passes = passes;
        this.staff = staff;
    }

    /// Does so where the database is an older copy, and returns how much had been undone.
    public int replay() {
        List<Deed> undone = database.read(deeds::undone);
        if (undone.isEmpty()) {
            return 0;
        }
        LOG.warn(
                "An older copy of the database was put back: {} revocations and erasures are done"
                        + " again, and every device has to prove itself",
                undone.size());
        return database.write(
                tx -> {
                    undone.forEach(deed -> redo(tx, deed));
                    doubtDevices(tx);
                    return undone.size();
                });
    }

    /// What the copy has never heard of cannot be undone in it.
    private void redo(Tx tx, Deed deed) {
        switch (deed.kind()) {
            case "pass.revoked" -> {
                if (exists(tx, "pass", deed.id())) {
                    passes.revoke(tx, passes.byId(tx.handle(), deed.id()), RULE, "restored");
                }
            }
            case "registrant.erased" -> {
                if (exists(tx, "registrant", deed.id())) {
                    Erasure.forget(tx, deed.id());
                    ledger.append(
                            tx, Entry.of("registrant.erased", RULE).with("registrant", deed.id()));
                }
            }
            case "staff.closed" -> {
                if (exists(tx, "staff_member", deed.id())) {
                    staff.close(tx, deed.id(), RULE);
                }
            }
            default -> endSession(tx, deed.id());
        }
    }

    private static boolean exists(Tx tx, String table, UUID id) {
        return tx.handle()
                        .createQuery("SELECT COUNT(*) FROM <table> WHERE id = :id")
                        .define("table", table)
                        .bind("id", id)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private void endSession(Tx tx, UUID session) {
        if (exists(tx, "staff_session", session)) {
            tx.handle()
                    .createUpdate(
                            """
                            INSERT INTO staff_session_end (session_id, at) VALUES (:id, :at)
                            ON CONFLICT DO NOTHING
                            """)
                    .bind("id", session)
                    .bind("at", tx.now())
                    .execute();
            ledger.append(tx, Entry.of("staff.signedOut", RULE).with("session", session));
        }
    }

    private void doubtDevices(Tx tx) {
        int devices =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO device_removal (device_id, at, reason)
                                SELECT d.id, :at, 'restored' FROM device d
                                WHERE NOT EXISTS (SELECT 1 FROM device_removal r
                                                  WHERE r.device_id = d.id)
                                """)
                        .bind("at", tx.now())
                        .execute();
        ledger.append(tx, Entry.of("devices.doubted", RULE).with("devices", devices));
    }
}
