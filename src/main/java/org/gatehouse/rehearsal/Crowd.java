package org.gatehouse.rehearsal;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.Forum;
import org.gatehouse.door.Entrance;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.sql.Tx;

/// Thousands of registrants of one meeting, each with a mailbox, a pass and a device, through the
/// same calls that the pages make.
final class Crowd {
    private static final Actor OPERATOR = new Actor.Operator();
    private static final int AT_ONCE = 500;
    private static final int SPEAKERS = 5;

    private final Forum forum;
    private final List<Somebody> people = new ArrayList<>();
    final Meeting meeting;

    /// One of them.
    ///
    /// @param browser the hash of the device's cookie
    record Somebody(UUID id, String token, String browser) {}

    /// Announces a meeting whose door is open, in rooms of `provider`.
    Crowd(Forum forum, int capacity, String provider) {
        this.forum = forum;
        this.meeting =
                forum.database.write(
                        tx -> forum.meetings.create(tx, plan(capacity, provider), OPERATOR));
        forum.meetingRooms.announce(meeting.id(), OPERATOR);
    }

    private MeetingPlan plan(int capacity, String provider) {
        LocalDateTime start =
                LocalDateTime.ofInstant(forum.clock.instant(), Stage.ZONE)
                        .truncatedTo(ChronoUnit.MINUTES);
        return new MeetingPlan(
                "Autumn meeting with the police",
                start,
                Stage.ZONE,
                start.atZone(Stage.ZONE).toInstant(),
                90,
                "Questions to the police and the council",
                capacity,
                60,
                AdmissionPolicy.FIRST_TIMERS_BY_HAND,
                provider);
    }

    /// Registers `count` people.
    void register(int count) {
        while (people.size() < count) {
            int from = people.size();
            int to = Math.min(count, from + AT_ONCE);
            people.addAll(
                    forum.database.write(
                            tx -> {
                                List<Somebody> some = new ArrayList<>();
                                for (int i = from; i < to; i++) {
                                    some.add(register(tx, i));
                                }
                                return some;
                            }));
        }
    }

    private Somebody register(Tx tx, int number) {
        String email = "resident%05d@mail%02d.example".formatted(number, number % 40);
        Registrant one =
                forum.registrants.add(
                        tx,
                        meeting.id(),
                        new Registrants.Details(name(number), "Chesham", "", "", "", 1),
                        email,
                        forum.challenges.mailbox(new MailAddress(email)),
                        number < SPEAKERS ? "Councillor" : null,
                        OPERATOR);
        forum.registrants.approve(tx, one, OPERATOR, "by-hand");
        Passes.Issued pass = forum.passes.issue(tx, meeting.id(), one.id(), OPERATOR);
        String browser = forum.keys.hash(Purpose.BROWSER, forum.keys.newToken());
        forum.devices.bind(tx, meeting.id(), one.id(), browser, "Firefox", "mailbox");
        return new Somebody(one.id(), pass.token(), browser);
    }

    /// In letters alone, since names with digits are looked at twice.
    private static String name(int number) {
        StringBuilder name = new StringBuilder("Resident ");
        for (int left = number; name.length() < 14; left /= 26) {
            name.append((char) ((name.length() == 9 ? 'A' : 'a') + left % 26));
        }
        return name.toString();
    }

    /// Lets the first `count` of them into the room.
    void letIn(int count) {
        for (Somebody one : people.subList(0, Math.min(count, people.size()))) {
            Optional<String> browser = Optional.of(one.browser());
            forum.database.write(
                    tx -> {
                        UUID knock = forum.lobby.knock(tx, one.token(), browser);
                        forum.desk.admit(tx, knock, OPERATOR);
                        return knock;
                    });
            forum.entrance.comeIn(
                    one.token(),
                    browser,
                    new Entrance.Origin("198.18.0.1", "Firefox"),
                    forum.clock.instant());
        }
    }

    /// Has those from number `from` to before `to` knock.
    void knock(int from, int to) {
        for (Somebody one : people.subList(from, to)) {
            forum.database.write(
                    tx -> forum.lobby.knock(tx, one.token(), Optional.of(one.browser())));
        }
    }

    List<Somebody> people() {
        return List.copyOf(people);
    }
}
