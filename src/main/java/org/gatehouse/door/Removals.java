package org.gatehouse.door;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.sql.Database;

/// Puts one person out: first their seat goes, then the platform is told.
public final class Removals {
    private final Database database;
    private final Desk desk;
    private final Bans bans;
    private final PutOut putOut;

    public Removals(Database database, Desk desk, Bans bans, PutOut putOut) {
        this.database = database;
        this.desk = desk;
        this.bans = bans;
        this.putOut = putOut;
    }

    /// Bans `registrant` until `until`, ends the seat that they have and has the platform put them
    /// out; never call it inside a transaction.
    public void ban(UUID registrant, String reason, Instant until, Actor by) {
        Optional<Knock> seat =
                database.write(
                        tx -> {
                            bans.ban(tx, registrant, reason, until, by);
                            return desk.endSeat(tx, registrant, reason, by);
                        });
        seat.ifPresent(putOut::of);
    }

    /// Ends the seat of `knock` and has the platform put its owner out; never call it inside a
    /// transaction.
    public void remove(UUID knock, String reason, Actor by) {
        putOut.of(database.write(tx -> desk.remove(tx, knock, reason, by)));
    }
}
