package org.gatehouse.refusal;

import java.time.Duration;
import java.util.List;

/// Something that was asked for and cannot be done. It names its words by their key in the message
/// files (`words/`), with the arguments that they take; the web's edge gives each kind its status.
public abstract sealed class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final transient List<Object> arguments;

    private Refusal(String key, Object... arguments) {
        super(key, null, false, false); // expected, so nobody needs a stack trace
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /// The key of the words, such as `refusal.notFound.meeting`.
    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }

    /// There is no such thing, or none that the asker may know of.
    public static final class NotFound extends Refusal {
        private static final long serialVersionUID = 1;

        public NotFound(String key) {
            super(key);
        }
    }

    /// There was such a thing; it is over.
    public static final class Gone extends Refusal {
        private static final long serialVersionUID = 1;

        public Gone(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /// One has to sign in first.
    public static final class SignIn extends Refusal {
        private static final long serialVersionUID = 1;

        public SignIn() {
            super("refusal.signIn");
        }
    }

    /// Whoever asks may not do this.
    public static final class NotAllowed extends Refusal {
        private static final long serialVersionUID = 1;

        public NotAllowed(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /// A form was filled in wrongly; each problem belongs to a field.
    public static final class Invalid extends Refusal {
        private static final long serialVersionUID = 1;
        private final transient List<Problem> problems;

        public Invalid(List<Problem> problems) {
            super("refusal.invalid");
            this.problems = List.copyOf(problems);
        }

        public List<Problem> problems() {
            return problems;
        }
    }

    /// It can't be done as things stand now, perhaps because somebody else was faster.
    public static final class Conflict extends Refusal {
        private static final long serialVersionUID = 1;

        public Conflict(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /// Too often in too short a time.
    public static final class TooMany extends Refusal {
        private static final long serialVersionUID = 1;
        private final Duration wait;

        public TooMany(String key, Duration wait) {
            super(key, Math.max(1, wait.plusSeconds(59).toMinutes()));
            this.wait = wait;
        }

        /// How long to wait before trying again.
        public Duration retryAfter() {
            return wait;
        }
    }

    /// Something that is needed, such as the meeting platform, can't be reached just now.
    public static final class Unavailable extends Refusal {
        private static final long serialVersionUID = 1;

        public Unavailable(String key, Object... arguments) {
            super(key, arguments);
        }
    }

    /// What is wrong with one field of a form.
    ///
    /// @param field the field's name in the form
    /// @param key the key of the words that say what is wrong and what to do
    public record Problem(String field, String key, List<Object> arguments) {
        public Problem {
            arguments = List.copyOf(arguments);
        }

        public static Problem of(String field, String key, Object... arguments) {
            return new Problem(field, key, List.of(arguments));
        }
    }
}
