package org.gatehouse.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws a [Timeline]: how many were inside, and a lane for each sort of event, with a line where
/// the incident's moment is.
public final class TimelinePicture {
    private static final double WIDTH = 720;
    private static final double LEFT = 84;
    private static final double RIGHT = 12;
    private static final double TOP = 28;
    private static final double LEVELS = 90;
    private static final double LANE = 24;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /// Between how many minutes a label may stand.
    private static final List<Integer> STEPS = List.of(1, 2, 5, 10, 15, 30, 60, 120, 240);

    private static final int MOST_LABELS = 9;

    private final Timeline timeline;
    private final ZoneId zone;
    private final List<Drawing.Shape> shapes = new ArrayList<>();

    private TimelinePicture(Timeline timeline, ZoneId zone) {
        this.timeline = timeline;
        this.zone = zone;
    }

    /// The picture as SVG, with colours by class (`tl-…`).
    ///
    /// @param style what stands in its `<style>`; empty where a page brings its own
    public static String svg(Timeline timeline, ZoneId zone, String style) {
        return Svg.write(draw(timeline, zone), style);
    }

    static Drawing draw(Timeline timeline, ZoneId zone) {
        TimelinePicture picture = new TimelinePicture(timeline, zone);
        picture.axis();
        picture.levels();
        picture.lanes();
        picture.moment();
        return new Drawing(WIDTH, picture.bottom() + 22, picture.said(), picture.shapes);
    }

    private double bottom() {
        return TOP + LEVELS + 14 + LANE * Timeline.Lane.values().length;
    }

    private double x(Instant at) {
        double all = Math.max(1, Duration.between(timeline.from(), timeline.to()).toMillis());
        double share = Duration.between(timeline.from(), at).toMillis() / all;
        return LEFT + Math.clamp(share, 0, 1) * (WIDTH - LEFT - RIGHT);
    }

    private void axis() {
        long minutes = Math.max(1, Duration.between(timeline.from(), timeline.to()).toMinutes());
        int step =
                STEPS.stream()
                        .filter(one -> minutes / one <= MOST_LABELS)
                        .findFirst()
                        .orElse(STEPS.getLast());
        long first = -Math.floorDiv(-timeline.from().getEpochSecond(), step * 60L) * step * 60L;
        for (long at = first; at <= timeline.to().getEpochSecond(); at += step * 60L) {
            double x = x(Instant.ofEpochSecond(at));
            shapes.add(new Drawing.Line("grid", x, TOP, x, bottom()));
            String label = CLOCK.format(Instant.ofEpochSecond(at).atZone(zone));
            shapes.add(new Drawing.Text("label", x, bottom() + 14, "middle", label));
        }
    }

    private void levels() {
        List<Timeline.Level> levels = timeline.levels();
        int most = levels.stream().mapToInt(Timeline.Level::people).max().orElse(0);
        double ground = TOP + LEVELS;
        shapes.add(new Drawing.Text("label", LEFT - 8, TOP + 12, "end", Integer.toString(most)));
        shapes.add(new Drawing.Text("label", LEFT - 8, ground, "end", "inside 0"));
        for (int i = 0; i < levels.size(); i++) {
            Instant until = i + 1 < levels.size() ? levels.get(i + 1).at() : timeline.to();
            double from = x(levels.get(i).at());
            double height = most == 0 ? 0 : (LEVELS - 4) * levels.get(i).people() / most;
            if (height > 0 && x(until) > from) {
                shapes.add(
                        new Drawing.Box("level", from, ground - height, x(until) - from, height));
            }
        }
        shapes.add(new Drawing.Line("ground", LEFT, ground, WIDTH - RIGHT, ground));
    }

    private void lanes() {
        double y = TOP + LEVELS + 14 - LANE / 2;
        for (Timeline.Lane lane : Timeline.Lane.values()) {
            y += LANE;
            String name = lane.name().toLowerCase(Locale.ROOT);
            shapes.add(new Drawing.Text("label", LEFT - 8, y + 4, "end", name));
            shapes.add(new Drawing.Line("lane", LEFT, y, WIDTH - RIGHT, y));
            double last = -1;
            for (Timeline.Event event : timeline.events()) {
                double x = x(event.at());
                boolean told = event.lane() == lane && !event.at().isAfter(timeline.to());
                if (told && x - last > 1.5) {
                    shapes.add(new Drawing.Dot(name, x, y, 4));
                    last = x;
                }
            }
        }
    }

    private void moment() {
        double x = x(timeline.moment());
        shapes.add(new Drawing.Line("moment", x, TOP - 8, x, bottom()));
        String at = CLOCK.format(timeline.moment().atZone(zone));
        boolean right = x > WIDTH - 160;
        shapes.add(
                new Drawing.Text(
                        "momentLabel",
                        x + (right ? -6 : 6),
                        TOP - 10,
                        right ? "end" : "start",
                        "the incident, " + at));
    }

    private String said() {
        List<Timeline.Level> levels = timeline.levels();
        int most = levels.stream().mapToInt(Timeline.Level::people).max().orElse(0);
        return "From %s to %s, at most %d people inside at once, the incident at %s. The table has every event."
                .formatted(
                        CLOCK.format(timeline.from().atZone(zone)),
                        CLOCK.format(timeline.to().atZone(zone)),
                        most,
                        CLOCK.format(timeline.moment().atZone(zone)));
    }
}
