package org.gatehouse.rotation;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.mail.Letter;
import org.gatehouse.mail.LetterKind;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.Outbox;
import org.gatehouse.mail.Priority;
import org.gatehouse.mail.Recipient;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Spoken;
import org.gatehouse.pass.Passes;
import org.gatehouse.pass.Standing;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.sql.Tx;

/// The emergency letters: everybody who may come is told that the meeting was set up afresh and
/// that their pass still works. Hosts and speakers first, then those who have no page open.
public final class EmergencyMail {
    private final Passes passes;
    private final Outbox outbox;
    private final Addresses addresses;
    private final Broadcast broadcast;

    public EmergencyMail(Passes passes, Outbox outbox, Addresses addresses, Broadcast broadcast) {
        this.passes = passes;
        this.outbox = outbox;
        this.addresses = addresses;
        this.broadcast = broadcast;
    }

    /// Queues the letters, drops those about older rooms, and returns how many are new.
    ///
    /// @param except those who get another letter with a new pass
    int enqueue(Tx tx, Meeting meeting, int generation, Set<UUID> except) {
        Map<UUID, String> tokens = passes.currentTokens(tx.handle(), meeting.id());
        Map<UUID, Standing> standings = Registrants.standings(tx.handle(), meeting.id());
        int letters = 0;
        for (Registrant registrant : Registrants.of(tx.handle(), meeting.id())) {
            String token = tokens.get(registrant.id());
            if (token != null
                    && registrant.email().isPresent()
                    && !except.contains(registrant.id())
                    && Objects.requireNonNull(standings.get(registrant.id())).isComing()) {
                outbox.enqueue(tx, letter(meeting, registrant, token, generation));
                letters++;
            }
        }
        outbox.supersede(tx, meeting.id(), generation);
        return letters;
    }

    private Letter letter(Meeting meeting, Registrant registrant, String token, int generation) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("name", registrant.fullName());
        facts.put("meeting", meeting.title());
        facts.put("when", Spoken.when(meeting));
        facts.put("passLink", addresses.pass(token));
        Recipient to =
                new Recipient(
                        new MailAddress(registrant.email().orElseThrow()), registrant.fullName());
        return Letter.of(LetterKind.EMERGENCY, registrant.id(), to, facts)
                .in(meeting.id(), generation)
                .with(priority(registrant));
    }

    private Priority priority(Registrant registrant) {
        if (registrant.badge().isPresent()) {
            return Priority.EMERGENCY_HOST;
        }
        boolean watching = broadcast.listeners(Signal.person(registrant.id())) > 0;
        return watching ? Priority.EMERGENCY : Priority.EMERGENCY_AWAY;
    }
}
