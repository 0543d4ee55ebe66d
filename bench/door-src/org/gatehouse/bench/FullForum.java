package org.gatehouse.bench;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.Config;
import org.gatehouse.Forum;
import org.gatehouse.forum.ForumProfile;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.rooms.practice.PracticeRooms;
import org.gatehouse.sql.DatabaseAddress;
import org.gatehouse.sql.Tx;

/// A forum with one meeting whose door is open and many people whose passes are on their phones.
final class FullForum {
    private static final Actor OPERATOR = new Actor.Operator();
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    private final Forum forum;

    private FullForum(Forum forum) {
        this.forum = forum;
    }

    /// A pass and the cookie of the browser that has proved its mailbox.
    record Phone(String pass, String cookie) {}

    /// Makes it in the folder `data`, as `serve --data` will look for it, and closes it again.
    static List<Phone> make(Path data, int people) {
        SecureRandom random = new SecureRandom();
        Keys keys = KeyFile.open(data.resolve("gatehouse.key"), random);
        try (Forum forum = new Forum(config(data), keys, Clock.systemUTC(), random)) {
            return new FullForum(forum).fill(people);
        }
    }

    private static Config config(Path data) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return Config.plain(
                new Config.Server(0, loopback, URI.create("http://localhost"), List.of()),
                data,
                DatabaseAddress.embedded(data.resolve("gatehouse.db")),
                data.resolve("gatehouse.key"),
                Optional.empty());
    }

    private List<Phone> fill(int people) {
        ForumProfile profile =
                new ForumProfile(
                        "Chess Valley Forum",
                        "#1f5f5b",
                        List.of("Chesham", "Latimer"),
                        "the chair, chair@example.org",
                        "forum@example.org",
                        ZONE);
        forum.database.write(
                tx -> {
                    forum.profiles.save(tx, profile, OPERATOR);
                    return 0;
                });
        MeetingPlan plan = plan(forum.clock.instant(), people);
        Meeting meeting = forum.database.write(tx -> forum.meetings.create(tx, plan, OPERATOR));
        forum.meetingRooms.announce(meeting.id(), OPERATOR);
        return forum.database.write(
                tx -> {
                    List<Phone> phones = new ArrayList<>();
                    for (int i = 0; i < people; i++) {
                        phones.add(phone(tx, meeting, i));
                    }
                    return phones;
                });
    }

    /// In an hour, the door open since an hour ago.
    private static MeetingPlan plan(Instant now, int people) {
        ZonedDateTime start = now.atZone(ZONE).truncatedTo(ChronoUnit.MINUTES).plusHours(1);
        return new MeetingPlan(
                "Road safety in Mill Lane",
                start.toLocalDateTime(),
                ZONE,
                start.toInstant(),
                90,
                "1. **Speeding**\n2. Burglary",
                people,
                120,
                AdmissionPolicy.FIRST_TIMERS_BY_HAND,
                PracticeRooms.NAME);
    }

    private Phone phone(Tx tx, Meeting meeting, int number) {
        Registrants.Details details =
                new Registrants.Details("Resident " + number + " Ames", "Chesham", "", "", "", 1);
        MailAddress address = new MailAddress("resident" + number + "@example.com");
        String mailbox = forum.challenges.mailbox(address);
        Registrant registrant =
                forum.registrants.add(
                        tx, meeting.id(), details, address.text(), mailbox, null, OPERATOR);
        forum.registrants.approve(tx, registrant, new Actor.Rule("known"), "known");
        String pass = forum.passes.issue(tx, meeting.id(), registrant.id(), OPERATOR).token();
        String cookie = forum.keys.newToken();
        forum.devices.bind(
                tx,
                meeting.id(),
                registrant.id(),
                forum.keys.hash(Purpose.BROWSER, cookie),
                "Safari on iPhone",
                "mailbox");
        return new Phone(pass, cookie);
    }
}
