package org.gatehouse.registration;

import java.util.Map;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.pass.PaperPasses;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.sql.Tx;

/// Registering somebody who has no mailbox: an organiser vouches for them by name instead, which is
/// recorded, and hands them a pass on paper.
public final class Neighbours {
    private final Registrants registrants;
    private final Passes passes;
    private final PaperPasses paper;
    private final Ledger ledger;

    public Neighbours(Registrants registrants, Passes passes, PaperPasses paper, Ledger ledger) {
        this.registrants = registrants;
        this.passes = passes;
        this.paper = paper;
        this.ledger = ledger;
    }

    /// Registers a neighbour whom `by` knows, and makes their pass and its sheet.
    ///
    /// @param how how they know the person, in words
    public Pass register(Tx tx, UUID meeting, Registrants.Details details, String how, Actor by) {
        Registrant registrant = registrants.add(tx, meeting, details, null, null, null, by);
        ledger.append(
                tx,
                Entry.of("registrant.vouched", by)
                        .in(meeting)
                        .with("registrant", registrant.id())
                        .personal(registrant.id(), Map.of("how", how)));
        registrants.approve(tx, registrant, by, "vouched");
        Pass pass = passes.issue(tx, meeting, registrant.id(), by).pass();
        paper.make(tx, pass, by);
        return pass;
    }
}
