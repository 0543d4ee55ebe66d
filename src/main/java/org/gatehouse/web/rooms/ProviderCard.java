package org.gatehouse.web.rooms;

import java.util.List;
import java.util.Optional;
import org.gatehouse.rooms.ProviderSetUp;
import org.gatehouse.rooms.ProviderSetUp.Origin;
import org.gatehouse.rooms.Trials;
import org.gatehouse.web.Tone;

/// How one provider stands, as its page shows it. Holds the names of what is set and the texts of
/// what is no secret.
///
/// @param name the provider's name
/// @param lines what is asked for; empty for a provider that needs no setting up
/// @param origin where its settings come from
/// @param trouble why what is set can't be used
/// @param trial what came of trying it out last, and when, in words
/// @param heard when it last reported anything, in words
/// @param hook where it reports to
public record ProviderCard(
        String name,
        List<Line> lines,
        Origin origin,
        Optional<String> trouble,
        Optional<Tried> trial,
        Optional<String> heard,
        Optional<String> hook) {
    public ProviderCard {
        lines = List.copyOf(lines);
    }

    /// One setting.
    ///
    /// @param required whether nothing works without it
    /// @param given whether it is set
    /// @param variable the environment variable that sets it
    public record Line(
            String key,
            boolean required,
            boolean given,
            boolean secret,
            Kind kind,
            String variable) {
        /// How it is typed in.
        public enum Kind {
            TEXT,
            LINES,
            SWITCH
        }
    }

    /// A trial in words.
    ///
    /// @param by the name of who tried it; empty where that is not known any more
    public record Tried(Trials.Trial trial, String when, Optional<String> by) {}

    static Line line(String provider, Setting setting, ProviderSetUp.State state) {
        return new Line(
                setting.key(),
                setting.required(),
                state.texts().optional(setting.key()).isPresent(),
                setting.isSecret(),
                switch (setting.kind()) {
                    case TEXT, SECRET -> Line.Kind.TEXT;
                    case SECRET_LINES -> Line.Kind.LINES;
                    case SWITCH -> Line.Kind.SWITCH;
                },
                setting.variable(provider));
    }

    /// The settings that nothing works without and that are not set.
    public List<Line> missing() {
        return lines.stream().filter(line -> line.required() && !line.given()).toList();
    }

    /// Whether it needs setting up at all.
    public boolean isPlatform() {
        return !lines.isEmpty();
    }

    /// Whether meetings can be held there now.
    public boolean isReady() {
        return !isPlatform() || (origin != Origin.NONE && trouble.isEmpty());
    }

    public boolean isFromFile() {
        return origin == Origin.FILE;
    }

    /// The key of how it stands, under `rooms.state.`.
    public String stateKey() {
        if (!isReady()) {
            return trouble.isPresent() ? "broken" : "none";
        }
        return trial.map(tried -> tried.trial().isGood() ? "good" : "missing").orElse("untried");
    }

    public Tone tone() {
        return switch (stateKey()) {
            case "good" -> Tone.GOOD;
            case "missing", "broken" -> Tone.BAD;
            case "untried" -> Tone.CAREFUL;
            default -> Tone.PLAIN;
        };
    }
}
