package org.gatehouse.watch;

import java.util.Locale;

/// The part of a post in which something stands.
public enum Part {
    TEXT,
    LINK,
    ALT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
