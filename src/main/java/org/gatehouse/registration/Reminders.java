package org.gatehouse.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.gatehouse.meeting.UnattendedPlan;
import org.gatehouse.pass.Passes;
import org.gatehouse.pass.Standing;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// Reminds everybody who is coming, a day and an hour before. Each letter goes into the outbox
/// once, whatever happens in between: the outbox takes no second one of the same name, and a round
/// that was broken off is gone through again. A meeting that is moved has its reminders anew.
public final class Reminders {
    private static final Actor REMINDER = new Actor.Rule("reminder");

    /// So many letters in one transaction: others write in between.
    private static final int AT_ONCE = 100;

    /// When people are reminded.
    private enum Moment {
        DAY(Duration.ofHours(24)),
        HOUR(Duration.ofHours(1));

        private final Duration before;

        Moment(Duration before) {
            this.before = before;
        }

        Instant due(Meeting meeting) {
            return meeting.startsAt().minus(before);
        }

        /// A reminder that comes too late is not sent: the next one is near, or the meeting is on.
        Instant until(Meeting meeting) {
            return this == DAY ? HOUR.due(meeting) : meeting.startsAt();
        }

        boolean isDue(Meeting meeting, Instant now) {
            return !now.isBefore(due(meeting)) && now.isBefore(until(meeting));
        }
    }

    private final Database database;
    private final Passes passes;
    private final Outbox outbox;
    private final Addresses addresses;
    private final Ledger ledger;
    private final InstantSource clock;

    public Reminders(
            Database database,
            Passes passes,
            Outbox outbox,
            Addresses addresses,
            Ledger ledger,
            InstantSource clock) {
        this.database = database;
        this.passes = passes;
        this.outbox = outbox;
        this.addresses = addresses;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Sends what is due now and was not sent yet.
    public void send() {
        Instant now = clock.instant();
        for (Meeting meeting : database.read(handle -> Meetings.upcoming(handle, now))) {
            for (Moment moment : Moment.values()) {
                if (moment.isDue(meeting, now)
                        && !database.read(handle -> isDone(handle, meeting, moment))) {
                    round(meeting, moment);
                }
            }
        }
    }

    private static boolean isDone(Handle handle, Meeting meeting, Moment moment) {
        return handle.createQuery(
                                """
                                SELECT COUNT(*) FROM reminder_round
                                WHERE meeting_id = :id AND moment = :moment AND starts_at = :starts
                                """)
                        .bind("id", meeting.id())
                        .bind("moment", moment)
                        .bind("starts", meeting.startsAt())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    private void round(Meeting meeting, Moment moment) {
        List<Registrant> due = database.read(handle -> due(handle, meeting, moment));
        for (int from = 0; from < due.size(); from += AT_ONCE) {
            List<Registrant> some = due.subList(from, Math.min(due.size(), from + AT_ONCE));
            database.write(
                    tx -> {
                        String plan = UnattendedPlan.of(tx.handle(), meeting.id()).words();
                        some.forEach(one -> remind(tx, meeting, moment, one, plan));
                        return some.size();
                    });
        }
        database.write(tx -> finish(tx, meeting, moment, due.size()));
    }

    /// Everybody who is coming, has a mailbox, and did not register only after the moment.
    private static List<Registrant> due(Handle handle, Meeting meeting, Moment moment) {
        Map<UUID, Standing> standings = Registrants.standings(handle, meeting.id());
        List<Registrant> due = new ArrayList<>(Registrants.of(handle, meeting.id()));
        due.removeIf(one -> !Objects.requireNonNull(standings.get(one.id())).isComing());
        due.removeIf(one -> one.email().isEmpty());
        due.removeIf(one -> !one.registeredAt().isBefore(moment.due(meeting)));
        return due;
    }

    /// Everything is looked at once more: somebody may have withdrawn since the list was made.
    private void remind(Tx tx, Meeting meeting, Moment moment, Registrant listed, String plan) {
        if (!Registrants.standing(tx.handle(), listed.id()).isComing()) {
            return;
        }
        Registrant person = Registrants.require(tx.handle(), listed.id());
        passes.current(tx.handle(), person.id())
                .map(pass -> passes.token(tx.handle(), pass.id()))
                .flatMap(
                        token -> person.email().map(email -> letter(meeting, person, email, token)))
                .ifPresent(
                        letter ->
                                outbox.enqueue(
                                        tx,
                                        letter.with("unattended", plan)
                                                .distinct(moment + "." + meeting.startsAt())
                                                .until(moment.until(meeting))));
    }

    private Letter letter(Meeting meeting, Registrant person, String email, String token) {
        Map<String, String> facts = new HashMap<>();
        facts.put("name", person.fullName());
        facts.put("meeting", meeting.title());
        facts.put("when", Spoken.when(meeting));
        facts.put("opens", Spoken.time(meeting.doorOpensAt(), meeting));
        facts.put("passLink", addresses.pass(token));
        facts.put("publicPage", addresses.meeting(meeting));
        Recipient recipient = new Recipient(new MailAddress(email), person.fullName());
        return Letter.of(LetterKind.REMINDER, person.id(), recipient, facts).in(meeting.id(), 0);
    }

    private boolean finish(Tx tx, Meeting meeting, Moment moment, int people) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO reminder_round (meeting_id, moment, starts_at, at)
                                VALUES (:id, :moment, :starts, :at) ON CONFLICT DO NOTHING
                                """)
                        .bind("id", meeting.id())
                        .bind("moment", moment)
                        .bind("starts", meeting.startsAt())
                        .bind("at", tx.now())
                        .execute();
        if (rows == 1) {
            ledger.append(
                    tx,
                    Entry.of("meeting.reminded", REMINDER)
                            .in(meeting.id())
                            .with("moment", moment)
                            .with("people", people));
        }
        return rows == 1;
    }
}
