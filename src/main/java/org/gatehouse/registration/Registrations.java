package org.gatehouse.registration;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
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
import org.gatehouse.pass.Devices;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.proof.Answer;
import org.gatehouse.proof.Challenge;
import org.gatehouse.proof.Challenges;
import org.gatehouse.proof.Subject;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// The way from the form to the pass: somebody applies, proves the mailbox in the browser that
/// asked, and becomes a registrant with a pass that opens there.
public final class Registrations {
    private static final Actor APPLICANT = new Actor.Rule("registration");

    private final Meetings meetings;
    private final Requests requests;
    private final Registrants registrants;
    private final Acquaintances acquaintances;
    private final Challenges challenges;
    private final Passes passes;
    private final Devices devices;
    private final Outbox outbox;
    private final Addresses addresses;

    public Registrations(
            Meetings meetings,
            Requests requests,
            Registrants registrants,
            Acquaintances acquaintances,
            Challenges challenges,
            Passes passes,
            Devices devices,
            Outbox outbox,
            Addresses addresses) {
        this.meetings = meetings;
        this.requests = requests;
        this.registrants = registrants;
        this.acquaintances = acquaintances;
        this.challenges = challenges;
        this.passes = passes;
        this.devices = devices;
        this.outbox = outbox;
        this.addresses = addresses;
    }

    /// Takes an application and mails a code and a link. What is answered is the same whether or
    /// not the address is known; only its owner's mailbox tells.
    ///
    /// @param browser the keyed hash of the browser that asks
    /// @return the challenge that this browser has to answer
    public UUID apply(Tx tx, UUID meetingId, Application application, String browser) {
        Meeting meeting = open(tx.handle(), meetingId, tx.now());
        String mailbox = challenges.mailbox(application.email());
        Subject subject =
                Registrants.byMailbox(tx.handle(), meetingId, mailbox)
                        .<Subject>map(known -> new Subject.Registrant(known.id()))
                        .orElseGet(
                                () ->
                                        new Subject.Request(
                                                requests.add(tx, meetingId, application, mailbox)));
        return ask(tx, meeting, subject, application.email(), application.fullName(), browser);
    }

    private Meeting open(Handle handle, UUID meetingId, Instant now) {
        Meeting meeting = Meetings.require(handle, meetingId);
        if (!meetings.state(handle, meeting, now).takesRegistrations()) {
            throw new Refusal.Gone("refusal.registrationClosed");
        }
        if (Registrants.count(handle, meetingId) >= meeting.capacity()) {
            throw new Refusal.Conflict("refusal.meetingFull");
        }
        return meeting;
    }

    /// Sends a fresh code for a device of `registrant` that has not proved itself.
    ///
    /// @throws Refusal.Conflict where the registrant has no mailbox
    public UUID askAgain(Tx tx, UUID registrantId, String browser) {
        Registrant registrant = Registrants.require(tx.handle(), registrantId);
        String email =
                registrant
                        .email()
                        .orElseThrow(() -> new Refusal.Conflict("refusal.passWithoutMailbox"));
        Meeting meeting = Meetings.require(tx.handle(), registrant.meetingId());
        Subject subject = new Subject.Registrant(registrantId);
        return ask(tx, meeting, subject, new MailAddress(email), registrant.fullName(), browser);
    }

    /// Puts the question of `earlier` again, now for `browser`: the mailed link was opened in a
    /// browser that had not asked.
    public UUID askElsewhere(Tx tx, Challenge earlier, String browser) {
        return switch (earlier.subject()) {
            case Subject.Registrant(UUID id) -> askAgain(tx, id, browser);
            case Subject.Request(UUID id) -> {
                Application application =
                        requests.find(tx.handle(), id)
                                .orElseThrow(() -> new Refusal.Gone("refusal.requestOver"));
                yield apply(tx, earlier.meetingId(), application, browser);
            }
        };
    }

    private UUID ask(
            Tx tx,
            Meeting meeting,
            Subject subject,
            MailAddress address,
            String name,
            String browser) {
        Challenges.Asked asked = challenges.ask(tx, meeting.id(), subject, address, browser);
        Map<String, String> facts = new TreeMap<>();
        facts.put("name", name);
        facts.put("meeting", meeting.title());
        facts.put("when", Spoken.when(meeting));
        facts.put("code", asked.code());
        facts.put("link", addresses.proof(asked.link()));
        facts.put("minutes", Long.toString(Challenges.LIFE.toMinutes()));
        outbox.enqueue(
                tx,
                Letter.of(
                                LetterKind.PROVE_MAILBOX,
                                subject.id(),
                                new Recipient(address, name),
                                facts)
                        .in(meeting.id(), 0)
                        .distinct(asked.id().toString())
                        .until(tx.now().plus(Challenges.LIFE)));
        return asked.id();
    }

    /// What came of an answer.
    public sealed interface Outcome {
        /// The mailbox is proved; this is the pass that now opens in this browser.
        record HasPass(Pass pass, String token) implements Outcome {}

        /// It is not proved; nothing has changed but the count of wrong codes.
        record NotProved(Answer answer) implements Outcome {}
    }

    /// A browser as it answers: the hash of its cookie, the hash of the fresh cookie that it gets
    /// when the answer is right, and what it says it is.
    public record Browser(String hash, String fresh, String label) {}

    /// Takes the code that was typed.
    public Outcome proveWithCode(Tx tx, UUID challenge, String code, Browser browser) {
        return settle(tx, challenges.answerWithCode(tx, challenge, browser.hash(), code), browser);
    }

    /// Takes the mailed link, pressed by a person.
    public Outcome proveWithLink(Tx tx, String link, Browser browser) {
        return settle(tx, challenges.answerWithLink(tx, link, browser.hash()), browser);
    }

    private Outcome settle(Tx tx, Answer answer, Browser browser) {
        if (!(answer instanceof Answer.Proved(Challenge challenge))) {
            return new Outcome.NotProved(answer);
        }
        Registrant registrant =
                switch (challenge.subject()) {
                    case Subject.Registrant(UUID id) -> Registrants.require(tx.handle(), id);
                    case Subject.Request(UUID id) -> registrantOf(tx, challenge, id);
                };
        devices.bind(
                tx,
                registrant.meetingId(),
                registrant.id(),
                browser.hash(),
                browser.label(),
                "mailbox");
        Devices.rotate(tx, browser.hash(), browser.fresh());
        Optional<Pass> known = passes.current(tx.handle(), registrant.id());
        if (known.isPresent()) {
            Pass pass = known.get();
            return new Outcome.HasPass(pass, passes.token(tx.handle(), pass.id()));
        }
        Passes.Issued issued = issue(tx, registrant);
        return new Outcome.HasPass(issued.pass(), issued.token());
    }

    private Registrant registrantOf(Tx tx, Challenge challenge, UUID requestId) {
        Optional<Registrant> known =
                Registrants.byMailbox(tx.handle(), challenge.meetingId(), challenge.mailbox());
        return known.orElseGet(() -> become(tx, challenge, requestId));
    }

    private Registrant become(Tx tx, Challenge challenge, UUID requestId) {
        Meeting meeting = open(tx.handle(), challenge.meetingId(), tx.now());
        Application application =
                requests.take(tx, requestId)
                        .orElseThrow(() -> new Refusal.Gone("refusal.requestOver"));
        Registrant registrant =
                registrants.add(
                        tx,
                        meeting.id(),
                        application.details(),
                        application.email().text(),
                        challenge.mailbox(),
                        null,
                        APPLICANT);
        approveByPolicy(tx, meeting, registrant, challenge.mailbox());
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

    /// Gives a registrant a pass and sends it.
    private Passes.Issued issue(Tx tx, Registrant registrant) {
        Passes.Issued issued = passes.issue(tx, registrant.meetingId(), registrant.id(), APPLICANT);
        send(tx, LetterKind.PASS, registrant, issued);
        return issued;
    }

    private void send(Tx tx, LetterKind kind, Registrant registrant, Passes.Issued issued) {
        Meeting meeting = Meetings.require(tx.handle(), registrant.meetingId());
        registrant
                .email()
                .map(email -> letter(kind, meeting, registrant, email, issued.token()))
                .ifPresent(
                        letter ->
                                outbox.enqueue(tx, letter.distinct(issued.pass().id().toString())));
    }

    private Letter letter(
            LetterKind kind, Meeting meeting, Registrant registrant, String email, String token) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("name", registrant.fullName());
        facts.put("meeting", meeting.title());
        facts.put("when", Spoken.when(meeting));
        facts.put("passLink", addresses.pass(token));
        facts.put("publicPage", addresses.meeting(meeting));
        Recipient recipient = new Recipient(new MailAddress(email), registrant.fullName());
        return Letter.of(kind, registrant.id(), recipient, facts).in(meeting.id(), 0);
    }

    /// Registers somebody whom an organiser invites, such as a speaker; the pass is sent at once
    /// and opens once their mailbox is proved on a device.
    ///
    /// @param badge what they are, such as `Councillor`; only organisers give one
    /// @throws Refusal.Conflict where the address is registered already
    public Passes.Issued invite(
            Tx tx, UUID meetingId, Application application, Optional<String> badge, Actor by) {
        String mailbox = challenges.mailbox(application.email());
        if (Registrants.byMailbox(tx.handle(), meetingId, mailbox).isPresent()) {
            throw new Refusal.Conflict("refusal.alreadyRegistered");
        }
        Registrant registrant =
                registrants.add(
                        tx,
                        meetingId,
                        application.details(),
                        application.email().text(),
                        mailbox,
                        badge.orElse(null),
                        by);
        registrants.approve(tx, registrant, by, "invited");
        Passes.Issued issued = passes.issue(tx, meetingId, registrant.id(), by);
        send(tx, LetterKind.PASS, registrant, issued);
        return issued;
    }

    /// Sends the pass once more to whoever registered with `address`; does nothing, and says so to
    /// nobody, where it is unknown.
    public void sendAgain(Tx tx, UUID meetingId, MailAddress address) {
        String mailbox = challenges.mailbox(address);
        Optional<Registrant> registrant = Registrants.byMailbox(tx.handle(), meetingId, mailbox);
        Optional<Pass> pass = registrant.flatMap(r -> passes.current(tx.handle(), r.id()));
        if (registrant.isEmpty() || pass.isEmpty()) {
            return;
        }
        Meeting meeting = Meetings.require(tx.handle(), meetingId);
        String token = passes.token(tx.handle(), pass.get().id());
        long hour = tx.now().getEpochSecond() / 3600;
        outbox.enqueue(
                tx,
                letter(LetterKind.PASS_AGAIN, meeting, registrant.get(), address.text(), token)
                        .distinct(pass.get().id() + "." + hour));
    }
}
