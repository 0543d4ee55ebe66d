package org.gatehouse.watch;

import java.util.Locale;

/// How sure a finding is, in rising order.
public enum Grade {
    /// Looks alike; a person should judge.
    WEAK,
    /// A room's number where people speak of meetings, or a number that is nothing else.
    STRONG,
    /// A registered link, somebody's personal link, or a number together with its passcode.
    CERTAIN;

    /// The word written to files and shown to people: `weak`, `strong` or `certain`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
