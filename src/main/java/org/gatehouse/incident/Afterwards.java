package org.gatehouse.incident;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.mail.Letter;
import org.gatehouse.mail.LetterKind;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.Outbox;
import org.gatehouse.mail.Recipient;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.meeting.Spoken;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.sharing.PublicTexts;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// What is done for people after an incident: an apology to everybody who had registered, and a
/// private way to ask for support or for no more letters.
public final class Afterwards {
    /// What somebody may ask for.
    public enum Wish {
        SUPPORT,
        NO_MORE
    }

    private final Passes passes;
    private final PublicTexts texts;
    private final Outbox outbox;
    private final Addresses addresses;
    private final Ledger ledger;

    public Afterwards(
            Passes passes, PublicTexts texts, Outbox outbox, Addresses addresses, Ledger ledger) {
        this.passes = passes;
        this.texts = texts;
        this.outbox = outbox;
        this.addresses = addresses;
        this.ledger = ledger;
    }

    /// What the letter may say, for an organiser to put right: no details, nobody named.
    public static String draftApology(Incident incident, Meeting meeting) {
        return """
        During the meeting somebody showed material that nobody should have to see. The meeting was \
        stopped at %s. What we know has been given to the police.

        We have changed how we let people in, and will tell you more when we can."""
                .formatted(Spoken.time(incident.occurredAt(), meeting));
    }

    /// A notice for the forum's page, drafted from the incident: without names, without what was
    /// shown, and without anything that would help somebody to do it again.
    public static String draftLessons(IncidentFile file) {
        Incident incident = file.incident();
        Meeting meeting = file.meeting();
        return """
        # What happened on %s, and what we learned

        At our meeting “%s” an intruder showed material that nobody should have to see. The meeting \
        was stopped at %s. We are sorry that people in our community had to go through this.

        **What we did.** The room was closed for everybody at once. %s We wrote to all who had \
        registered.

        **What we change.**

        - The meeting’s details are sent only to those who ask for them, each of whom gets a pass of \
        their own.
        - Please share the public page, and never your pass.
        - If you see the details of a meeting in public, tell us at once: we then set the meeting up \
        afresh, however short the notice.

        If what you saw troubles you, please get in touch with us.
        """
                .formatted(
                        Spoken.day(incident.occurredAt().atZone(meeting.start().getZone())),
                        meeting.title(),
                        Spoken.time(incident.occurredAt(), meeting),
                        file.referrals().isEmpty()
                                ? "What we know is kept for the police."
                                : "What we know was given to the police.");
    }

    /// Puts the apology into the outbox for everybody who registered with a mailbox, was not
    /// refused beforehand, and has not asked for no more letters; returns to how many. Whoever got
    /// it once gets it no second time.
    ///
    /// @throws Refusal.Conflict where somebody could join a meeting with `words`
    public int apologise(Tx tx, Incident incident, String words, Actor by) {
        texts.require(tx.handle(), words);
        Meeting meeting = Meetings.require(tx.handle(), incident.meetingId());
        Set<UUID> noMore = wanting(tx.handle(), meeting.id(), Wish.NO_MORE);
        Map<UUID, String> tokens = passes.currentTokens(tx.handle(), meeting.id());
        int letters = 0;
        for (Registrant one : Registrants.of(tx.handle(), meeting.id())) {
            String token = tokens.get(one.id());
            if (one.email().isPresent() && token != null && !noMore.contains(one.id())) {
                letters += outbox.enqueue(tx, letter(incident, meeting, one, token, words)) ? 1 : 0;
            }
        }
        ledger.append(
                tx,
                Entry.of("incident.apology", by)
                        .in(meeting.id())
                        .with("incident", incident.id())
                        .with("letters", letters)
                        .personal(incident.id(), Map.of("words", words)));
        return letters;
    }

    private Letter letter(
            Incident incident, Meeting meeting, Registrant one, String token, String words) {
        Map<String, String> facts = new HashMap<>();
        facts.put("name", one.fullName());
        facts.put("meeting", meeting.title());
        facts.put("when", Spoken.when(meeting));
        facts.put("words", words);
        facts.put("publicPage", addresses.meeting(meeting));
        facts.put("passLink", addresses.pass(token) + "/afterwards");
        Recipient to = new Recipient(new MailAddress(one.email().orElseThrow()), one.fullName());
        return Letter.of(LetterKind.APOLOGY, one.id(), to, facts)
                .in(meeting.id(), 0)
                .distinct(incident.id().toString());
    }

    private static Set<UUID> wanting(Handle handle, UUID meeting, Wish wish) {
        return handle.createQuery(
                        """
                        SELECT w.registrant_id FROM incident_wish w
                        JOIN registrant r ON r.id = w.registrant_id
                        WHERE r.meeting_id = :meeting AND w.kind = :kind
                        """)
                .bind("meeting", meeting)
                .bind("kind", wish)
                .mapTo(UUID.class)
                .set();
    }

    /// Writes down what the owner of the pass `token` asks for; the same again changes the words.
    ///
    /// @throws Refusal.NotFound where there is no such pass
    public void wish(Tx tx, String token, Wish wish, String words) {
        Pass pass = require(tx.handle(), token);
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO incident_wish (registrant_id, kind, words, at)
                        VALUES (:registrant, :kind, :words, :at)
                        ON CONFLICT (registrant_id, kind)
                        DO UPDATE SET words = excluded.words, at = excluded.at
                        """)
                .bind("registrant", pass.registrantId())
                .bind("kind", wish)
                .bind("words", words)
                .bind("at", tx.now())
                .execute();
        ledger.append(
                tx,
                Entry.of("incident.wish", new Actor.Resident(pass.registrantId()))
                        .in(pass.meetingId())
                        .with("kind", wish)
                        .personal(pass.registrantId(), Map.of("words", words)));
    }

    /// The pass of `token`, which is all that the page of wishes asks for: it shows nothing of it.
    ///
    /// @throws Refusal.NotFound where there is none
    public Pass require(Handle handle, String token) {
        return passes.find(handle, token).orElseThrow(() -> new Refusal.NotFound("refusal.noPass"));
    }
}
