package org.gatehouse.mail;

import org.jspecify.annotations.Nullable;

/// What is to be noted about a letter.
sealed interface Result {
    QueuedLetter letter();

    /// A mail server gave its word on it, or the connection broke.
    ///
    /// @param relay the mail server that was asked, see [MailTransport#account]
    record Sent(QueuedLetter letter, SendOutcome outcome, @Nullable String relay)
            implements Result {}

    /// Its time had passed before it could be sent.
    record Expired(QueuedLetter letter) implements Result {}

    /// It is not to be sent, and the row says why.
    record Dropped(QueuedLetter letter) implements Result {}
}
