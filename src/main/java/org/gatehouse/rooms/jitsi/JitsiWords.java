package org.gatehouse.rooms.jitsi;

import org.gatehouse.words.Wording;

/// What is said about Jitsi, from `words/en/jitsi.properties`.
final class JitsiWords {
    private static final Wording WORDS = Wording.of("jitsi");

    private JitsiWords() {}

    static String say(String key, Object... args) {
        return WORDS.text(key, args);
    }
}
