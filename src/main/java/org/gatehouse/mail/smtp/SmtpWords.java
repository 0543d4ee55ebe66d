package org.gatehouse.mail.smtp;

import org.gatehouse.words.Wording;

/// What is said about mail servers, from `words/en/mail-server.properties`.
final class SmtpWords {
    private static final Wording WORDS = Wording.of("mail-server");

    private SmtpWords() {}

    static String say(String key, Object... args) {
        return WORDS.text(key, args);
    }
}
