package org.gatehouse.sighting;

import java.util.Map;
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
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.StaffAccounts;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.watch.Grade;
import org.gatehouse.words.Wording;

/// Tells organisers of a leak: a letter to each, and a word to the open desks.
public final class Alerts {
    private static final Wording WORDS = Wording.of("said");

    private final StaffAccounts staff;
    private final Outbox outbox;
    private final Addresses addresses;
    private final Broadcast broadcast;

    public Alerts(StaffAccounts staff, Outbox outbox, Addresses addresses, Broadcast broadcast) {
        this.staff = staff;
        this.outbox = outbox;
        this.addresses = addresses;
        this.broadcast = broadcast;
    }

    /// What the letter is about.
    ///
    /// @param answer what is done about it
    record News(UUID sighting, UUID leak, Meeting meeting, Grade grade, Answer answer) {}

    void leak(Tx tx, News news) {
        for (StaffMember member : staff.list(tx.handle())) {
            if (member.isOrganiser()) {
                outbox.enqueue(tx, letter(member, news));
            }
        }
        tx.afterCommit(() -> broadcast.send(new Signal(Signal.desk(news.meeting().id()), "leak")));
    }

    private Letter letter(StaffMember member, News news) {
        Map<String, String> facts =
                Map.of(
                        "name", member.name(),
                        "meeting", news.meeting().title(),
                        "when", Spoken.when(news.meeting()),
                        "words", words(news),
                        "link", addresses.sighting(news.sighting()));
        return Letter.of(LetterKind.LEAK_SEEN, member.id(), to(member), facts)
                .in(news.meeting().id(), 0)
                .with(news.grade() == Grade.CERTAIN ? Priority.EMERGENCY_HOST : Priority.PROMPT)
                .distinct(news.leak() + ":" + news.answer());
    }

    private static String words(News news) {
        String sure =
                switch (news.grade()) {
                    case CERTAIN -> WORDS.text("said.leak.certain");
                    case STRONG -> WORDS.text("said.leak.strong");
                    case WEAK -> WORDS.text("said.leak.weak");
                };
        String done =
                switch (news.answer()) {
                    case ACT -> WORDS.text("said.leak.act");
                    case PROPOSE -> WORDS.text("said.leak.propose");
                    case TELL, LIST -> WORDS.text("said.leak.tell");
                };
        return sure + "\n" + done;
    }

    /// Asks every organiser to look round in public before `meeting`.
    void lookRound(Tx tx, Meeting meeting) {
        for (StaffMember member : staff.list(tx.handle())) {
            if (member.isOrganiser()) {
                Map<String, String> facts =
                        Map.of(
                                "name", member.name(),
                                "meeting", meeting.title(),
                                "when", Spoken.when(meeting),
                                "link", addresses.lookRound(meeting.id()));
                outbox.enqueue(
                        tx,
                        Letter.of(LetterKind.LOOK_ROUND, member.id(), to(member), facts)
                                .in(meeting.id(), 0)
                                .until(meeting.startsAt()));
            }
        }
    }

    private static Recipient to(StaffMember member) {
        return new Recipient(new MailAddress(member.email()), member.name());
    }
}
