package org.gatehouse.rooms;

import java.util.function.Function;

/// What became of something that was asked of a meeting platform. Reasons are plain English for the
/// person who has to do something about it, and hold no secrets.
public sealed interface Outcome<T> {
    /// It took.
    record Done<T>(T value) implements Outcome<T> {}

    /// The platform (or a rule of ours) said no; asking again will not help by itself.
    record Refused<T>(String reason) implements Outcome<T> {}

    /// No answer, or one that leaves open whether it took; asking again may help.
    record Unreachable<T>(String reason) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(String reason) {
        return new Refused<>(reason);
    }

    static <T> Outcome<T> unreachable(String reason) {
        return new Unreachable<>(reason);
    }

    /// The same outcome about another thing.
    default <U> Outcome<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(change.apply(value));
            case Refused<T>(String reason) -> new Refused<>(reason);
            case Unreachable<T>(String reason) -> new Unreachable<>(reason);
        };
    }

    /// What comes of doing `next` once this is done.
    default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(String reason) -> new Refused<>(reason);
            case Unreachable<T>(String reason) -> new Unreachable<>(reason);
        };
    }

    /// The word for it in a column: `done`, `refused`, `unreachable`.
    default String word() {
        return switch (this) {
            case Done<T> _ -> "done";
            case Refused<T> _ -> "refused";
            case Unreachable<T> _ -> "unreachable";
        };
    }

    /// Why it did not take; empty where it did.
    default String reason() {
        return switch (this) {
            case Done<T> _ -> "";
            case Refused<T>(String reason) -> reason;
            case Unreachable<T>(String reason) -> reason;
        };
    }
}
