package org.gatehouse.rotation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.gatehouse.meeting.Spoken;
import org.gatehouse.pass.Pass;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.sql.Tx;
import org.gatehouse.words.Wording;
import org.jdbi.v3.core.Handle;

/// Replaces passes that were seen in public. Their owners are told so in kind words; nothing says
/// that they did it.
public final class Reissue {
    private static final Wording WORDS = Wording.of("said");

    private final Passes passes;
    private final Outbox outbox;
    private final Addresses addresses;

    public Reissue(Passes passes, Outbox outbox, Addresses addresses) {
        this.passes = passes;
        this.outbox = outbox;
        this.addresses = addresses;
    }

    /// Revokes `exposed`, gives each owner a new pass and queues its letter; returns the owners.
    Set<UUID> all(Tx tx, Meeting meeting, List<UUID> exposed, int generation, Actor by) {
        Set<UUID> owners = new HashSet<>();
        for (UUID id : exposed) {
            Pass pass = passes.byId(tx.handle(), id);
            if (Passes.revocation(tx.handle(), id).isEmpty()) {
                passes.revoke(tx, pass, by, WORDS.text("said.passSeen"));
                replace(tx, meeting, pass.registrantId(), generation, by);
            }
            owners.add(pass.registrantId());
        }
        return owners;
    }

    /// Whose pass it is.
    UUID owner(Handle handle, UUID pass) {
        return passes.byId(handle, pass).registrantId();
    }

    private void replace(Tx tx, Meeting meeting, UUID owner, int generation, Actor by) {
        Registrant registrant = Registrants.require(tx.handle(), owner);
        Passes.Issued issued = passes.issue(tx, meeting.id(), owner, by);
        Optional<String> email = registrant.email();
        if (email.isEmpty()) {
            return;
        }
        Map<String, String> facts = new TreeMap<>();
        facts.put("name", registrant.fullName());
        facts.put("meeting", meeting.title());
        facts.put("when", Spoken.when(meeting));
        facts.put("passLink", addresses.pass(issued.token()));
        facts.put("publicPage", addresses.meeting(meeting));
        Recipient to = new Recipient(new MailAddress(email.get()), registrant.fullName());
        outbox.withdrawWaysIn(tx, meeting.id(), owner);
        outbox.enqueue(
                tx,
                Letter.of(LetterKind.REISSUED, owner, to, facts)
                        .in(meeting.id(), generation)
                        .distinct(issued.pass().id().toString()));
    }
}
