package org.gatehouse.rooms.pasted;

import java.util.List;
import org.gatehouse.words.Wording;

/// What is said about pasted links, from `words/en/pasted.properties`.
final class PastedWords {
    private static final Wording WORDS = Wording.of("pasted");

    private PastedWords() {}

    static String say(String key, Object... args) {
        return WORDS.text(key, args);
    }

    static List<String> list(String key) {
        return WORDS.list(key);
    }
}
