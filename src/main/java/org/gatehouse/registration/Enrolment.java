package org.gatehouse.registration;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.Letter;
import org.gatehouse.mail.LetterKind;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.Outbox;
import org.gatehouse.mail.Recipient;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.meeting.Spoken;
import org.gatehouse.meeting.UnattendedPlan;
import org.gatehouse.pass.Passes;
import org.gatehouse.sql.Tx;

/// Gives a person a place: writes the registrant down, approves where the rule says so, issues the
/// pass and sends it.
final class Enrolment {
    private static final Actor APPLICANT = new Actor.Rule("registration");

    private final Registrants registrants;
    private final Acquaintances acquaintances;
    private final Passes passes;
    private final Outbox outbox;
    private final Addresses addresses;

    Enrolment(
            Registrants registrants,
            Acquaintances acquaintances,
            Passes passes,
            Outbox outbox,
            Addresses addresses) {
        this.registrants = registrants;
        this.acquaintances = acquaintances;
        this.passes = passes;
        this.outbox = outbox;
        this.addresses = addresses;
    }

    /// Writes down whoever proved `mailbox`.
    Registrant register(Tx tx, Meeting meeting, Application application, String mailbox) {
        Registrant registrant =
                registrants.add(
                        tx,
                        meeting.id(),
                        application.details(),
                        application.email().text(),
                        mailbox,
                        null,
                        APPLICANT);
        approveByPolicy(tx, meeting, registrant, mailbox);
        return registrant;
    }

    private void approveByPolicy(Tx tx, Meeting meeting, Registrant registrant, String mailbox) {
        Acquaintances.Known known = acquaintances.known(tx.handle(), mailbox, tx.now());
        if (known.banned()) {
            return;
        }
        switch (meeting.admission()) {
            case FIRST_TIMERS_BY_HAND -> {
                if (known.isNeighbour()) {
                    registrants.approve(tx, registrant, new Actor.Rule("known"), "known");
                }
            }
            case EVERYBODY_PROVED ->
                    registrants.approve(tx, registrant, new Actor.Rule("policy"), "policy");
            case ALL_BY_HAND -> {}
        }
    }

    /// Gives a registrant a pass and sends it in a letter of `kind`.
    Passes.Issued issue(Tx tx, Registrant registrant, LetterKind kind) {
        Passes.Issued issued = passes.issue(tx, registrant.meetingId(), registrant.id(), APPLICANT);
        send(tx, kind, registrant, issued);
        return issued;
    }

    void send(Tx tx, LetterKind kind, Registrant registrant, Passes.Issued issued) {
        Meeting meeting = Meetings.require(tx.handle(), registrant.meetingId());
        String unattended = UnattendedPlan.of(tx.handle(), meeting.id()).words();
        registrant
                .email()
                .map(email -> letter(kind, meeting, registrant, email, Optional.of(issued.token())))
                .map(letter -> letter.with("unattended", unattended))
                .ifPresent(
                        letter ->
                                outbox.enqueue(tx, letter.distinct(issued.pass().id().toString())));
    }

    /// A letter about `meeting`, with the pass's link where there is a token.
    Letter letter(
            LetterKind kind,
            Meeting meeting,
            Registrant registrant,
            String email,
            Optional<String> token) {
        Map<String, String> facts = facts(meeting, registrant.fullName());
        token.ifPresent(one -> facts.put("passLink", addresses.pass(one)));
        Recipient recipient = new Recipient(new MailAddress(email), registrant.fullName());
        return Letter.of(kind, registrant.id(), recipient, facts).in(meeting.id(), 0);
    }

    /// Tells somebody that they are in the line.
    ///
    /// @param distinct tells this letter from others of its kind
    void tellWaiting(Tx tx, Meeting meeting, Waiting one, String distinct) {
        Application application = one.application();
        Recipient recipient = new Recipient(application.email(), application.fullName());
        Map<String, String> facts = facts(meeting, application.fullName());
        outbox.enqueue(
                tx,
                Letter.of(LetterKind.WAITING_LIST, one.id(), recipient, facts)
                        .in(meeting.id(), 0)
                        .distinct(distinct));
    }

    private Map<String, String> facts(Meeting meeting, String name) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("name", name);
        facts.put("meeting", meeting.title());
        facts.put("when", Spoken.when(meeting));
        facts.put("publicPage", addresses.meeting(meeting));
        return facts;
    }
}
