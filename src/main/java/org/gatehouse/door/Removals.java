package org.gatehouse.door;

import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.sql.Database;

/// Puts one person out: first their seat goes, then the platform is told.
public final class Removals {
    private final Database database;
    private final Desk desk;
    private final PutOut putOut;

    public Removals(Database database, Desk desk, PutOut putOut) {
        this.database = database;
        this.desk = desk;
        this.putOut = putOut;
    }

    /// Ends the seat of `knock` and has the platform put its owner out; never call it inside a
    /// transaction.
    public void remove(UUID knock, String reason, Actor by) {
        putOut.of(database.write(tx -> desk.remove(tx, knock, reason, by)));
    }
}
