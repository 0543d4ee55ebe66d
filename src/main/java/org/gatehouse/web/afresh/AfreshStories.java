package org.gatehouse.web.afresh;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.alert.Besides;
import org.gatehouse.alert.OtherWays;
import org.gatehouse.mail.SendingTime;
import org.gatehouse.rotation.Reached;
import org.gatehouse.rotation.Rotation;
import org.gatehouse.rotation.RotationFacts;
import org.gatehouse.rotation.RotationPlan;
import org.gatehouse.rotation.RotationStep;
import org.gatehouse.web.Form;
import org.gatehouse.web.Times;
import org.gatehouse.web.Words;
import org.gatehouse.web.room.RoomPages;
import org.gatehouse.web.storybook.SampleMeeting;
import org.gatehouse.web.storybook.Story;

/// The stories of setting a meeting up afresh, and of the practice room that it leads to.
public final class AfreshStories {
    private static final Instant NOW = Instant.parse("2021-11-11T19:25:00Z");
    private static final UUID ID = new UUID(0x7000, 1);

    private AfreshStories() {}

    public static List<Story> all() {
        Times times = new Times(Words.load("en"));
        return List.of(
                plan("afresh-plan", 3, List.of("smtp.example.org"), times),
                plan("afresh-plan-troubles", 0, List.of(), times),
                Story.page(
                        "afresh-stuck",
                        "afresh/board.jte",
                        Map.of(
                                "meeting",
                                SampleMeeting.MEETING,
                                "rotation",
                                rotation(),
                                "board",
                                board(),
                                "times",
                                times)),
                Story.page(
                        "room-inside",
                        "room/inside.jte",
                        Map.of(
                                "path",
                                "/room/sample",
                                "seats",
                                List.of(
                                        new RoomPages.Seat("Inspector Helen Marsh", false),
                                        new RoomPages.Seat("Margaret Hale", true)),
                                "showing",
                                "")),
                Story.page("room-closed", "room/closed.jte", Map.of()));
    }

    private static Story plan(String name, int spares, List<String> relays, Times times) {
        RotationFacts facts =
                new RotationFacts(
                        214,
                        37,
                        2,
                        40,
                        5,
                        true,
                        "pasted",
                        spares,
                        relays,
                        new SendingTime(Duration.ofMinutes(2), 0),
                        new OtherWays.Counts(31, 4 * spares));
        return Story.page(
                name,
                "afresh/plan.jte",
                Map.of(
                        "meeting",
                        SampleMeeting.MEETING,
                        "plan",
                        RotationPlan.of(facts),
                        "form",
                        Form.EMPTY,
                        "times",
                        times));
    }

    private static Rotation rotation() {
        return new Rotation(
                ID,
                ID,
                2,
                "Seen on a public page",
                NOW,
                "operator",
                Map.of(RotationStep.CLOSE_DOOR, NOW),
                Optional.of("The platform did not answer."),
                false);
    }

    /// One person of each kind.
    private static Reached.Board board() {
        Iterator<String> names =
                List.of(
                                "Agnes Botany",
                                "Bill Cowper",
                                "Clara Dunn",
                                "Dev Anand",
                                "Edith Quill",
                                "Fay Weldon",
                                "Margaret Hale",
                                "Gus Ho",
                                "Hamza Iqbal")
                        .iterator();
        Map<Reached.How, Integer> counts = new EnumMap<>(Reached.How.class);
        List<Reached.Person> people = new ArrayList<>();
        for (Reached.How how : Reached.How.values()) {
            counts.put(how, 1);
            people.add(person(names.next(), how));
        }
        return new Reached.Board(people.reversed(), counts, Optional.of(NOW));
    }

    private static Reached.Person person(String name, Reached.How how) {
        boolean refused = how == Reached.How.REFUSED;
        return new Reached.Person(
                name,
                Optional.of("somebody.of.long.address@example.org"),
                how,
                Optional.of("550 5.1.1 No such user").filter(_ -> refused),
                refused ? new Besides(2, 0, 1, 0, "This number gets no texts.") : Besides.NOTHING);
    }
}
