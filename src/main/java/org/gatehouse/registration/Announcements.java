package org.gatehouse.registration;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.Letter;
import org.gatehouse.mail.LetterKind;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.Outbox;
import org.gatehouse.mail.Recipient;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.meeting.Spoken;
import org.gatehouse.meeting.UnattendedPlan;
import org.gatehouse.pass.Passes;
import org.gatehouse.pass.Standing;
import org.gatehouse.sharing.PublicTexts;
import org.gatehouse.sql.Tx;
import org.gatehouse.words.Wording;

/// What organisers decide after people have registered, and the letters that tell them: each goes
/// into the outbox in the transaction of the decision.
public final class Announcements {
    private static final Wording WORDS = Wording.of("said");

    private final Meetings meetings;
    private final Registrants registrants;
    private final WaitingList waiting;
    private final Passes passes;
    private final PublicTexts texts;
    private final Outbox outbox;
    private final Addresses addresses;

    public Announcements(
            Meetings meetings,
            Registrants registrants,
            WaitingList waiting,
            Passes passes,
            PublicTexts texts,
            Outbox outbox,
            Addresses addresses) {
        this.meetings = meetings;
        this.registrants = registrants;
        this.waiting = waiting;
        this.passes = passes;
        this.texts = texts;
        this.outbox = outbox;
        this.addresses = addresses;
    }

    /// Changes a meeting. People are written to only where its time has changed: every letter more
    /// is one that is read less. Places that were added go to those who wait.
    public Meeting change(Tx tx, UUID id, MeetingPlan plan, Actor by) {
        Instant before = Meetings.require(tx.handle(), id).startsAt();
        Meeting meeting = meetings.edit(tx, id, plan, by);
        if (!before.equals(meeting.startsAt())) {
            String words = WORDS.text("said.newTime", Spoken.when(meeting));
            String distinct = Integer.toString(meeting.sequence());
            tellAll(tx, LetterKind.CHANGED, meeting, words, distinct);
        }
        waiting.fill(tx, id);
        return meeting;
    }

    /// Calls a meeting off and tells everybody who was to come, with the reason.
    public void cancel(Tx tx, UUID id, String reason, Actor by) {
        texts.require(tx.handle(), reason);
        meetings.cancel(tx, id, by, reason);
        tellAll(tx, LetterKind.CANCELLED, Meetings.require(tx.handle(), id), reason, "");
    }

    /// Tells everybody who was to come what now happens if nobody is at the desk.
    public void tellPlan(Tx tx, UUID id, UnattendedPlan plan) {
        Meeting meeting = Meetings.require(tx.handle(), id);
        tellAll(tx, LetterKind.CHANGED, meeting, plan.words(), "plan " + tx.now());
    }

    private void tellAll(Tx tx, LetterKind kind, Meeting meeting, String words, String distinct) {
        Map<UUID, Standing> standings = Registrants.standings(tx.handle(), meeting.id());
        for (Registrant registrant : Registrants.of(tx.handle(), meeting.id())) {
            if (Objects.requireNonNull(standings.get(registrant.id())).isComing()) {
                send(tx, kind, meeting, registrant, Map.of("words", words), distinct);
            }
        }
    }

    /// Lets a registrant come, and says so in a letter, with what happens if nobody is at the desk;
    /// doing it twice sends one.
    public void approve(Tx tx, UUID id, Actor by) {
        Registrant registrant = Registrants.require(tx.handle(), id);
        if (Registrants.standing(tx.handle(), id) instanceof Standing.Approved) {
            return;
        }
        registrants.approve(tx, registrant, by, "by-hand");
        Meeting meeting = Meetings.require(tx.handle(), registrant.meetingId());
        String plan = UnattendedPlan.of(tx.handle(), meeting.id()).words();
        passes.current(tx.handle(), id)
                .map(pass -> addresses.pass(passes.token(tx.handle(), pass.id())))
                .ifPresent(
                        link ->
                                send(
                                        tx,
                                        LetterKind.APPROVED,
                                        meeting,
                                        registrant,
                                        Map.of("passLink", link, "unattended", plan),
                                        tx.now().toString()));
    }

    /// Turns a registrant down; the letter gives `reason` and whom to appeal to.
    public void refuse(Tx tx, UUID id, String reason, Actor by) {
        Registrant registrant = Registrants.require(tx.handle(), id);
        if (Registrants.standing(tx.handle(), id) instanceof Standing.Refused) {
            return;
        }
        texts.require(tx.handle(), reason);
        registrants.refuse(tx, registrant, by, reason);
        Meeting meeting = Meetings.require(tx.handle(), registrant.meetingId());
        Map<String, String> words = Map.of("words", reason);
        send(tx, LetterKind.REFUSED, meeting, registrant, words, tx.now().toString());
        waiting.fill(tx, meeting.id());
    }

    private void send(
            Tx tx,
            LetterKind kind,
            Meeting meeting,
            Registrant registrant,
            Map<String, String> own,
            String distinct) {
        Map<String, String> facts = new HashMap<>(own);
        facts.put("name", registrant.fullName());
        facts.put("meeting", meeting.title());
        facts.put("when", Spoken.when(meeting));
        facts.put("publicPage", addresses.meeting(meeting));
        registrant
                .email()
                .map(email -> new Recipient(new MailAddress(email), registrant.fullName()))
                .map(recipient -> Letter.of(kind, registrant.id(), recipient, facts))
                .ifPresent(
                        letter ->
                                outbox.enqueue(tx, letter.in(meeting.id(), 0).distinct(distinct)));
    }
}
