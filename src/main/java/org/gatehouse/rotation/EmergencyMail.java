package org.gatehouse.rotation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
    private static final int AT_ONCE = 500;

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

    /// What is written, and until when.
    ///
    /// @param except those who get another letter with a new pass
    /// @param wanted whether it is still to be written; asked in each transaction
    record Order(Meeting meeting, int generation, Set<UUID> except, Predicate<Tx> wanted) {}

    /// Puts all letters into the outbox, some hundred at a time, and drops those about older rooms.
    /// What an earlier run put there is left as it is.
    ///
    /// @param behind writes some while the next are being sealed
    /// @return whether that was wanted to the end
    boolean writeAll(Database database, Order order, Executor behind) {
        List<Letter> letters = database.read(handle -> letters(handle, order));
        CompletableFuture<Boolean> before = CompletableFuture.completedFuture(true);
        for (int from = 0; from < letters.size() && before.join(); from += AT_ONCE) {
            List<Letter> some = letters.subList(from, Math.min(letters.size(), from + AT_ONCE));
            Outbox.Sealed sealed = database.read(handle -> outbox.seal(handle, some));
            if (!before.join()) {
                return false;
            }
            before =
                    CompletableFuture.supplyAsync(
                            () -> database.write(tx -> write(tx, order, sealed)), behind);
        }
        return before.join();
    }

    private boolean write(Tx tx, Order order, Outbox.Sealed sealed) {
        if (!order.wanted().test(tx)) {
            return false;
        }
        outbox.enqueue(tx, sealed);
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
