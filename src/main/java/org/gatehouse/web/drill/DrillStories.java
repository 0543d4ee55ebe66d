package org.gatehouse.web.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.drill.Drill;
import org.gatehouse.drill.Outcome;
import org.gatehouse.rotation.RotationStep;
import org.gatehouse.web.Form;
import org.gatehouse.web.Times;
import org.gatehouse.web.Words;
import org.gatehouse.web.storybook.SampleMeeting;
import org.gatehouse.web.storybook.Story;

/// The stories of rehearsing *afresh* from a meeting.
public final class DrillStories {
    private static final Instant NOW = Instant.parse("2021-11-11T19:25:00Z");
    private static final UUID ID = new UUID(0x7000, 1);

    private DrillStories() {}

    public static List<Story> all() {
        Times times = new Times(Words.load("en"));
        return List.of(
                Story.page(
                        "drill-begin",
                        "drill/begin.jte",
                        Map.of(
                                "meeting",
                                SampleMeeting.MEETING,
                                "form",
                                Form.of(Map.of("people", "200")),
                                "earlier",
                                List.of(drill(end())),
                                "times",
                                times)),
                result("drill", Optional.of(end()), times),
                result("drill-under-way", Optional.empty(), times));
    }

    private static Story result(String name, Optional<Drill.End> end, Times times) {
        return Story.page(
                name,
                "drill/result.jte",
                Map.of(
                        "meeting",
                        SampleMeeting.MEETING,
                        "drill",
                        new Drill(ID, ID, 214, NOW, "operator", end),
                        "underWay",
                        end.isEmpty(),
                        "times",
                        times));
    }

    private static Drill drill(Drill.End end) {
        return new Drill(ID, ID, 214, NOW, "operator", Optional.of(end));
    }

    private static Drill.End end() {
        Map<RotationStep, Duration> steps =
                Map.of(
                        RotationStep.CLOSE_DOOR, Duration.ZERO,
                        RotationStep.OPEN_ROOM, Duration.ofMillis(31),
                        RotationStep.MOVE, Duration.ofMillis(208),
                        RotationStep.WRITE_LETTERS, Duration.ofMillis(390),
                        RotationStep.END_OLD_ROOM, Duration.ofMillis(44));
        return new Drill.End(new Outcome(107, 20, 214, steps), Duration.ofMinutes(2), 0, false);
    }
}
