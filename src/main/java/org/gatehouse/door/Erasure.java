package org.gatehouse.door;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.mail.Outbox;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.sql.Tx;

/// Forgetting somebody at their own wish. The rows stay, so that counts and the ledger stay true;
/// what says who it was goes, along with what opens the ledger's commitments.
///
/// Whoever has knocked can't press this away: else an intruder's first act after a raid would be to
/// erase the traces. They are forgotten on schedule like everybody else.
public final class Erasure {
    private static final List<String> STATEMENTS =
            List.of(
                    """
                    UPDATE registrant SET full_name = '–', name_key = '', email = NULL,
                        mailbox = NULL, area = '', organisation = '', question = '',
                        access_needs = '', badge = NULL
                    WHERE id = :person
                    """,
                    "UPDATE device SET label = '', browser = 'erased:' || id WHERE registrant_id = :person",
                    "DELETE FROM ledger_opening WHERE person_id = :person");

    private final Registrants registrants;
    private final Passes passes;
    private final Outbox outbox;
    private final Ledger ledger;

    public Erasure(Registrants registrants, Passes passes, Outbox outbox, Ledger ledger) {
        this.registrants = registrants;
        this.passes = passes;
        this.outbox = outbox;
        this.ledger = ledger;
    }

    /// Forgets `registrant`, whose passes open nothing from here on.
    ///
    /// @throws Refusal.Conflict where they knocked
    public void erase(Tx tx, Registrant registrant) {
        if (!Visit.of(tx.handle(), registrant.id()).isEmpty()) {
            throw new Refusal.Conflict("refusal.eraseAfterKnock");
        }
        Actor person = new Actor.Resident(registrant.id());
        registrants.withdraw(tx, registrant);
        revokeAll(tx, registrant.id(), person);
        outbox.withdraw(tx, registrant.id());
        forgetRequests(tx, registrant);
        for (String statement : STATEMENTS) {
            tx.handle().createUpdate(statement).bind("person", registrant.id()).execute();
        }
        ledger.append(
                tx,
                Entry.of("registrant.erased", person)
                        .in(registrant.meetingId())
                        .with("registrant", registrant.id()));
    }

    private void revokeAll(Tx tx, UUID registrant, Actor person) {
        Optional<Pass> pass = passes.current(tx.handle(), registrant);
        while (pass.isPresent()) {
            passes.revoke(tx, pass.get(), person, "erased");
            pass = passes.current(tx.handle(), registrant);
        }
    }

    private static void forgetRequests(Tx tx, Registrant registrant) {
        registrant
                .mailbox()
                .ifPresent(
                        mailbox ->
                                tx.handle()
                                        .createUpdate(
                                                """
                                                DELETE FROM registration_request
                                                WHERE meeting_id = :meeting AND mailbox = :mailbox
                                                """)
                                        .bind("meeting", registrant.meetingId())
                                        .bind("mailbox", mailbox)
                                        .execute());
    }
}
