package org.gatehouse.web;

import java.util.Locale;

/// How a tag or a notice is meant. Each has a sign of its own shape, so that nobody needs to tell
/// colours apart.
public enum Tone {
    GOOD("check"),
    WAITING("clock"),
    CAREFUL("warning"),
    BAD("cross"),
    PLAIN("info");

    private final String sign;

    Tone(String sign) {
        this.sign = sign;
    }

    /// The name of its sign in `components/sign.jte`.
    public String sign() {
        return sign;
    }

    /// Its class in the stylesheet.
    public String css() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
