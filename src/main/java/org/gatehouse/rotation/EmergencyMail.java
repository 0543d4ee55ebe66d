package org.gatehouse.rotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
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
import org.gatehouse.registration.Registrants;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// The emergency letters: everybody who may come is told that the meeting was set up afresh and
/// that their pass still works. Hosts and speakers first, then those who have no page open.
public final class EmergencyMail {
    /// Written by so many at once: few enough that verdicts at the desk get in between.
    private static final int AT_ONCE = 1_000;

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

    /// Drops what still waits to be sent and holds one of the passes `exposed`: their owners get a
    /// new one.
    void holdBack(Tx tx, UUID meeting, Set<UUID> exposed) {
        for (UUID pass : exposed) {
            UUID owner = passes.byId(tx.handle(), pass).registrantId();
            outbox.withdrawWaysIn(tx, meeting, owner);
        }
    }

    /// What is written.
    ///
    /// @param except those who get another letter with a new pass
    record Order(Meeting meeting, int generation, Set<UUID> except) {}

    /// Seals all letters ahead of their writing, which may begin only when there is a room again:
    /// meanwhile there is time for it.
    List<Outbox.Sealed> seal(Database database, Order order) {
        List<Letter> letters = database.read(handle -> letters(handle, order));
        List<Outbox.Sealed> sealed = new ArrayList<>();
        for (int from = 0; from < letters.size(); from += AT_ONCE) {
            List<Letter> some = letters.subList(from, Math.min(letters.size(), from + AT_ONCE));
            sealed.add(database.read(handle -> outbox.seal(handle, some)));
        }
        return sealed;
    }

    /// Puts what was sealed into the outbox, some hundred at a time, and drops what is about older
    /// rooms. What an earlier run put there is left as it is.
    ///
    /// @param wanted whether they are still to be written; asked in each transaction
    /// @return whether that was so to the end
    boolean writeAll(Database database, Predicate<Tx> wanted, List<Outbox.Sealed> sealed) {
        return sealed.stream().allMatch(some -> database.write(tx -> write(tx, wanted, some)));
    }

    private boolean write(Tx tx, Predicate<Tx> wanted, Outbox.Sealed some) {
        if (!wanted.test(tx)) {
            return false;
        }
        outbox.enqueue(tx, some.only(person -> Registrants.isReachable(tx, person)));
        return true;
    }

    private List<Letter> letters(Handle handle, Order order) {
        UUID meeting = order.meeting().id();
        Map<UUID, String> tokens = passes.currentTokens(handle, meeting);
        String when = Spoken.when(order.meeting());
        List<Letter> letters = new ArrayList<>();
        for (Registrants.Reachable person : Registrants.reachable(handle, meeting)) {
            String token = tokens.get(person.id());
            if (token != null && !order.except().contains(person.id())) {
                letters.add(letter(order, person, token, when));
            }
        }
        letters.sort(Comparator.comparing(Letter::priority));
        return letters;
    }

    private Letter letter(Order order, Registrants.Reachable person, String token, String when) {
        Map<String, String> facts =
                Map.of(
                        "name",
                        person.fullName(),
                        "meeting",
                        order.meeting().title(),
                        "when",
                        when,
                        "passLink",
                        addresses.pass(token));
        Recipient to = new Recipient(new MailAddress(person.email()), person.fullName());
        return Letter.of(LetterKind.EMERGENCY, person.id(), to, facts)
                .in(order.meeting().id(), order.generation())
                .with(priority(person));
    }

    private Priority priority(Registrants.Reachable person) {
        if (person.guest()) {
            return Priority.EMERGENCY_HOST;
        }
        boolean watching = broadcast.listeners(Signal.person(person.id())) > 0;
        return watching ? Priority.EMERGENCY : Priority.EMERGENCY_AWAY;
    }
}
