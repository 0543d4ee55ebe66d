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
    private final Meetings meetings;
    private final Requests requests;
    private final Registrants registrants;
    private final WaitingList waiting;
    private final Challenges challenges;
    private final Passes passes;
    private final Devices devices;
    private final Outbox outbox;
    private final Addresses addresses;
    private final Enrolment enrolment;

    public Registrations(
            Meetings meetings,
            Requests requests,
            Registrants registrants,
            WaitingList waiting,
            Challenges challenges,
            Passes passes,
            Devices devices,
            Outbox outbox,
            Addresses addresses) {
        this.meetings = meetings;
        this.requests = requests;
        this.registrants = registrants;
        this.waiting = waiting;
        this.enrolment = waiting.enrolment();
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
        UUID challenge =
                ask(tx, meeting, subject, application.email(), application.fullName(), browser);
        TypedAddresses.note(tx, challenge, application.email());
        return challenge;
    }

    private Meeting open(Handle handle, UUID meetingId, Instant now) {
        Meeting meeting = Meetings.require(handle, meetingId);
        if (!meetings.state(handle, meeting, now).takesRegistrations()) {
            throw new Refusal.Gone("refusal.registrationClosed");
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

    /// Puts a question once more for the browser that was asked.
    public UUID askOnceMore(Tx tx, Challenge earlier) {
        UUID next = askElsewhere(tx, earlier, earlier.browser());
        TypedAddresses.carryOver(tx, earlier.id(), next);
        return next;
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
        Letter letter =
                Letter.of(
                                LetterKind.PROVE_MAILBOX,
                                subject.id(),
                                new Recipient(address, name),
                                facts)
                        .in(meeting.id(), 0)
                        .distinct(asked.id().toString())
                        .until(tx.now().plus(Challenges.LIFE));
        boolean proved = subject instanceof Subject.Registrant;
        outbox.enqueue(tx, proved ? letter.notCapped() : letter);
        return asked.id();
    }

    /// What came of an answer.
    public sealed interface Outcome {
        /// The mailbox is proved; this is the pass that now opens in this browser.
        record HasPass(Pass pass, String token) implements Outcome {}

        /// The mailbox is proved, and all places are taken: they are in the line for the meeting
        /// whose slug this is.
        record Waits(String slug) implements Outcome {}

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
        return switch (challenge.subject()) {
            case Subject.Registrant(UUID id) ->
                    open(tx, Registrants.require(tx.handle(), id), browser);
            case Subject.Request(UUID id) -> enter(tx, challenge, id, browser);
        };
    }

    private Outcome open(Tx tx, Registrant registrant, Browser browser) {
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
        Passes.Issued issued = enrolment.issue(tx, registrant, LetterKind.PASS);
        return new Outcome.HasPass(issued.pass(), issued.token());
    }

    /// A place, where there is one that nobody waits for; else the end of the line. Both are looked
    /// for and taken in one turn, so that no place is given twice.
    private Outcome enter(Tx tx, Challenge challenge, UUID requestId, Browser browser) {
        waiting.takeTurn(tx);
        UUID meetingId = challenge.meetingId();
        String mailbox = challenge.mailbox();
        Optional<Registrant> known = Registrants.byMailbox(tx.handle(), meetingId, mailbox);
        if (known.isPresent()) {
            return open(tx, known.get(), browser);
        }
        Meeting meeting = open(tx.handle(), meetingId, tx.now());
        Application application =
                requests.take(tx, requestId)
                        .orElseThrow(() -> new Refusal.Gone("refusal.requestOver"));
        if (WaitingList.mustWait(tx.handle(), meeting)) {
            return queue(tx, meeting, application, mailbox, browser);
        }
        return open(tx, enrolment.register(tx, meeting, application, mailbox), browser);
    }

    private Outcome queue(
            Tx tx, Meeting meeting, Application application, String mailbox, Browser browser) {
        WaitingList.Proof proof = new WaitingList.Proof(browser.hash(), browser.label());
        Optional<Waiting> there = WaitingList.byMailbox(tx.handle(), meeting.id(), mailbox);
        if (there.isPresent()) {
            waiting.move(tx, there.get(), proof);
        } else {
            waiting.join(tx, meeting, application, mailbox, proof);
        }
        Devices.rotate(tx, browser.hash(), browser.fresh());
        return new Outcome.Waits(meeting.slug());
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
        waiting.drop(tx, meetingId, mailbox);
        Passes.Issued issued = passes.issue(tx, meetingId, registrant.id(), by);
        enrolment.send(tx, LetterKind.PASS, registrant, issued);
        return issued;
    }

    /// Sends the pass once more to whoever registered with `address`; does nothing, and says so to
    /// nobody, where it is unknown.
    public void sendAgain(Tx tx, UUID meetingId, MailAddress address) {
        String mailbox = challenges.mailbox(address);
        Meeting meeting = Meetings.require(tx.handle(), meetingId);
        String hour = Long.toString(tx.now().getEpochSecond() / 3600);
        Registrants.byMailbox(tx.handle(), meetingId, mailbox)
                .ifPresent(registrant -> sendPass(tx, meeting, registrant, address, hour));
        WaitingList.byMailbox(tx.handle(), meetingId, mailbox)
                .ifPresent(one -> enrolment.tellWaiting(tx, meeting, one, one.id() + "." + hour));
    }

    private void sendPass(
            Tx tx, Meeting meeting, Registrant registrant, MailAddress address, String hour) {
        passes.current(tx.handle(), registrant.id())
                .ifPresent(
                        pass ->
                                outbox.enqueue(
                                        tx,
                                        enrolment
                                                .letter(
                                                        LetterKind.PASS_AGAIN,
                                                        meeting,
                                                        registrant,
                                                        address.text(),
                                                        Optional.of(
                                                                passes.token(
                                                                        tx.handle(), pass.id())))
                                                .distinct(pass.id() + "." + hour)));
    }
}
