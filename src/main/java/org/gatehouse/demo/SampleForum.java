package org.gatehouse.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.Forum;
import org.gatehouse.forum.ForumProfile;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.registration.Application;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.gatehouse.rooms.practice.PracticeRooms;
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.Role;

/// Fills an empty forum with people and a meeting whose door is open, through the same calls that
/// the pages make.
public final class SampleForum {
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    private static final Actor OPERATOR = new Actor.Operator();

    private static final String AGENDA =
            """
            1. **Welcome** and apologies
            2. **Your top three concerns**: what the survey said
            3. Speeding in Mill Lane and the High Street
            4. Burglary and how to mark your things
            5. Questions to the police and the council

            Questions that you send in with your registration are put first.
            """;

    private final Forum forum;

    public SampleForum(Forum forum) {
        this.forum = forum;
    }

    /// Where to click.
    ///
    /// @param organiser and `gatekeeper`: tokens of their one-time invitations
    public record Doors(Meeting meeting, String organiser, String gatekeeper) {}

    /// Makes it all.
    public Doors fill() {
        Instant now = forum.clock.instant();
        forum.database.write(
                tx -> {
                    forum.profiles.save(tx, profile(), OPERATOR);
                    return tx.now();
                });
        Meeting meeting =
                forum.database.write(tx -> forum.meetings.create(tx, plan(now), OPERATOR));
        forum.meetingRooms.announce(meeting.id(), OPERATOR);
        forum.unattended.deskIsOpen(meeting.id(), now);
        forum.database.write(tx -> people(tx, meeting));
        return forum.database.write(
                tx ->
                        new Doors(
                                meeting,
                                invite(
                                        tx,
                                        "Margaret Ellis",
                                        "margaret@example.org",
                                        Role.ORGANISER),
                                invite(tx, "Dev Patel", "dev@example.org", Role.GATEKEEPER)));
    }

    private static ForumProfile profile() {
        return new ForumProfile(
                "Wendover Vale Policing Forum",
                "#1f5f5b",
                List.of("Wendover", "Halton", "Ellesborough", "Stoke Mandeville", "Elsewhere"),
                "Ruth Baker, the forum’s chair: chair@example.org",
                "forum@example.org",
                ZONE);
    }

    /// This evening at seven, or the next half hour where that is over; the door is open already.
    private static MeetingPlan plan(Instant now) {
        ZonedDateTime local = now.atZone(ZONE).truncatedTo(ChronoUnit.MINUTES);
        ZonedDateTime seven = local.with(LocalTime.of(19, 0));
        ZonedDateTime start =
                seven.isAfter(local.plusMinutes(10))
                        ? seven
                        : local.truncatedTo(ChronoUnit.HOURS)
                                .plusMinutes(local.getMinute() < 25 ? 30 : 60);
        long untilStart = Duration.between(now, start.toInstant()).toMinutes();
        return new MeetingPlan(
                "Autumn meeting with the police",
                start.toLocalDateTime(),
                ZONE,
                start.toInstant(),
                90,
                AGENDA,
                200,
                Math.toIntExact(Math.min(untilStart + 30, MeetingPlan.MAX_MINUTES)),
                AdmissionPolicy.FIRST_TIMERS_BY_HAND,
                PracticeRooms.NAME);
    }

    private String invite(Tx tx, String name, String email, Role role) {
        return forum.staff.invite(tx, name, email, role, OPERATOR).token();
    }

    private Integer people(Tx tx, Meeting meeting) {
        forum.registrations.invite(
                tx,
                meeting.id(),
                application("Helen Marsh", "helen.marsh@example.org", "Elsewhere", ""),
                Optional.of("Inspector"),
                OPERATOR);
        neighbour(tx, meeting, "Joan Whitlock", "Wendover", "Will there be more patrols?", true);
        neighbour(tx, meeting, "Samir Haddad", "Halton", "", true);
        neighbour(tx, meeting, "Peter Gough", "Ellesborough", "Who mends the speed camera?", true);
        neighbour(tx, meeting, "Anne Fletcher", "Stoke Mandeville", "", false);
        newcomer(tx, meeting, "Tomasz Nowak", "tomasz@example.com", "Wendover");
        newcomer(tx, meeting, "Helen Marsh", "hm1987@mailinator.com", "Elsewhere");
        return 0;
    }

    private static Application application(
            String name, String email, String area, String question) {
        return new Application(name, new MailAddress(email), area, "", question, "", 1);
    }

    private void neighbour(
            Tx tx, Meeting meeting, String name, String area, String question, boolean knocks) {
        String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.com";
        Registrant registrant = add(tx, meeting, application(name, email, area, question));
        forum.acquaintances.remember(
                tx,
                registrant.mailbox().orElseThrow(),
                Acquaintances.Ground.ATTENDED,
                forum.ids.next(),
                OPERATOR);
        forum.registrants.approve(tx, registrant, new Actor.Rule("known"), "known");
        arrive(tx, meeting, registrant, "Safari on iPhone", knocks);
    }

    private void newcomer(Tx tx, Meeting meeting, String name, String email, String area) {
        Registrant registrant = add(tx, meeting, application(name, email, area, ""));
        arrive(tx, meeting, registrant, "Chrome on Android", true);
    }

    private Registrant add(Tx tx, Meeting meeting, Application person) {
        Registrants.Details details =
                new Registrants.Details(
                        person.fullName(), person.area(), "", person.question(), "", 1);
        String mailbox = forum.challenges.mailbox(person.email());
        String email = person.email().text();
        return forum.registrants.add(tx, meeting.id(), details, email, mailbox, null, OPERATOR);
    }

    private void arrive(
            Tx tx, Meeting meeting, Registrant registrant, String label, boolean knocks) {
        UUID id = registrant.id();
        Passes.Issued issued = forum.passes.issue(tx, meeting.id(), id, OPERATOR);
        String browser = forum.keys.hash(Purpose.BROWSER, forum.keys.newToken());
        forum.devices.bind(tx, meeting.id(), id, browser, label, "mailbox");
        if (knocks) {
            forum.lobby.knock(tx, issued.token(), Optional.of(browser));
        }
    }
}
