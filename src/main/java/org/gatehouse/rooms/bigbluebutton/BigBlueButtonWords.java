package org.gatehouse.rooms.bigbluebutton;

import org.gatehouse.words.Wording;

/// What is said about BigBlueButton, from `words/en/bigbluebutton.properties`.
final class BigBlueButtonWords {
    private static final Wording WORDS = Wording.of("bigbluebutton");

    private BigBlueButtonWords() {}

    static String say(String key, Object... args) {
        return WORDS.text(key, args);
    }
}
