package org.gatehouse.rehearsal;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.Forum;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.registration.Application;
import org.gatehouse.rooms.practice.PracticeRooms;
import org.gatehouse.sql.Tx;

/// What there was before: who came to earlier meetings, and the meeting as it is announced. This is
/// the only act that does not go through the pages.
final class Announcing implements Act {
    private static final Actor OPERATOR = new Actor.Operator();
    private static final String AGENDA =
            """
            1. Welcome
            2. Burglary and car crime since the summer
            3. Speeding in the villages
            4. Questions to the police and the council
            """;

    @Override
    public String title() {
        return "The meeting is announced";
    }

    @Override
    public void play(Stage stage) {
        stage.at(Stage.DAY_BEFORE, "17:00");
        Forum forum = stage.forum;
        UUID earlier = forum.ids.next();
        Meeting meeting =
                forum.database.write(tx -> forum.meetings.create(tx, plan(stage), OPERATOR));
        forum.meetingRooms.announce(meeting.id(), OPERATOR);
        forum.database.write(
                tx -> {
                    stage.cast.residents().stream()
                            .filter(Person::known)
                            .forEach(person -> remember(tx, forum, person, earlier));
                    return invite(tx, forum, meeting, stage.cast.speaker());
                });
        stage.meeting = meeting;
        long known = stage.cast.residents().stream().filter(Person::known).count();
        stage.timeline.tell(
                "The meeting is announced for %s at seven. %d residents came to the last one."
                        .formatted(Stage.EVENING, known));
    }

    private static MeetingPlan plan(Stage stage) {
        LocalDateTime start = Stage.EVENING.atTime(LocalTime.of(19, 0));
        return new MeetingPlan(
                "Community policing forum",
                start,
                Stage.ZONE,
                start.atZone(Stage.ZONE).toInstant(),
                90,
                AGENDA,
                stage.cast.residents().size() * 2 + 20,
                30,
                AdmissionPolicy.FIRST_TIMERS_BY_HAND,
                PracticeRooms.NAME);
    }

    private static void remember(Tx tx, Forum forum, Person person, UUID earlier) {
        forum.acquaintances.remember(
                tx,
                forum.challenges.mailbox(new MailAddress(person.email())),
                Acquaintances.Ground.ATTENDED,
                earlier,
                OPERATOR);
    }

    private static UUID invite(Tx tx, Forum forum, Meeting meeting, Person speaker) {
        Application application =
                new Application(
                        speaker.name(),
                        new MailAddress(speaker.email()),
                        speaker.area(),
                        "",
                        "",
                        "",
                        1);
        return forum.registrations
                .invite(tx, meeting.id(), application, Optional.of(Cast.BADGE), OPERATOR)
                .pass()
                .id();
    }
}
