package org.gatehouse.web.inroom;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.inroom.Act;
import org.gatehouse.inroom.InRoomDesk.Look;
import org.gatehouse.inroom.Line;
import org.gatehouse.inroom.Seen;
import org.gatehouse.web.Tone;

/// What the desk inside the program shows of the program's own lists.
public record Panel(Look look, Seen seen) {
    /// The refusals that have words of their own.
    private static final Set<Integer> KNOWN =
            Set.of(10233, 10235, 10236, 10237, 10238, 10239, 10240);

    public List<Line> waiting() {
        return look.lines().stream().filter(line -> !line.inside()).toList();
    }

    public List<Line> inside() {
        return look.lines().stream().filter(Line::inside).toList();
    }

    /// The name on the pass, where it is another than the one that is shown.
    public Optional<String> passName(Line line) {
        return line.row()
                .map(row -> row.registrant().fullName())
                .filter(name -> !name.equalsIgnoreCase(line.someone().name()));
    }

    public Tone tone(Line line) {
        return switch (line.standing()) {
            case HOST -> Tone.PLAIN;
            case LET_IN -> Tone.GOOD;
            case BY_NAME, NOT_LET_IN, PUT_BACK -> Tone.CAREFUL;
            case TWICE, PUT_OUT, STRANGER -> Tone.BAD;
        };
    }

    /// The key of the words for how somebody stands.
    public String standing(Line line) {
        return "inroom.standing." + line.standing();
    }

    /// The key of the words for a refusal of the program's.
    public String refusal(int code) {
        return "inroom.refused." + (KNOWN.contains(code) ? Integer.toString(code) : "other");
    }

    /// Whether this version of the program can put nobody out, so that a person must.
    public boolean putsNobodyOut() {
        return !seen.able().contains(Act.REMOVE);
    }
}
