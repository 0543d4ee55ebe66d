package org.gatehouse.registration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.mail.LetterKind;
import org.gatehouse.mail.Outbox;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.pass.Devices;
import org.gatehouse.pass.Passes;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// The lines of those who came when all places were taken. A place that becomes free goes to
/// whoever is first, once: everything that counts places takes its turn at the ledger before it
/// counts, so no two of them count at the same time.
public final class WaitingList {
    private static final Actor LINE = new Actor.Rule("waiting-list");

    private final Meetings meetings;
    private final Devices devices;
    private final Enrolment enrolment;
    private final Outbox outbox;
    private final Ids ids;
    private final Ledger ledger;
    private final Broadcast broadcast;

    public WaitingList(
            Meetings meetings,
            Registrants registrants,
            Acquaintances acquaintances,
            Passes passes,
            Devices devices,
            Outbox outbox,
            Addresses addresses,
            Ids ids,
            Ledger ledger,
            Broadcast broadcast) {
        this.meetings = meetings;
        this.devices = devices;
        this.enrolment = new Enrolment(registrants, acquaintances, passes, outbox, addresses);
        this.outbox = outbox;
        this.ids = ids;
        this.ledger = ledger;
        this.broadcast = broadcast;
    }

    Enrolment enrolment() {
        return enrolment;
    }

    /// Whether whoever comes now has to wait: all places are taken, or others wait already.
    public static boolean mustWait(Handle handle, Meeting meeting) {
        return Registrants.count(handle, meeting.id()) >= meeting.capacity()
                || WaitingRows.length(handle, meeting.id()) > 0;
    }

    /// Waits for its turn, so that what is counted after it stays true until the commit.
    void takeTurn(Tx tx) {
        ledger.takeTurn(tx);
    }

    /// Puts whoever proved `mailbox` at the end of the line, and tells them by letter.
    Waiting join(Tx tx, Meeting meeting, Application application, String mailbox, Proof proof) {
        Waiting one =
                new Waiting(
                        ids.next(),
                        meeting.id(),
                        application,
                        mailbox,
                        proof.browser(),
                        proof.label(),
                        tx.now());
        WaitingRows.add(tx, one);
        append(tx, "waiting.joined", LINE, one);
        enrolment.tellWaiting(tx, meeting, one, one.id().toString());
        return one;
    }

    /// Where the mailbox was proved: the keyed hash of a browser, and what it says it is.
    record Proof(String browser, String label) {}

    /// Somebody in the line proved the mailbox once more: what they get opens there.
    void move(Tx tx, Waiting one, Proof proof) {
        WaitingRows.move(tx, one.id(), proof.browser(), proof.label());
    }

    /// Gives free places of `meeting` to those who are first in the line: each gets a pass, which
    /// opens in the browser that proved the mailbox, and a letter. Harmless where none is free.
    ///
    /// @return how many places were given
    public int fill(Tx tx, UUID meetingId) {
        takeTurn(tx);
        Meeting meeting = Meetings.require(tx.handle(), meetingId);
        if (!meetings.state(tx.handle(), meeting, tx.now()).takesRegistrations()) {
            return 0;
        }
        int free = meeting.capacity() - Registrants.count(tx.handle(), meetingId);
        if (free <= 0) {
            return 0;
        }
        List<Waiting> next = WaitingRows.first(tx.handle(), meetingId, free);
        next.forEach(one -> place(tx, meeting, one));
        return next.size();
    }

    private void place(Tx tx, Meeting meeting, Waiting one) {
        WaitingRows.remove(tx, one.id());
        outbox.withdraw(tx, one.id());
        Registrant registrant = enrolment.register(tx, meeting, one.application(), one.mailbox());
        devices.bind(tx, meeting.id(), registrant.id(), one.browser(), one.label(), "mailbox");
        enrolment.issue(tx, registrant, LetterKind.PLACE_FREE);
        ledger.append(
                tx,
                Entry.of("waiting.placed", LINE)
                        .in(meeting.id())
                        .with("waiting", one.id())
                        .with("registrant", registrant.id()));
        tell(tx, one);
    }

    /// Takes somebody out of the line at their own wish, and forgets what they told us.
    public void leave(Tx tx, Waiting one) {
        end(tx, one, "waiting.left", new Actor.Resident(one.id()));
    }

    /// Takes whoever has `mailbox` out of the line: they got a place in another way.
    void drop(Tx tx, UUID meeting, String mailbox) {
        byMailbox(tx.handle(), meeting, mailbox)
                .ifPresent(one -> end(tx, one, "waiting.dropped", LINE));
    }

    private void end(Tx tx, Waiting one, String kind, Actor by) {
        if (WaitingRows.remove(tx, one.id())) {
            outbox.withdraw(tx, one.id());
            append(tx, kind, by, one);
        }
    }

    private void append(Tx tx, String kind, Actor by, Waiting one) {
        ledger.append(tx, Entry.of(kind, by).in(one.meetingId()).with("waiting", one.id()));
        tell(tx, one);
    }

    private void tell(Tx tx, Waiting one) {
        tx.afterCommit(
                () -> {
                    broadcast.send(new Signal(Signal.desk(one.meetingId()), "registrants"));
                    broadcast.send(new Signal(Signal.line(one.meetingId()), "moved"));
                });
    }

    /// Gives whatever places are free, in every meeting, and forgets the lines of meetings that are
    /// over.
    public void sweep(Tx tx) {
        for (UUID id : WaitingRows.meetings(tx.handle())) {
            Meeting meeting = Meetings.require(tx.handle(), id);
            switch (meetings.state(tx.handle(), meeting, tx.now())) {
                case DRAFT -> {}
                case ANNOUNCED, OPEN -> fill(tx, id);
                case OVER, CANCELLED ->
                        of(tx.handle(), id).forEach(one -> end(tx, one, "waiting.over", LINE));
            }
        }
    }

    /// Everybody in the line for `meeting`, the first one first.
    public static List<Waiting> of(Handle handle, UUID meeting) {
        return WaitingRows.first(handle, meeting, Integer.MAX_VALUE);
    }

    public static Optional<Waiting> find(Handle handle, UUID id) {
        return WaitingRows.find(handle, id);
    }

    static Optional<Waiting> byMailbox(Handle handle, UUID meeting, String mailbox) {
        return WaitingRows.byMailbox(handle, meeting, mailbox);
    }

    /// Those who proved their mailboxes in `browser`: a couple can share one.
    public static List<Waiting> inBrowser(Handle handle, UUID meeting, String browser) {
        return WaitingRows.byBrowser(handle, meeting, browser);
    }

    /// How many come before `one`.
    public static int ahead(Handle handle, Waiting one) {
        return WaitingRows.ahead(handle, one);
    }
}
