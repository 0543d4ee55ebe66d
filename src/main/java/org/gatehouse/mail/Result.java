package org.gatehouse.mail;

/// What is to be noted about a letter.
sealed interface Result {
    QueuedLetter letter();

    record Sent(QueuedLetter letter, SendOutcome outcome) implements Result {}

    /// Its time had passed before it could be sent.
    record Expired(QueuedLetter letter) implements Result {}

    /// It is not to be sent, and the row says why.
    record Dropped(QueuedLetter letter) implements Result {}
}
