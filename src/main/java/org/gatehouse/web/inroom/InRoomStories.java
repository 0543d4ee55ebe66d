package org.gatehouse.web.inroom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.inroom.Act;
import org.gatehouse.inroom.InRoomDesk.Look;
import org.gatehouse.inroom.InRoomDesk.State;
import org.gatehouse.inroom.Line;
import org.gatehouse.inroom.Line.Standing;
import org.gatehouse.inroom.Seen;
import org.gatehouse.inroom.Someone;
import org.gatehouse.web.storybook.SampleMeeting;
import org.gatehouse.web.storybook.Story;

/// The stories of the desk inside a platform's program.
public final class InRoomStories {
    private InRoomStories() {}

    public static List<Story> all() {
        return List.of(
                Story.page(
                        "in-zoom-begin",
                        "inroom/begin.jte",
                        Map.of("problem", "This code doesn’t work, or no longer does.")),
                Story.page(
                        "in-zoom-code",
                        "inroom/code.jte",
                        Map.of(
                                "meeting",
                                SampleMeeting.MEETING,
                                "code",
                                "K7QD4-MXPT2",
                                "ready",
                                false)),
                Story.page("in-zoom-desk", "storybook/inZoom.jte", Map.of("panel", evening())));
    }

    private static Panel evening() {
        List<Line> lines =
                List.of(
                        line("Joan Whitlock", false, Standing.LET_IN, Optional.of(Act.ADMIT)),
                        line("Anne Fletcher", false, Standing.BY_NAME, Optional.empty()),
                        line("Max Power", false, Standing.PUT_BACK, Optional.empty()),
                        line("iPhone", false, Standing.STRANGER, Optional.empty()),
                        line("Olive Owen", true, Standing.HOST, Optional.empty()),
                        line("Ruth Baker", true, Standing.TWICE, Optional.empty()));
        return new Panel(new Look(State.READY, lines, true, List.of()), seen());
    }

    private static Seen seen() {
        return new Seen(
                "812 3456 7890",
                true,
                false,
                EnumSet.of(Act.ADMIT, Act.PUT_BACK, Act.GUARD),
                List.of(),
                List.of());
    }

    private static Line line(String name, boolean inside, Standing standing, Optional<Act> due) {
        Set<Act> offered =
                switch (standing) {
                    case HOST, STRANGER, NOT_LET_IN, PUT_OUT -> Set.of();
                    case LET_IN, BY_NAME, PUT_BACK, TWICE ->
                            due.isPresent() ? Set.of() : Set.of(inside ? Act.PUT_BACK : Act.ADMIT);
                };
        return new Line(
                new Someone(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString(), name, false),
                inside,
                Optional.empty(),
                standing,
                due,
                offered,
                standing == Standing.BY_NAME ? Optional.of(10240) : Optional.empty());
    }
}
