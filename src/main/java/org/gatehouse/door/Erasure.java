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
    private static final String CODES =
            """
            (SELECT c.id FROM paper_code c JOIN pass p ON p.id = c.pass_id
             WHERE p.registrant_id = :person)
            """;

    /// What says who a person was.
    private static final List<String> NAMES =
            List.of(
                    """
                    UPDATE registrant SET full_name = '–', name_key = '', email = NULL,
                        mailbox = NULL, area = '', organisation = '', question = '',
                        access_needs = '', badge = NULL
                    WHERE id = :person
                    """,
                    "UPDATE device SET label = '', browser = 'erased:' || id WHERE registrant_id = :person",
                    "DELETE FROM phone_guest WHERE registrant_id = :person",
                    """
                    DELETE FROM push_subscription WHERE device_id IN
                        (SELECT id FROM device WHERE registrant_id = :person)
                    """,
                    "DELETE FROM text_number WHERE registrant_id = :person",
                    "DELETE FROM paper_try WHERE code_id IN " + CODES,
                    "DELETE FROM paper_use WHERE code_id IN " + CODES,
                    "DELETE FROM paper_code WHERE id IN " + CODES,
                    "DELETE FROM ledger_opening WHERE person_id = :person");

    /// What else is known of them, once nobody needs it any more.
    private static final List<String> TRACES =
            List.of(
                    """
                    UPDATE entry SET address = '', user_agent = '' WHERE knock_id IN
                        (SELECT id FROM knock WHERE registrant_id = :person)
                    """,
                    """
                    UPDATE verdict SET reason = '' WHERE knock_id IN
                        (SELECT id FROM knock WHERE registrant_id = :person)
                    """,
                    """
                    UPDATE hold SET message = '' WHERE knock_id IN
                        (SELECT id FROM knock WHERE registrant_id = :person)
                    """,
                    "UPDATE refusal SET reason = '' WHERE registrant_id = :person",
                    """
                    DELETE FROM pass_press WHERE pass_id IN
                        (SELECT id FROM pass WHERE registrant_id = :person)
                    """,
                    """
                    DELETE FROM room_guest WHERE pass_id IN
                        (SELECT id FROM pass WHERE registrant_id = :person)
                    """,
                    """
                    DELETE FROM room_right WHERE pass_id IN
                        (SELECT id FROM pass WHERE registrant_id = :person)
                    """,
                    "UPDATE text_message SET words = '' WHERE registrant_id = :person",
                    "DELETE FROM incident_wish WHERE registrant_id = :person",
                    "DELETE FROM letter WHERE person_id = :person",
                    """
                    UPDATE pass SET token_hash = 'erased:' || id, arrival_code = ''
                    WHERE registrant_id = :person
                    """);

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
        run(tx, NAMES, registrant.id());
        ledger.append(
                tx,
                Entry.of("registrant.erased", person)
                        .in(registrant.meetingId())
                        .with("registrant", registrant.id()));
    }

    private static void run(Tx tx, List<String> statements, UUID person) {
        for (String statement : statements) {
            tx.handle().createUpdate(statement).bind("person", person).execute();
        }
    }

    /// Forgets `person` on schedule, with all traces at the door. The pass's token, which could be
    /// opened with the key, goes as well.
    public static void forget(Tx tx, UUID person) {
        run(tx, NAMES, person);
        run(tx, TRACES, person);
        tx.handle()
                .createUpdate("UPDATE pass SET token_sealed = :none WHERE registrant_id = :person")
                .bind("none", new byte[0])
                .bind("person", person)
                .execute();
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
