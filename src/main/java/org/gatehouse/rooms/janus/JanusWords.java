package org.gatehouse.rooms.janus;

import org.gatehouse.words.Wording;

/// What is said about Janus, from `words/en/janus.properties`.
final class JanusWords {
    private static final Wording WORDS = Wording.of("janus");

    private JanusWords() {}

    static String say(String key, Object... args) {
        return WORDS.text(key, args);
    }
}
